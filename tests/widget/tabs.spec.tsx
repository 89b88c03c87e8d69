import { afterEach, describe, expect, it } from 'vitest';
import { aSessionAnswer } from '../../src/testing/builders.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import { fakePlatform } from '../../src/testing/fake-platform.ts';
import type { ScriptedBackendOptions } from '../../src/testing/scripted-backend.ts';
import { openChat } from '../../src/widget/open-chat.ts';
import { openForm } from '../../src/widget/open-form.ts';
import { aFrame, theLog } from '../engine/chat/pages.ts';
import { stage, strike } from './stage.ts';

const ABILITIES = ['status-push', 'offline-messages', 'sessions', 'chats', 'visits'] as const;
const script: ScriptedBackendOptions = {
  resolveSession: () => ({ ok: true, value: aSessionAnswer() }),
  endSession: () => ({ ok: true, value: undefined }),
};

afterEach(() => {
  strike();
  document.title = '';
  document.body.replaceChildren();
});

type Staged = Awaited<ReturnType<typeof stage>>;

const draftOf = ({ gate }: Staged) => openForm(gate).values.peek();

/** Two tabs of one browser, in both of which the visitor has been at the form. */
async function twoTabs() {
  document.title = 'Shop';
  const platform = fakePlatform();
  // They share a document here, so that each has a place of its own in it.
  const inPlace = () => ({ container: document.body.appendChild(document.createElement('div')) });
  const one = await stage({ platform, people: { staffed: false }, options: inPlace() });
  const other = await stage({ platform: platform.openTab(), people: { staffed: false }, options: inPlace() });
  for (const { gate } of [one, other]) openForm(gate);
  return { one, other };
}

async function write(tab: Staged, text: string): Promise<void> {
  openForm(tab.gate).setValue('message', text);
  await settle();
}

describe('the tabs of one visitor', () => {
  it('D-8 K-9 what is written in one is written in the others, and in one that comes later', async () => {
    const { one, other } = await twoTabs();
    await write(one, 'Hello');
    expect(draftOf(other)).toEqual({ message: 'Hello' });
    const third = await stage({ platform: one.platform.openTab(), people: { staffed: false } });
    openForm(third.gate);
    await settle();
    expect(draftOf(third)).toEqual({ message: 'Hello' });
  });

  it('D-8 what was sent in one stands unsent in no other', async () => {
    const { one, other } = await twoTabs();
    const form = openForm(one.gate);
    for (const [field, value] of Object.entries({ name: 'Ada', email: 'ada@example.org' })) form.setValue(field, value);
    await write(one, 'Hello');
    form.submit();
    await settle();
    expect(form.form.peek().state).toBe('sending');
    expect(draftOf(other)).toEqual({ name: '', email: '', message: '' });
  });

  it('D-8 nothing is put under the fingers of whoever is writing', async () => {
    const { one, other } = await twoTabs();
    await write(one, 'From here');
    await write(other, 'From there');
    expect([draftOf(one), draftOf(other)]).toEqual([{ message: 'From here' }, { message: 'From there' }]);
    await one.advance({ seconds: 4 });
    await write(other, 'From there, too');
    expect(draftOf(one)).toEqual({ message: 'From there, too' });
  });

  it('D-8 what the page filled in is told to no other', async () => {
    const { one, other } = await twoTabs();
    one.widget.prefill({ name: 'Ada' });
    await write(one, 'Hello');
    expect(draftOf(other)).toEqual({ message: 'Hello' });
  });

  it('D-8 what the page fills in is no writing that keeps out what is written elsewhere', async () => {
    const { one, other } = await twoTabs();
    other.widget.prefill({ name: 'Ada' });
    await settle();
    await write(one, 'Hello');
    expect(draftOf(other)).toEqual({ name: 'Ada', message: 'Hello' });
  });

  it('T-10 who leaves in one tab leaves no words in another', async () => {
    const { one, other } = await twoTabs();
    await write(one, 'A secret');
    one.widget.logout();
    await expect.poll(() => draftOf(other).message).toBe('');
  });

  it('T-10 what a page of another person says is passed over', async () => {
    const { one, other } = await twoTabs();
    const stranger = one.platform.openTab().tabs.meet('pl:shop:agree', () => undefined);
    for (const said of [null, 'draft', { who: 'else', thing: 'draft', value: { message: 'Not mine' } }])
      stranger.say(said);
    await settle();
    expect([draftOf(one), draftOf(other)]).toEqual([{}, {}]);
  });

  it('D-8 the panel is opened and closed in all, and a widget that is destroyed closes no other', async () => {
    const { one, other } = await twoTabs();
    const isOpen = () => [one.gate.told.isOpen, other.gate.told.isOpen];
    one.widget.open();
    await expect.poll(isOpen).toEqual([true, true]);
    other.widget.close();
    await expect.poll(isOpen).toEqual([false, false]);
    one.widget.open();
    await expect.poll(isOpen).toEqual([true, true]);
    one.widget.destroy();
    await settle();
    expect(isOpen()).toEqual([false, true]);
  });

  it('D-7 a page in the cache holds no channel, and has one again as it comes back', async () => {
    const { one, other } = await twoTabs();
    other.platform.page.leave();
    expect(other.platform.tabs.channels).toBe(0);
    await write(one, 'Hello');
    expect(draftOf(other)).toEqual({});
    other.platform.page.wake();
    await settle();
    expect(draftOf(other)).toEqual({ message: 'Hello' });
    other.widget.destroy();
    expect([other.platform.tabs.channels, other.platform.tabs.held]).toEqual([0, []]);
  });
});

