import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageContext } from '../../src/adapters/browser/page-context.ts';
import { countInTitle } from '../../src/adapters/browser/page-title.ts';

const one = {};
const other = {};

/** Observers are told at the end of the turn. */
const seen = (): Promise<void> => new Promise((resolve) => queueMicrotask(() => resolve()));

describe('the page’s title', () => {
  beforeEach(() => {
    document.title = 'Lamps & more';
  });
  afterEach(() => {
    for (const widget of [one, other]) countInTitle(widget, 0);
  });

  it('K-3 shows how many messages wait, of all widgets in the page, and is put back as it was', () => {
    const titles = (
      [
        [one, 2],
        [other, 1],
        [one, 3],
        [one, 0],
        [other, 0],
      ] as const
    ).map(([widget, count]) => {
      countInTitle(widget, count);
      return document.title;
    });
    expect(titles).toEqual([
      '(2) Lamps & more',
      '(3) Lamps & more',
      '(4) Lamps & more',
      '(1) Lamps & more',
      'Lamps & more',
    ]);
  });

  it.each([
    ['writes another one', () => (document.title = 'Vases'), '(2) Vases', 'Vases'],
    [
      'adds to the one it reads',
      () => (document.title = `${document.title} - Shop`),
      '(2) Lamps & more - Shop',
      'Lamps & more - Shop',
    ],
    [
      'puts another element in its place',
      () => {
        const title = document.createElement('title');
        title.textContent = 'Vases';
        document.querySelector('title')?.replaceWith(title);
      },
      '(2) Vases',
      'Vases',
    ],
    ['writes the text inside', () => document.querySelector('title')?.replaceChildren('Vases'), '(2) Vases', 'Vases'],
  ])('K-3 follows a page that %s, and leaves it with its own', async (_, change, counted, own) => {
    countInTitle(one, 2);
    change();
    await seen();
    expect(document.title).toBe(counted);
    countInTitle(one, 0);
    expect(document.title).toBe(own);
  });

  it('E-1 looks no more once nothing waits', async () => {
    countInTitle(one, 1);
    countInTitle(one, 0);
    document.title = 'Vases';
    await seen();
    expect(document.title).toBe('Vases');
  });

  it('E-8 gives way to a page that insists on its own, instead of going on for ever', async () => {
    let writes = 0;
    const insists = new MutationObserver(() => {
      if (document.title === 'Mine' || writes > 1_000) return;
      writes += 1;
      document.title = 'Mine';
    });
    insists.observe(document.head, { childList: true, subtree: true, characterData: true });
    countInTitle(one, 1);
    for (let turn = 0; turn < 3_000; turn++) await seen();
    insists.disconnect();
    expect(document.title).toBe('Mine');
    expect(writes).toBeLessThan(200);
  });

  it('E-2 puts nothing into a page that has no title', () => {
    document.querySelector('title')?.remove();
    countInTitle(one, 1);
    expect(document.querySelector('title')).toBeNull();
  });

  it('V-1 is told to nobody with the number in it', () => {
    countInTitle(one, 5);
    expect(pageContext().title).toBe('Lamps & more');
  });
});
