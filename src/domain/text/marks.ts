import { type Inline, parseInline } from './inline-marks.ts';

/** A paragraph (its line ends are `\n` in the text), or a list; nothing else stands at the top (Z-1). */
export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

interface ListMark {
  readonly ordered: boolean;
  readonly text: string;
}

/**
 * Reads a text with the closed set of marks into plain data to be shown as elements (Z-1): paragraphs parted by an
 * empty line, lists of lines that begin with `- ` or count up from `1. `, and inside them the marks of `parseInline`.
 * Whatever is no mark is text. Takes time in proportion to the text; nesting is at most three deep.
 */
export function parseMarks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  let ordered = false;

  const endParagraph = (): void => {
    if (lines.length) blocks.push({ kind: 'paragraph', content: parseInline(lines.join('\n')) });
    lines = [];
  };
  const endList = (): void => {
    if (items.length) blocks.push({ kind: 'list', ordered, items: items.map(parseInline) });
    items = [];
  };

  for (const line of text.split(/\r\n?|\n/)) {
    const mark = listMark(line, ordered ? items.length + 1 : 1);
    if (mark) {
      endParagraph();
      if (mark.ordered !== ordered) endList();
      ordered = mark.ordered;
      items.push(mark.text);
    } else {
      endList();
      if (line.trim()) lines.push(line.trim());
      else endParagraph();
    }
  }
  endParagraph();
  endList();
  return blocks;
}

/** Only the number that is due makes an item, so that a line such as "24. December closed" keeps its day. */
function listMark(line: string, due: number): ListMark | null {
  const mark = ['- ', `${due}. `].find((each) => line.startsWith(each));
  const text = mark && line.slice(mark.length).trim();
  return text ? { ordered: mark !== '- ', text } : null;
}
