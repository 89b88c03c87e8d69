import type { ComponentChildren, VNode } from 'preact';
import type { Inline } from '../domain/text/inline-marks.ts';
import { type Block, parseMarks } from '../domain/text/marks.ts';

/** A text of the owner's, its marks shown as elements of a closed set and everything else as text (Z-1). */
export const MarkedText = ({ text }: { readonly text: string }): VNode => <>{parseMarks(text).map(block)}</>;

function block(node: Block): VNode {
  if (node.kind === 'paragraph') return <p>{inline(node.content)}</p>;
  const List = node.ordered ? 'ol' : 'ul';
  return (
    <List>
      {node.items.map((item) => (
        <li>{inline(item)}</li>
      ))}
    </List>
  );
}

const inline = (nodes: readonly Inline[]): ComponentChildren => nodes.map(mark);

function mark(node: Inline): ComponentChildren {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return <strong>{inline(node.content)}</strong>;
    case 'italic':
      return <em>{inline(node.content)}</em>;
    case 'code':
      return <code>{node.text}</code>;
    case 'link':
      return (
        <>
          {/* Where it leads is read in its own direction, whichever way the words before it turned. */}
          <a href={node.href} target="_blank" rel="noopener noreferrer nofollow ugc" dir="auto">
            {node.text}
          </a>
          {node.host && [' (', <bdi key="host">{node.host}</bdi>, ')']}
        </>
      );
  }
}