it('D-8 a chat that begins in one tab is followed in those whose visitor has been at the panel', async () => {
  const one = fakePlatform();
  const other = await stage({ platform: one.openTab(), abilities: ABILITIES, script });
  openChat(other.gate);
  await settle();
  expect(other.backend.followers).toEqual([]);
  one.stores.local.write('pl:shop:visitor', '0'.repeat(32));
  one.stores.local.write('pl:shop:chat', JSON.stringify({ chat: 'c1', seen: 0, keptAt: null }));
  await expect.poll(() => other.backend.followers.length, { timeout: 4_000 }).toBe(1);
});

describe('the panel after a reload', () => {
  /** A tab that was reloaded with an open panel, and what its visitor had left in the browser by then. */
  async function reloaded(kept: Readonly<Record<string, string>>, close?: 'closed') {
    const before = await stage({ people: { staffed: true }, abilities: ABILITIES, script });
    for (const [key, text] of Object.entries(kept)) before.platform.stores.local.write(key, text);
    await before.open();
    if (close) before.widget.close();
    const platform = before.platform.reload();
    const open = platform.stores.session.read('pl:shop:open');
    // Both pages have one document here: the first must go, as no page that is reloaded does.
    before.widget.destroy();
    if (open) platform.stores.session.write('pl:shop:open', open);
    const after = await stage({ platform, people: { staffed: true }, abilities: ABILITIES, script });
    const launcher = await after.launcher();
    return { after, launcher };
  }
  const WITH_CHAT = { 'pl:shop:chat': JSON.stringify({ chat: 'c1', seen: 0, keptAt: null }) };

  it('D-8 is open where it was open and a chat goes on, and leaves the focus where it is', async () => {
    const { after } = await reloaded(WITH_CHAT);
    await after.panel();
    expect([after.focused(), document.activeElement]).toEqual([null, document.body]);
    after.widget.close();
    await after.open();
    expect(after.focused()).not.toBeNull();
  });

  it.each([
    ['without a chat', {}, undefined],
    ['where it had been closed', WITH_CHAT, 'closed'],
  ] as const)('D-8 T-3 is closed %s, and nothing says that it was open', async (_what, kept, close) => {
    const { after } = await reloaded(kept, close);
    openForm(after.gate);
    await after.advance({ seconds: 1 });
    expect([after.screen().queryByRole('dialog'), after.platform.stores.session.read('pl:shop:open')]).toEqual([
      null,
      null,
    ]);
  });
});

describe('messages that wait', () => {
  const KEPT = JSON.stringify({ chat: 'c1', seen: 0 });

  /** A page whose visitor left a chat, which has so many messages that they have not seen. */
  async function waiting(count: number) {
    document.title = 'Shop';
    const platform = fakePlatform();
    platform.stores.local.write('pl:shop:chat', KEPT);
    platform.stores.local.write('pl:shop:visitor', '0'.repeat(32));
    const on = await stage({ platform, abilities: ABILITIES, script });
    await on.launcher();
    await expect.poll(() => on.backend.followers.length, { timeout: 5_000 }).toBe(1);
    on.backend.followers[0]?.hear(
      aFrame({ state: 'active', agent: 'Anna' }, theLog(Array.from({ length: count }, () => ({ agent: 'Hello?' })))),
    );
    await settle();
    return on;
  }

  it.each([
    [1, '1'],
    [99, '99'],
    [100, '99+'],
  ])('K-3 %i of them stand at the launcher and before the title, and go as they are seen', async (count, short) => {
    const on = await waiting(count);
    const launcher = await on.launcher();
    expect(launcher.querySelector('.badge')?.textContent).toBe(` Unread messages: ${short}`);
    expect(on.root().querySelector('[role=status]')?.textContent).toBe(`Unread messages: ${short}`);
    expect(document.title).toBe(`(${count}) Shop`);
    await on.open();
    await settle();
    expect([launcher.querySelector('.badge'), document.title]).toEqual([null, 'Shop']);
  });

  it('E-1 leave with the widget', async () => {
    const on = await waiting(2);
    on.widget.destroy();
    expect(document.title).toBe('Shop');
  });
});
