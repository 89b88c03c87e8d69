import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../src/domain/problem.ts';
import { settle } from '../../../src/testing/fake-clock.ts';
import { aPage } from './chat-page.ts';
import { theLog } from './pages.ts';

const ABILITIES = ['sessions', 'chats', 'visits', 'marks', 'ratings'] as const;

async function marking() {
  const page = aPage({ script: { abilities: ABILITIES } });
  await page.begin();
  return Object.assign(page, {
    marks: () => page.backend.readMarks.map(({ number }) => number),
    typing: (name: string, seconds: number, chat = 'c1') =>
      page.backend.followers
        .at(-1)
        ?.hear({ kind: 'typing', chat, name, until: (page.platform.clock.now() + seconds * 1_000) as never }),
  });
}

describe('how far the visitor has read', () => {
  it('K-1 is told as the chat is on screen, one call at a time, the latest alone, none twice', async () => {
    const page = await marking();
    await page.hear({}, theLog([{ agent: 'Hi' }], 3));
    expect(page.marks()).toEqual([]);
    page.chat.setSeen(true);
    await settle();
    await page.hear({}, theLog([{ agent: 'One' }], 4));
    await page.hear({}, theLog([{ agent: 'Two' }], 5));
    expect(page.marks()).toEqual([3]);
    page.backend.readMarks[0]?.answer();
    await settle();
    expect(page.marks()).toEqual([3, 5]);
    page.backend.readMarks[1]?.answer();
    await settle();
    page.chat.setSeen(false);
    page.chat.setSeen(true);
    await page.hear({}, theLog([{ visitor: 'Mine' }], 6));
    expect(page.marks()).toEqual([3, 5]);
  });

  it('K-1 is not told of a page that is out of sight until somebody is there', async () => {
    const page = await marking();
    page.chat.setSeen(true);
    page.platform.page.setVisible(false);
    await page.hear({}, theLog([{ agent: 'Hi' }], 3));
    expect(page.marks()).toEqual([]);
    page.platform.page.setVisible(true);
    await settle();
    expect(page.marks()).toEqual([3]);
  });

  it.each([
    ['unreachable', [3, 3]],
    ['forbidden', [3]],
  ] as const satisfies readonly [ProblemCode, readonly number[]][])(
    'K-1 after %s it is told again, or not',
    async (code, expected) => {
      const page = await marking();
      page.chat.setSeen(true);
      await page.hear({}, theLog([{ agent: 'Hi' }], 3));
      page.backend.readMarks[0]?.refuse(code);
      await settle();
      page.platform.page.wake();
      await settle();
      expect(page.marks()).toEqual(expected);
    },
  );

  it('K-1 is told to no backend that has no marks', async () => {
    const told: string[] = [];
    const tell = (what: string) => () => {
      told.push(what);
      return { ok: true, value: undefined } as const;
    };
    const script = { abilities: ABILITIES.slice(0, 3), markRead: tell('read'), tellTyping: tell('typing') };
    const page = aPage({ script });
    await page.begin();
    page.chat.setSeen(true);
    await page.hear({}, theLog([{ agent: 'Hi' }], 3));
    page.chat.tellTyping();
    await settle();
    expect(told).toEqual([]);
  });
});

describe('writing', () => {
  it('K-2 is told once in two seconds, and of no chat that does not go on', async () => {
    const page = await marking();
    for (let key = 0; key < 10; key++) {
      page.chat.tellTyping();
      await page.platform.clock.advance({ ms: 500 });
    }
    expect(page.backend.typings.map(({ chat }) => chat)).toEqual(['c1', 'c1', 'c1']);
    page.platform.clock.jump({ hours: -1 });
    page.chat.tellTyping();
    await settle();
    expect(page.backend.typings).toHaveLength(4);
    await page.hear({ state: 'closed', goesOn: false });
    await page.platform.clock.advance({ seconds: 10 });
    page.chat.tellTyping();
    await settle();
    expect(page.backend.typings).toHaveLength(4);
  });

  it('K-2 of somebody is shown until it ends, and five seconds at the most', async () => {
    const page = await marking();
    page.typing('Anna', 3);
    expect(page.chat.typing.value).toBe('Anna');
    await page.platform.clock.advance({ ms: 2_999 });
    page.typing('Anna', 60);
    await page.platform.clock.advance({ ms: 4_999 });
    expect(page.chat.typing.value).toBe('Anna');
    await page.platform.clock.advance({ ms: 1 });
    expect(page.chat.typing.value).toBeNull();
  });

  it('K-2 ends with the words, and not with the visitor’s own', async () => {
    const page = await marking();
    page.typing('Anna', 5);
    await page.hear({}, theLog([{ visitor: 'Mine' }], 3));
    expect(page.chat.typing.value).toBe('Anna');
    await page.hear({}, theLog([{ agent: 'Hi' }], 4));
    expect(page.chat.typing.value).toBeNull();
  });

  it('K-2 ends with the chat', async () => {
    const page = await marking();
    page.typing('Anna', 5);
    await page.hear({ state: 'closed' }, theLog([{ to: 'closed' }], 3));
    expect(page.chat.typing.value).toBeNull();
  });

  it('K-2 that is over, or of another chat, is not shown', async () => {
    const page = await marking();
    page.typing('Anna', -1);
    page.typing('Boris', 5, 'c0');
    expect(page.chat.typing.value).toBeNull();
  });
});

describe('a rating', () => {
  it('K-8 is of the chat on screen, which is followed again to show it, and says why it was not taken', async () => {
    const page = await marking();
    await page.hear({ state: 'closed' }, theLog([{ to: 'closed' }], 3));
    await page.platform.clock.advance({ minutes: 3 });
    page.chat.rate({ score: 4, comment: 'Quick.' });
    await settle();
    expect(page.backend.ratings[0]).toMatchObject({ chat: 'c1', rating: { score: 4, comment: 'Quick.' } });
    page.backend.ratings[0]?.refuse('chat-state');
    await settle();
    expect([page.chat.refusal.value?.code, page.backend.followers.length]).toEqual(['chat-state', 2]);
  });
});
