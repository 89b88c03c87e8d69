import { describe, expect, it } from 'vitest';
import { settle } from '../../../src/testing/fake-clock.ts';
import { fakePlatform } from '../../../src/testing/fake-platform.ts';
import { aPage, receipt } from './chat-page.ts';
import { aFrame, theLog } from './pages.ts';

const kept = (seen: number) => {
  const platform = fakePlatform();
  platform.stores.local.write('pl:shop:chat', JSON.stringify({ chat: 'c1', seen }));
  return platform;
};

describe('a log with a gap', () => {
  it('D-5 is taken up to the gap alone, and followed anew from there', async () => {
    const page = aPage();
    await page.begin();
    await page.hear({}, [...theLog([{ agent: 'Three' }], 3), ...theLog([{ agent: 'Five' }], 5)]);
    expect(page.texts()).toEqual(['queued', 'Hello', 'Three']);
    expect(page.backend.followers[0]?.isStopped).toBe(true);
    await page.platform.clock.advance({ seconds: 1 });
    expect(page.backend.followers.map(({ position }) => position?.after ?? null)).toEqual([null, 3]);
    await page.hear({}, theLog([{ agent: 'Four' }, { agent: 'Five' }], 4));
    expect(page.texts()).toEqual(['queued', 'Hello', 'Three', 'Four', 'Five']);
  });

  it('D-6 is asked for ever more rarely where it never fills', async () => {
    const page = aPage();
    await page.begin();
    for (let round = 0; round < 20; round++) {
      await page.hear({}, theLog([{ agent: 'Nine' }], 9));
      await page.platform.clock.advance({ seconds: 1 });
    }
    expect(page.backend.followers.length).toBeLessThan(12);
    expect(page.texts()).toEqual(['queued', 'Hello']);
    await page.platform.clock.advance({ seconds: 30 });
    await page.hear({}, theLog([{ agent: 'Three' }], 3));
    const before = page.backend.followers.length;
    await page.hear({}, theLog([{ agent: 'Nine' }], 9));
    await page.platform.clock.advance({ seconds: 1 });
    expect(page.backend.followers).toHaveLength(before + 1);
  });

  it('D-5 is let go of also where it was told before the following had begun', async () => {
    let following = 0;
    const page = aPage({
      followChat(_token, _position, listener) {
        following += 1;
        listener(aFrame({}, theLog([{ agent: 'Nine' }], 9)));
        const value = (): void => {
          following -= 1;
        };
        return { ok: true, value };
      },
    });
    page.chat.follow();
    await page.platform.clock.advance({ minutes: 5 });
    expect(following).toBe(0);
  });

  it('D-5 words in what is not taken stay on screen as they were sent', async () => {
    const page = aPage();
    await page.begin();
    await page.say('Mine');
    const { commandId = '' } = page.backend.writes[0]?.words ?? {};
    await page.hear({}, theLog([{ visitor: 'Mine', commandId }], 4));
    expect(page.said()).toEqual(['Mine']);
  });

  it('D-2 under another name begins anew, and nothing in it is news', async () => {
    const page = aPage();
    await page.begin();
    await page.hear({ epoch: 'e2', head: 3 }, theLog([{ agent: 'Two' }, { agent: 'Three' }], 2));
    await page.platform.clock.advance({ seconds: 1 });
    expect(page.backend.followers[1]?.position).toEqual({ chat: 'c1', after: 0 });
    page.news.length = 0;
    await page.hear({ epoch: 'e2', state: 'active' }, theLog([{ to: 'active' }, { agent: 'Two' }, { agent: 'Three' }]));
    await page.hear({ epoch: 'e2', state: 'active' }, theLog([{ agent: 'Four' }], 4));
    expect(page.texts()).toEqual(['active', 'Two', 'Three', 'Four']);
    expect(page.news).toEqual(['active', 'Four']);
  });

  it('D-2 under another name that is shorter counts what comes as unread', async () => {
    const page = aPage();
    page.chat.setSeen(true);
    await page.begin();
    page.chat.setSeen(false);
    await page.hear({ epoch: 'e2', state: 'active' }, theLog([{ to: 'active' }]));
    await page.hear({ epoch: 'e2', state: 'active' }, theLog([{ agent: 'Two' }], 2));
    expect(page.chat.unread.value).toBe(1);
  });
});

