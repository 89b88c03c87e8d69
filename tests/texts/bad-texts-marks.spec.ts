import { describe, expect, it } from 'vitest';
import { shownWords } from '../../src/domain/text/clean-text.ts';
import type { Inline } from '../../src/domain/text/inline-marks.ts';
import { type Block, parseMarks } from '../../src/domain/text/marks.ts';
import { BAD_TEXTS, storedOf, TAKEN_TEXTS } from './bad-texts.ts';

const INLINE = new Set(['text', 'bold', 'italic', 'code', 'link']);

/** Every node of the tree, the blocks and the items too. */
const nodesOf = (blocks: readonly Block[]): readonly Inline[] =>
  blocks.flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.content)).flatMap(withInner);

const withInner = (node: Inline): readonly Inline[] =>
  'content' in node ? [node, ...node.content.flatMap(withInner)] : [node];

const linksOf = (text: string): readonly string[] =>
  nodesOf(parseMarks(text)).flatMap((node) =>
    node.kind === 'link' ? [node.host === undefined ? node.href : `${node.href} → ${node.host}`] : [],
  );

describe('texts that mean harm, as they are read', () => {
  it.each(BAD_TEXTS)('Z-1 $what is kept as it should be', (bad) => {
    const stored = storedOf(bad);
    const kept = shownWords(bad.text);
    expect(stored === null ? kept === '' || [...kept].length > 4_000 : kept).toBe(stored === null ? true : stored);
    expect(shownWords(kept)).toBe(kept);
  });

  it.each(TAKEN_TEXTS)('Z-1 $what is a tree of the closed set, with the links that are seen', (bad) => {
    const blocks = parseMarks(storedOf(bad) ?? '');
    expect(blocks.filter(({ kind }) => kind !== 'paragraph' && kind !== 'list')).toEqual([]);
    expect(nodesOf(blocks).filter(({ kind }) => !INLINE.has(kind))).toEqual([]);
    if (!bad.what.startsWith('4,000')) expect(linksOf(storedOf(bad) ?? '')).toEqual(bad.links ?? []);
    for (const link of linksOf(storedOf(bad) ?? '')) expect(link).toMatch(/^(https?:\/\/|mailto:|tel:)/i);
  });

  it('Z-1 none takes a time by the square of its length', { timeout: 60_000 }, () => {
    const cost = (text: string): number => {
      const times = Array.from({ length: 3 }, () => {
        const before = process.cpuUsage();
        parseMarks(text);
        const { user, system } = process.cpuUsage(before);
        return user + system;
      });
      return Math.min(...times);
    };
    const SMALL = 4_096;
    const TIMES = 8;
    /** By the square it would be 64 times as much; what is next to nothing tells nothing. */
    const grows = ({ text }: { text: string }): boolean => {
      const of = (length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
      return cost(of(SMALL * TIMES)) > 3 * TIMES * Math.max(cost(of(SMALL)), 300);
    };
    const slow = TAKEN_TEXTS.filter((text) => grows(text) && grows(text) && grows(text));
    expect(slow.map(({ what }) => what)).toEqual([]);
  });

  it('the table is long, and no row is twice', () => {
    expect(BAD_TEXTS.length).toBeGreaterThanOrEqual(240);
    expect(new Set(BAD_TEXTS.map(({ what }) => what)).size).toBe(BAD_TEXTS.length);
    expect(new Set(BAD_TEXTS.map(({ text }) => text)).size).toBe(BAD_TEXTS.length);
  });
});
