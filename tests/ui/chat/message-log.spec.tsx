import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { VisitorEntry } from '../../../src/domain/chat/visitor-chat.ts';
import type { SaidWords } from '../../../src/engine/chat/chat-session.ts';
import { aSettings, at } from '../../../src/testing/builders.ts';
import { drawLine } from '../../../src/ui/chat/log-line.tsx';
import { MessageLog, type MessageLogProps } from '../../../src/ui/chat/message-log.tsx';
import { chatWords } from '../../../src/ui/words/chat-words.ts';
import { panelSpeech } from '../../../src/ui/words/panel-speech.ts';
import { aChat, theLog } from '../../engine/chat/pages.ts';

const ENTRY_PX = 40;
const BODY_PX = 400;

/** The numbers of what was drawn: a text is read for nothing else. */
const drawn: number[] = [];

const agentsWords = (count: number, first = 1): readonly VisitorEntry[] =>
  theLog(
    Array.from({ length: count }, () => ({ agent: '' })),
    first,
  ).map((entry) =>
    Object.defineProperty({ ...entry }, 'text', {
      enumerable: true,
      get() {
        drawn.push(entry.number);
        return `Word ${entry.number}`;
      },
    }),
  );

const sending: SaidWords = { commandId: 'c1', text: 'Mine', files: [], state: 'sending' };

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** A log in a panel of ten messages' height, each of which is as high as any other. */
function staged(given: Partial<MessageLogProps> = {}) {
  const look = {
    chat: aChat({ state: 'active' }),
    shown: {
      status: { availability: 'online', reason: 'open', mode: 'chat', changesAt: null, opensAt: null },
      settings: aSettings(),
      closesAt: null,
    },
    words: chatWords,
    speech: panelSpeech({ locale: 'en', words: null }),
    now: at('2026-03-02T12:00:00Z'),
    timeZone: 'UTC',
    onRead: async () => ({ ok: false, problem: { code: 'not-found', message: '' } }) as const,
  } as const;
  let props: MessageLogProps = {
    ...{ chat: look.chat, now: look.now, timeZone: 'UTC', words: chatWords, locale: 'en' },
    ...{ entries: [], said: [], invitation: null, newFrom: null, isKept: false, toEnd: true },
    dock: <i />,
    children: null,
    draw: (line) => drawLine(line, look),
    ...given,
  };
  const entriesOn = () => [...document.querySelectorAll('.entry')];
  const place = document.body.appendChild(document.createElement('div'));
  place.className = 'body';
  Object.defineProperties(place, {
    clientHeight: { get: () => BODY_PX },
    scrollHeight: { get: () => entriesOn().length * ENTRY_PX },
    scrollTop: { value: 0, writable: true },
  });
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return { top: entriesOn().indexOf(this) * ENTRY_PX - place.scrollTop } as DOMRect;
  });
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement) {
    place.scrollTop = entriesOn().indexOf(this.nextElementSibling as Element) * ENTRY_PX;
  });
  const screen = render(<MessageLog {...props} />, { container: place });
  const on = {
    ...screen,
    place,
    entriesOn,
    log: () => screen.getByRole('log'),
    texts: () => entriesOn().map((entry) => entry.querySelector('.message')?.textContent),
    toEnd: () => screen.queryByRole('button', { name: /^To the newest/ }),
    isAtEnd: () => place.scrollTop >= place.scrollHeight - BODY_PX,
    async set(next: Partial<MessageLogProps>) {
      props = { ...props, ...next };
      await act(() => screen.rerender(<MessageLog {...props} />));
    },
    async scrollTo(top: number) {
      await act(() => {
        place.scrollTop = top;
        place.dispatchEvent(new Event('scroll'));
      });
    },
    async press(name: RegExp) {
      await act(() => void fireEvent.click(screen.getByRole('button', { name })));
    },
  };
  return on;
}

