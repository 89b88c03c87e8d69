import { type Link, readLink } from './link-mark.ts';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic'; readonly content: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | Link;

/** A mark that was opened and waits for its end, with what stands inside it so far; the first frame is the paragraph. */
interface Frame {
  readonly mark: string;
  readonly content: Inline[];
}

const MARKS: Readonly<Record<string, 'bold' | 'italic'>> = { '**': 'bold', '*': 'italic', _: 'italic' };

/** Where a mark, a link or a bare address may begin; everything between is text. */
const CANDIDATE = /\*+|_+|`|\[|\b(?:https?|mailto|tel):/giu;

/** Inside words stars and underlines are letters: `2*3*4`, `snake_case`. Scripts written without spaces are not meant. */
const WORD = /[\w\u00c0-\u024f]/;

/**
 * Reads the marks inside a paragraph: `**bold**`, `*italic*` or `_italic_`, `` `code` ``, `[text](address)` and bare
 * addresses (Z-1). One that is never closed is text. No mark stands inside itself, so the depth is bounded; every
 * character is looked at a fixed number of times, so the time is in proportion to the text.
 */
export function parseInline(text: string): readonly Inline[] {
  const frames: Frame[] = [];
  let frame: Frame = { mark: '', content: [] };
  const lastBacktick = text.lastIndexOf('`');
  let done = 0;

  const leave = (): Inline[] => {
    const { content } = frame;
    frame = frames.pop() as Frame;
    return content;
  };
  /** Makes the innermost open mark text again. */
  const giveUp = (): void => {
    const { mark } = frame;
    const content = leave();
    for (const node of [{ kind: 'text', text: mark } as const, ...content]) add(frame.content, node);
  };

  for (const { index, 0: candidate } of text.matchAll(CANDIDATE)) {
    if (index < done) continue;
    add(frame.content, { kind: 'text', text: text.slice(done, index) });
    done = index + candidate.length;
    const kind = MARKS[candidate];
    const before = text[index - 1] ?? ' ';
    const after = text[done] ?? ' ';
    const mayOpen = /\S/.test(after) && !WORD.test(before);
    const mayClose = /\S/.test(before) && !WORD.test(after);
    const open = [frame, ...frames];
    if (kind && mayClose && open.some(({ mark }) => mark === candidate)) {
      while (frame.mark !== candidate) giveUp();
      const content = leave();
      add(frame.content, { kind, content });
    } else if (kind && mayOpen && open.every(({ mark }) => MARKS[mark] !== kind)) {
      frames.push(frame);
      frame = { mark: candidate, content: [] };
    } else if (candidate === '`' && index < lastBacktick) {
      const end = text.indexOf('`', done);
      add(frame.content, end > done ? { kind: 'code', text: text.slice(done, end) } : { kind: 'text', text: '``' });
      done = end + 1;
    } else {
      const link = kind ? null : readLink(text, index);
      add(frame.content, link?.node ?? { kind: 'text', text: candidate });
      if (link) done = link.end;
    }
  }
  add(frame.content, { kind: 'text', text: text.slice(done) });
  while (frames.length > 0) giveUp();
  return frame.content;
}

/** Appends, keeping neighbouring texts one node. */
function add(content: Inline[], node: Inline): void {
  const last = content.at(-1);
  if (node.kind !== 'text' || last?.kind !== 'text') {
    if (node.kind !== 'text' || node.text) content.push(node);
  } else content[content.length - 1] = { kind: 'text', text: last.text + node.text };
}