describe('what is new', () => {
  it('K-3 of a long chat is nothing that was there before the page, on whichever page of the log', async () => {
    const page = aPage();
    page.chat.follow();
    await settle();
    await page.hear({ state: 'active', head: 4 }, theLog([{ to: 'active' }, { agent: 'One' }]));
    await page.hear({ state: 'active' }, theLog([{ agent: 'Two' }, { agent: 'Three' }], 3));
    expect([page.news, page.chat.unread.value]).toEqual([['active'], 0]);
    await page.hear({ state: 'active' }, theLog([{ agent: 'Four' }], 5));
    expect([page.news, page.chat.unread.value]).toEqual([['active', 'Four'], 1]);
  });

  it('K-3 of a chat that words went on with before it was heard is what follows them', async () => {
    const page = aPage();
    await page.say('One more thing');
    page.backend.starts[0]?.answer(receipt({ number: 3 }));
    await settle();
    await page.hear({}, theLog([{ to: 'active' }, { agent: 'Old' }, { visitor: 'One more thing' }, { agent: 'New' }]));
    expect([page.news, page.chat.unread.value]).toEqual([['queued', 'One more thing', 'New'], 1]);
  });

  it('K-3 of a chat that somebody else begins while the page listens is all of it', async () => {
    const page = aPage();
    page.chat.follow();
    await settle();
    await page.hear(null);
    await page.hear({ state: 'active' }, theLog([{ agent: 'Hi' }]));
    expect([page.news, page.chat.unread.value]).toEqual([['active', 'Hi'], 1]);
  });

  it('K-4 is marked where it begins as the chat comes on screen, and stays marked while it is there', async () => {
    const page = aPage();
    page.chat.setSeen(true);
    await page.begin();
    await page.hear({}, theLog([{ agent: 'Seen' }], 3));
    expect(page.chat.newFrom.value).toBeNull();
    page.chat.setSeen(false);
    await page.hear({}, theLog([{ to: 'active' }, { agent: 'New' }, { agent: 'Newer' }], 4));
    page.chat.setSeen(true);
    await page.hear({}, theLog([{ agent: 'Newest' }], 7));
    expect([page.chat.newFrom.value, page.chat.unread.value]).toEqual([5, 0]);
    page.chat.setSeen(false);
    page.chat.setSeen(true);
    expect(page.chat.newFrom.value).toBeNull();
  });

  it('K-4 is marked in its own chat alone', async () => {
    const page = aPage();
    await page.begin();
    await page.hear({}, theLog([{ agent: 'New' }], 3));
    page.chat.setSeen(true);
    expect(page.chat.newFrom.value).toBe(3);
    await page.hear({ id: 'c2' }, theLog([{ bot: 'Hello!' }]));
    expect(page.chat.newFrom.value).toBeNull();
  });

  it('K-4 is marked after a reload with the panel open', async () => {
    const page = aPage({ platform: kept(1) });
    page.chat.setSeen(true);
    page.chat.follow();
    await settle();
    await page.hear({}, theLog([{ agent: 'One' }, { agent: 'Two' }]));
    expect(page.chat.newFrom.value).toBe(2);
  });

  it('K-4 is marked after a reload, whichever page of the log it is on', async () => {
    const page = aPage({ platform: kept(3) });
    page.chat.setSeen(true);
    page.chat.follow();
    await settle();
    await page.hear({ head: 4 }, theLog([{ agent: 'One' }, { agent: 'Two' }]));
    await page.hear({}, theLog([{ agent: 'Three' }, { agent: 'Four' }], 3));
    expect(page.chat.newFrom.value).toBe(4);
  });

  it('K-4 is nothing that a bot says to the first words', async () => {
    const page = aPage();
    page.chat.setSeen(true);
    await page.begin();
    await page.hear({ state: 'bot' }, theLog([{ bot: 'Hello!' }], 3));
    expect([page.chat.newFrom.value, page.chat.unread.value]).toEqual([null, 0]);
  });

  it('K-3 is counted behind an open panel while the page is out of sight', async () => {
    const page = aPage();
    page.chat.setSeen(true);
    await page.begin();
    page.platform.page.setVisible(false);
    await page.hear({}, theLog([{ agent: 'Hi' }], 3));
    expect(page.chat.unread.value).toBe(1);
    page.platform.page.setVisible(true);
    expect([page.chat.unread.value, page.chat.newFrom.value]).toEqual([0, 3]);
  });

  it('D-8 in one tab is so no more when another has shown it', async () => {
    const page = aPage();
    await page.begin();
    const other = aPage({ platform: page.platform.openTab() });
    other.chat.follow();
    await settle();
    const log = theLog([{ to: 'queued' }, { visitor: 'Hello' }, { agent: 'Hi' }]);
    await page.hear({}, log);
    await other.hear({}, log);
    expect([page.chat.unread.value, other.chat.unread.value]).toEqual([1, 1]);
    other.chat.setSeen(true);
    await settle();
    expect(page.chat.unread.value).toBe(0);
    const rest = [{ state: 'closed' }, theLog([{ agent: 'Bye' }, { to: 'closed' }], 4)] as const;
    other.chat.setSeen(false);
    await page.hear(...rest);
    await other.hear(...rest);
    expect([page.chat.unread.value, other.chat.unread.value]).toEqual([1, 1]);
    other.chat.setSeen(true);
    await settle();
    expect(page.chat.unread.value).toBe(0);
  });
});

