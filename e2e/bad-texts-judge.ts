import type { Locator, Page } from 'playwright/test';
import type { Inline } from '../src/domain/text/inline-marks.ts';
import { parseMarks } from '../src/domain/text/marks.ts';

/** All that the widget is made of; whatever else stands in it came out of a text. */
const ELEMENTS =
  'a aside b bdi blockquote br button canvas code div em fieldset figcaption figure form h2 h3 header i input label legend li main ol option p path section select small span strong style svg textarea time ul';

const ATTRIBUTES =
  'accept aria-atomic aria-busy aria-controls aria-describedby aria-disabled aria-expanded aria-haspopup aria-hidden aria-invalid aria-label aria-labelledby aria-live aria-modal aria-relevant autocomplete checked class d datetime dir disabled enterkeyhint for height hidden href id inputmode lang maxlength multiple name part placeholder readonly rel required role rows tabindex target title type value viewbox width';

/** Before anything of a page runs: what a text that came to life would leave behind. */
export async function setCanary(page: Page, alarms: string[]): Promise<void> {
  let pages = 1;
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => alarms.push('popup'));
  page.on('framenavigated', (frame) => {
    // The page itself comes first, and nothing after it.
    if (frame.url() !== 'about:blank' && --pages < 0) alarms.push(`gone to ${frame.url()}`);
  });
}

/** What was said, as it is to be seen: each paragraph and item, with the destination beside a link. */
export const seenOf = (text: string): readonly string[] =>
  parseMarks(text)
    .flatMap((block) => (block.kind === 'list' ? block.items : [block.content]))
    .map(words);

const words = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if ('content' in node) return words(node.content);
      return node.kind === 'link' && node.host !== undefined ? `${node.text} (${node.host})` : node.text;
    })
    .join('');

/** What is wrong with the widget on this page, by its elements and by where they stand; nothing is right. */
export const faultsIn = (host: Locator): Promise<readonly string[]> =>
  host.evaluate(
    (element, [elements = '', attributes = '']) => {
      const faults: string[] = [];
      const root = element.shadowRoot;
      if (!root) return ['no widget'];
      if (Reflect.has(window, '__canary')) faults.push('a text was run');
      const isElement = new Set(elements.split(' '));
      const isAttribute = new Set(attributes.split(' '));
      for (const each of root.querySelectorAll('*')) {
        if (!isElement.has(each.localName)) faults.push(`an element ${each.localName}`);
        for (const { name, value } of each.attributes) {
          if (!isAttribute.has(name.toLowerCase())) faults.push(`${each.localName} with ${name}="${value}"`);
          if (name === 'href' && !/^(https?:\/\/|mailto:|tel:)/i.test(value)) faults.push(`a link to ${value}`);
        }
      }

      const rects = (node: Node): readonly DOMRect[] => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      };
      const short = (text: string | null): string => JSON.stringify((text ?? '').slice(0, 40));
      for (const box of root.querySelectorAll(
        '.message, .choice, figcaption, .card, .card > div > div, .who, .turn, h2',
      )) {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const { overflow } = getComputedStyle(box);
        // A single sign cannot be broken into lines; it is cut off where the box ends.
        const isOneSign = overflow === 'clip' && [...new Intl.Segmenter().segment(box.textContent ?? '')].length === 1;
        if (right - left === 0 || isOneSign) continue;
        const outside = [...box.querySelectorAll('*'), box]
          // What is scrolled is asked of what scrolls with it.
          .filter(
            (each) =>
              !each.closest('.name, .aside, .face') && (box.localName !== 'section' || each.localName === 'button'),
          )
          .flatMap((each) => [...each.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).flatMap(rects))
          .find(
            (rect) => rect.left < left - 1 || rect.right > right + 1 || rect.top < top - 2 || rect.bottom > bottom + 2,
          );
        if (outside) {
          faults.push(
            `outside of ${box.className || box.localName}: ${short(box.textContent)} by ${Math.round(outside.right - right)}`,
          );
        }
      }
      const body = root.querySelector('.body');
      if (body && body.scrollWidth > body.clientWidth) faults.push('wider than the panel');

      // Neighbours follow one another, and a destination is read from its beginning to its end.
      let before = Number.NEGATIVE_INFINITY;
      for (const entry of root.querySelectorAll('[role=log] > *')) {
        const { top, bottom } = entry.getBoundingClientRect();
        if (top < before - 1) faults.push(`over its neighbour: ${short(entry.textContent)}`);
        before = bottom;
      }
      for (const link of root.querySelectorAll('.message a')) {
        const walker = document.createTreeWalker(link.closest('p, li') ?? link, NodeFilter.SHOW_TEXT);
        walker.currentNode = link.lastChild ?? link;
        const behind: DOMRect[] = [];
        let letters = '';
        while (letters.length < 4 && walker.nextNode()) {
          const text = walker.currentNode as Text;
          for (let at = 0; at < text.length && letters.length < 4; at += 1) {
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            behind.push(range.getBoundingClientRect());
            letters += text.data[at];
          }
        }
        const [, , first, second] = behind;
        if (letters.startsWith(' (') && first && second && first.top === second.top && first.left > second.left) {
          faults.push(`read backwards: ${short(link.parentElement?.textContent ?? '')}`);
        }
      }
      return faults;
    },
    [ELEMENTS, ATTRIBUTES],
  );