describe('a long chat', () => {
  it('K-4 opens at its end with the last forty of a thousand messages', () => {
    const on = staged({ entries: agentsWords(1_000) });
    expect([on.texts()[0], on.texts().at(-1), on.texts().length]).toEqual(['Word 961', 'Word 1000', 40]);
    expect(on.isAtEnd()).toBe(true);
  });

  it('K-4 brings earlier ones in as somebody scrolls up, and what they read stays where it is', async () => {
    const on = staged({ entries: agentsWords(1_000) });
    await on.scrollTo(320);
    const top = on.entriesOn().find((entry) => entry.textContent?.includes('Word 970')) as Element;
    expect(on.texts()).toHaveLength(50);
    expect(top.getBoundingClientRect().top).toBe(40);
    await on.scrollTo(0);
    expect([on.texts()[0], on.texts().length]).toEqual(['Word 941', 60]);
  });

  it('K-4 brings them in by a button as well, down to the first, and keeps the focus', async () => {
    const on = staged({ entries: agentsWords(70) });
    await on.press(/^Earlier messages/);
    expect([on.texts()[0], on.queryByRole('button', { name: 'Earlier messages' })]).toEqual(['Word 1', null]);
    expect(document.activeElement).toBe(on.log());
  });

  it('K-4 does not put history into the list that is read out', async () => {
    const on = staged({ entries: agentsWords(1_000) });
    await on.scrollTo(0);
    expect([on.log().children.length, on.getByRole('region', { name: 'Earlier messages' }).children.length]).toEqual([
      40, 10,
    ]);
  });

  it('K-4 shows the last ones alone again to whoever is back at the end of a very long list', async () => {
    const entries = agentsWords(1_000);
    const on = staged({ entries });
    for (let times = 0; times < 20; times++) await on.scrollTo(0);
    expect(on.texts()).toHaveLength(240);
    await on.scrollTo(on.place.scrollHeight - BODY_PX);
    expect([on.texts().length, on.texts()[0], on.isAtEnd()]).toEqual([40, 'Word 961', true]);
  });
});

describe('a list that grows', () => {
  it('K-4 leads those along who read at its end, and leaves in peace whoever has scrolled up', async () => {
    const entries = agentsWords(30);
    const on = staged({ entries });
    await on.set({ entries: [...entries, ...agentsWords(1, 31)] });
    expect([on.isAtEnd(), on.toEnd()]).toEqual([true, null]);
    await on.scrollTo(100);
    await on.set({ entries: [...entries, ...agentsWords(3, 31)] });
    expect(on.place.scrollTop).toBe(100);
  });

  it('K-4 says how many came below, and leads to them', async () => {
    const entries = agentsWords(30);
    const on = staged({ entries });
    await on.scrollTo(100);
    expect(on.toEnd()?.textContent).toBe('To the newest');
    await on.set({ entries: [...entries, ...agentsWords(2, 31), ...theLog([{ visitor: 'Mine' }], 33)] });
    expect(on.toEnd()?.textContent).toBe('To the newest2');
    await on.press(/^To the newest/);
    expect([on.isAtEnd(), on.toEnd(), document.activeElement]).toEqual([true, null, on.log()]);
  });

  it('K-4 goes to its end with the visitor’s own words', async () => {
    const on = staged({ entries: agentsWords(30) });
    await on.scrollTo(100);
    await on.set({ said: [sending] });
    expect([on.isAtEnd(), on.toEnd()]).toEqual([true, null]);
  });

  it('K-4 opens where what is new begins', () => {
    const on = staged({ entries: agentsWords(30), newFrom: 11 });
    expect([on.place.scrollTop, on.log().querySelector('.new')?.textContent]).toEqual([400, 'New messages']);
    expect(on.toEnd()).toBeTruthy();
  });

  it('K-4 draws what came and nothing else', async () => {
    const entries = agentsWords(100);
    const on = staged({ entries });
    const bubbles = on.entriesOn();
    const more = agentsWords(1, 101);
    drawn.length = 0;
    const marks: Element[] = [];
    const watch = new MutationObserver((changes) => marks.push(...changes.map(({ target }) => target as Element)));
    watch.observe(on.log(), { subtree: true, childList: true, characterData: true, attributes: true });
    await on.set({ entries: [...entries, ...more] });
    watch.disconnect();
    const touched = bubbles.filter((bubble) => marks.some((mark) => bubble.contains(mark)));
    expect([on.entriesOn().slice(0, -1), touched]).toEqual([bubbles, [bubbles.at(-1)]]);
  });

  it.each([
    ['is another element, which is not read out', true, [], false],
    ['grows and is read out after the visitor’s own words', true, [sending], true],
    ['grows and is read out where no history was to come', false, [], true],
  ] as const)('K-4 a list into which the first page comes %s', async (_what, isKept, said, isSame) => {
    const on = staged({ isKept, said, chat: null });
    const before = on.log();
    await on.set({ entries: agentsWords(30), said: [] });
    expect(on.log() === before).toBe(isSame);
    const after = on.log();
    await on.set({ entries: agentsWords(31) });
    expect(on.log()).toBe(after);
  });

  it('K-4 of a history that comes in several pages shows the last part', async () => {
    const on = staged({ isKept: true, chat: null });
    const entries = agentsWords(500);
    for (const count of [200, 400, 500]) await on.set({ entries: entries.slice(0, count) });
    expect([on.texts()[0], on.texts().length, on.isAtEnd()]).toEqual(['Word 461', 40, true]);
  });
});