describe('a chat that another tab begins', () => {
  it('D-8 is followed in this one as well, though nothing was followed here before', async () => {
    const other = aPage();
    const page = aPage({ platform: other.platform.openTab() });
    await other.begin();
    await settle();
    expect([other.backend.followers.length, page.backend.followers.length]).toEqual([1, 1]);
    await page.hear({}, theLog([{ to: 'queued' }, { visitor: 'Hello' }]));
    expect(page.texts()).toEqual(['queued', 'Hello']);
  });
});

describe('a visitor who leaves in another tab', () => {
  it('T-10 is heard of no more in this one, and nobody new is made known', async () => {
    const other = aPage();
    await other.begin();
    const page = aPage({ platform: other.platform.openTab() });
    page.chat.follow();
    await settle();
    await page.hear({}, theLog([{ to: 'queued' }, { visitor: 'Hello' }]));
    const asked = page.tokens.length;
    void other.session.logout();
    await settle();
    expect(page.texts()).toEqual([]);
    expect([page.tokens.length, page.backend.followers.map(({ isStopped }) => isStopped)]).toEqual([asked, [true]]);
    expect(page.session.isKept()).toBe(false);
    await page.say('I am somebody else');
    expect(page.session.isKept()).toBe(true);
  });
});

describe('a chat that is over', () => {
  it('D-7 is let go of when nothing was heard for two minutes, and followed again as the panel opens', async () => {
    const page = aPage();
    await page.begin();
    await page.platform.clock.advance({ minutes: 10 });
    expect(page.backend.followers[0]?.isStopped).toBe(false);
    await page.hear({ state: 'closed' }, theLog([{ to: 'closed' }], 3));
    await page.platform.clock.advance({ seconds: 119 });
    await page.hear({ state: 'closed', rating: { score: 5, comment: null } });
    await page.platform.clock.advance({ seconds: 119 });
    expect(page.backend.followers[0]?.isStopped).toBe(false);
    await page.platform.clock.advance({ seconds: 1 });
    expect([page.backend.followers[0]?.isStopped, page.chat.isCutOff.value]).toEqual([true, false]);
    page.chat.setSeen(true);
    await settle();
    expect(page.backend.followers[1]?.position).toEqual({ chat: 'c1', after: 3 });
  });

  it('D-7 is followed again by the words that go on with it', async () => {
    const page = aPage();
    await page.begin();
    await page.hear({ state: 'closed' }, theLog([{ to: 'closed' }], 3));
    await page.platform.clock.advance({ minutes: 3 });
    await page.say('One more thing');
    page.backend.writes[0]?.answer(receipt());
    await settle();
    expect(page.backend.followers).toHaveLength(2);
  });

  it('V-1 is held on to while an invitation may come', async () => {
    let isTracked = false;
    const page = aPage({ isTracked: () => isTracked });
    await page.begin();
    await page.hear({ state: 'closed' }, theLog([{ to: 'closed' }], 3));
    isTracked = true;
    await page.platform.clock.advance({ minutes: 30 });
    expect(page.backend.followers[0]?.isStopped).toBe(false);
  });
});
