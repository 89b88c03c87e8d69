import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/domain/form/submission.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { createFormSession } from '../../src/engine/create-form-session.ts';
import { createStatusWatch } from '../../src/engine/create-status-watch.ts';
import { createVisitorSession } from '../../src/engine/session/create-visitor-session.ts';
import { sendSubmission } from '../../src/engine/session/send-submission.ts';
import type { VisitorSession } from '../../src/engine/session/visitor-session.ts';
import {
  anAnswer,
  aReceipt,
  aSessionAnswer,
  aSettings,
  type FakePlatform,
  fakePlatform,
  type HeldSubmission,
  people,
  type ScriptedBackend,
  scriptedBackend,
  settle,
} from '../../src/testing/index.ts';

interface PageOptions {
  readonly platform?: FakePlatform;
  readonly settings?: Partial<WidgetSettings>;
  /** Whether the backend knows visitors again. */
  readonly sessions?: boolean;
}

/** Who writes in this page. */
const visitorSession = (platform: FakePlatform, backend: ScriptedBackend): VisitorSession =>
  createVisitorSession({
    widget: 'shop',
    platform,
    backend,
    rules: () => ({}),
    page: platform.page.context,
    locale: () => 'en-GB',
    onFinding: () => undefined,
  });

/** A form in a page, over a backend that answers the status with nobody there and holds every message. */
async function page({ platform = fakePlatform(), settings = {}, sessions = false }: PageOptions = {}) {
  let answer = anAnswer({ settings: aSettings(settings), people: people({ staffed: false }) });
  const backend = scriptedBackend({
    abilities: sessions ? ['offline-messages', 'sessions'] : ['offline-messages'],
    readStatus: () => ({ ok: true, value: answer }),
  });
  const watch = createStatusWatch({ read: () => backend.readStatus(), platform });
  await settle();
  const stored: Receipt[] = [];
  const notKept: string[] = [];
  const visitor = visitorSession(platform, backend);
  const session = createFormSession({
    widget: 'shop',
    platform,
    watch,
    session: visitor,
    submit: (submission) => sendSubmission(visitor, submission, backend.submit),
    locale: () => 'en-GB',
    page: () => ({ url: 'https://shop.example/lamps', title: 'Lamps' }),
    onStored: (receipt) => stored.push(receipt),
    onNotKept: (refusal) => notKept.push(refusal),
  });
  session.shown();
  return {
    platform,
    backend,
    session,
    visitor,
    stored,
    notKept,
    sent: (): HeldSubmission => backend.submits.at(-1) as HeldSubmission,
    state: () => session.form.value.state,
    type(values: Record<string, string | boolean> = { name: 'Ada', email: 'ada@example.org', message: 'Hello?' }) {
      for (const [field, value] of Object.entries(values)) session.setValue(field, value);
    },
    async now(next: Partial<WidgetSettings>, staffed = false) {
      answer = anAnswer({ settings: aSettings(next), people: people({ staffed }) });
      await watch.refresh();
    },
    async reload() {
      session.stop();
      visitor.stop();
      watch.stop();
      return page({ platform: platform.reload(), settings, sessions });
    },
  };
}

type Page = Awaited<ReturnType<typeof page>>;

async function sending(options?: PageOptions): Promise<Page> {
  const on = await page(options);
  on.type();
  await on.platform.clock.advance({ seconds: 20 });
  on.session.submit();
  return on;
}

async function waiting(options?: PageOptions): Promise<Page> {
  const on = await sending(options);
  on.sent().refuse('unreachable');
  await settle();
  return on;
}

describe('a message on its way', () => {
  it('F-3 is sent once, whole, and stored', async () => {
    const on = await sending();
    expect(on.state()).toBe('sending');
    expect(on.sent().submission).toEqual({
      commandId: expect.stringMatching(/^[0-9a-f]{32}$/),
      visitor: expect.stringMatching(/^[0-9a-f]{32}$/),
      values: { name: 'Ada', email: 'ada@example.org', message: 'Hello?' },
      page: { url: 'https://shop.example/lamps', title: 'Lamps' },
      language: 'en-GB',
      timeZone: 'UTC',
      mode: 'form',
      filledInMs: 20_000,
      trap: '',
    });
    on.sent().answer(aReceipt({ id: 'm7' }));
    await settle();
    expect(on.session.form.value).toEqual({ state: 'stored', receipt: aReceipt({ id: 'm7' }) });
    expect(on.stored).toEqual([aReceipt({ id: 'm7' })]);
    expect(on.backend.submits).toHaveLength(1);
  });

  it('F-3 is in the outbox before it is sent, and out of it once it is answered', async () => {
    const on = await sending();
    expect([...on.platform.storage.local.texts.keys()]).toContain('pl:shop:outbox');
    on.sent().answer(aReceipt());
    await settle();
    expect([...on.platform.storage.local.texts.keys()]).toEqual(['pl:shop:visitor']);
    expect([...on.platform.storage.session.texts.keys()]).toEqual([]);
  });

  it('F-3 a double click sends one', async () => {
    const on = await sending();
    on.session.submit();
    on.session.submit();
    await settle();
    expect(on.backend.submits).toHaveLength(1);
  });

  it('F-3 a lost answer: the visitor is told that it waits, and the same command is sent until it is answered', async () => {
    const on = await waiting();
    expect(on.session.form.value).toMatchObject({
      state: 'waiting',
      problem: { code: 'unreachable' },
      keptIn: 'browser',
    });
    await on.platform.clock.advance({ seconds: 1 });
    on.sent().answer(aReceipt());
    await settle();
    const [first, second] = on.backend.submits;
    expect(second?.submission).toEqual(first?.submission);
    expect(on.state()).toBe('stored');
  });

  it('F-3 the visitor may try again at once', async () => {
    const on = await waiting();
    on.session.retry();
    expect(on.backend.submits).toHaveLength(2);
  });

  it.each([['denied'], ['full']] as const)(
    'F-3 with storage %s the message waits in the page, and says so',
    async (refusal) => {
      const platform = fakePlatform();
      platform.storage.local.refusal = refusal;
      platform.storage.session.refusal = refusal;
      const on = await waiting({ platform });
      expect(on.session.form.value).toMatchObject({ state: 'waiting', keptIn: 'page' });
      expect(on.notKept).toEqual([refusal]);
      const again = await on.reload();
      expect(again.state()).toBe('filling');
      expect(again.backend.submits).toHaveLength(0);
    },
  );

  it('F-6 a limit says when the next try is, by the server’s clock', async () => {
    const on = await sending();
    on.sent().refuse({ code: 'too-many-requests', message: 'Slower.', retryAfterMs: 90_000 });
    await settle();
    expect(on.session.form.value).toMatchObject({ state: 'waiting', retryAt: on.platform.clock.now() + 90_000 });
    await on.platform.clock.advance({ seconds: 90 });
    expect(on.backend.submits).toHaveLength(2);
  });
});

describe('a reload', () => {
  it.each([
    ['chat', {}, true],
    ['form', {}, false],
    ['hidden', { offline: { experience: 'hide' } }, false],
    ['wait', { offline: { experience: 'wait' } }, false],
    ['disabled', { disabled: true }, true],
  ] as const)('K-9 gives back the words being written while the widget is in mode %s', async (_mode, next, staffed) => {
    const before = await page();
    await before.now(next, staffed);
    before.type({ message: 'Do you have the br' });
    await settle();
    const after = await before.reload();
    await after.now(next, staffed);
    expect([after.session.values.value.message, after.session.hasDraft.value]).toEqual(['Do you have the br', true]);
  });

  it('K-9 gives back words whose page was gone before it could say so', async () => {
    const before = await page();
    before.type({ message: 'Do you have the br' });
    await settle();
    const after = await page({ platform: before.platform.reload() });
    expect(after.session.values.value.message).toBe('Do you have the br');
  });

  it('F-3 in the middle of sending loses nothing and stores nothing twice', async () => {
    const before = await sending();
    const after = await before.reload();
    expect(after.state()).toBe('waiting');
    expect(after.session.values.value).toEqual(before.session.values.value);
    expect(after.sent().submission).toEqual(before.sent().submission);
    after.sent().answer(aReceipt());
    await settle();
    expect(after.state()).toBe('stored');
    const again = await after.reload();
    expect([again.state(), again.backend.submits.length]).toEqual(['filling', 0]);
  });

  it('F-3 while a message waits goes on waiting', async () => {
    const after = await (await waiting()).reload();
    after.sent().refuse('unreachable');
    await settle();
    expect(after.session.form.value).toMatchObject({ state: 'waiting', keptIn: 'browser' });
  });

  it('F-3 a tab opened later shows and sends what another left', async () => {
    const before = await waiting();
    before.session.stop();
    const later = await page({ platform: before.platform.openTab() });
    expect(later.state()).toBe('waiting');
    expect(later.session.values.value).toMatchObject({ message: 'Hello?' });
    later.sent().answer(aReceipt());
    await settle();
    expect(later.state()).toBe('stored');
  });

  it('F-3 a tab with words of its own keeps them and sends the other message unseen', async () => {
    const before = await waiting();
    before.session.stop();
    const tab = before.platform.openTab();
    tab.storage.session.texts.set(
      'pl:shop:draft',
      JSON.stringify({ values: { message: 'Mine' }, touched: ['message'] }),
    );
    const later = await page({ platform: tab });
    expect([later.state(), later.session.values.value]).toEqual(['filling', { message: 'Mine' }]);
    later.sent().answer(aReceipt());
    await settle();
    expect([later.state(), later.stored.length]).toEqual(['filling', 1]);
  });

  it('S-10 words being typed are there again, and may still be filled in where nothing was typed', async () => {
    const before = await page();
    before.type({ message: 'Half a sen' });
    await settle();
    const after = await before.reload();
    expect(after.session.values.value).toEqual({ message: 'Half a sen' });
    expect(after.session.hasDraft.value).toBe(true);
    after.session.prefill({ message: 'Template', name: 'Ada' });
    expect(after.session.values.value).toEqual({ message: 'Half a sen', name: 'Ada' });
  });

  it('F-6 the time to fill in goes on over a reload, so that a quick second try is no robot’s', async () => {
    const before = await page();
    before.type();
    await before.platform.clock.advance({ seconds: 60 });
    const after = await before.reload();
    after.session.submit();
    expect(after.sent().submission.filledInMs).toBe(60_000);
  });

  it.each([
    ['torn', '{"values":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['values that are none', '{"values":{"message":{"a":1}}}'],
    ['values that are a text', '{"values":"abc"}'],
  ])('S-10 a draft that is %s is ignored', async (_what, text) => {
    const platform = fakePlatform();
    platform.storage.session.texts.set('pl:shop:draft', text);
    const on = await page({ platform });
    expect(on.session.values.value).toEqual({});
    expect(on.state()).toBe('filling');
  });

  it('S-10 what is whole of a draft is taken', async () => {
    const platform = fakePlatform();
    const text = JSON.stringify({
      values: { message: 'Hi' },
      touched: 'message',
      shownAt: 'x',
      sentAs: { commandId: '1' },
    });
    platform.storage.session.texts.set('pl:shop:draft', text);
    expect((await page({ platform })).session.values.value).toEqual({ message: 'Hi' });
  });
});

describe('nothing before the visitor acts', () => {
  it('F-1 looking at the form and filling it in for the visitor writes nothing', async () => {
    const on = await page();
    on.session.prefill({ name: 'Ada', email: 'ada@example.org' });
    await on.platform.clock.advance({ minutes: 5 });
    on.session.stop();
    expect([on.platform.storage.local.writes, on.platform.storage.session.writes]).toEqual([0, 0]);
    expect(on.platform.idsMade).toBe(0);
  });

  it('S-10 typing writes the draft of this tab, once a turn, and no id', async () => {
    const on = await page();
    on.type();
    await settle();
    expect(on.platform.storage.session.writes).toBe(1);
    expect([on.platform.storage.local.writes, on.platform.idsMade]).toEqual([0, 0]);
  });

  it('F-4 a visitor keeps one id from message to message and from page to page', async () => {
    const on = await sending();
    on.sent().answer(aReceipt());
    await settle();
    const after = await on.reload();
    after.type();
    after.session.submit();
    expect(after.sent().submission.visitor).toBe(on.sent().submission.visitor);
    expect(after.sent().submission.commandId).not.toBe(on.sent().submission.commandId);
  });
});

describe('the server says no', () => {
  it('F-1 wrong fields are found before anything is sent, then checked with each key', async () => {
    const on = await page();
    on.type({ name: 'Ada', email: 'nobody', message: '' });
    expect(on.session.problems.value).toEqual([]);
    on.session.submit();
    expect(on.session.problems.value).toEqual([
      { field: 'email', code: 'not-an-email' },
      { field: 'message', code: 'required' },
    ]);
    on.type({ email: 'ada@example.org' });
    expect(on.session.problems.value).toEqual([{ field: 'message', code: 'required' }]);
    expect(on.backend.submits).toHaveLength(0);
    expect(on.platform.storage.local.writes).toBe(0);
  });

  it('F-1 what the server finds stands at its field until that field changes; all words stay', async () => {
    const on = await sending();
    const issues = [
      { path: 'values.email', message: 'No.', code: 'too-long', limit: 10 },
      { path: 'message', message: 'No.', code: 'rude' },
      { path: 'page.url', message: 'No.' },
    ];
    on.sent().refuse({ code: 'invalid', message: 'Wrong.', issues });
    await settle();
    expect(on.session.form.value).toMatchObject({ state: 'filling', refusal: { code: 'invalid' } });
    expect(on.session.problems.value).toEqual([
      { field: 'email', code: 'too-long', limit: 10 },
      { field: 'message', code: 'wrong-type' },
    ]);
    expect(on.session.values.value).toMatchObject({ message: 'Hello?' });
    on.type({ email: 'a@b.de' });
    expect(on.session.problems.value).toEqual([{ field: 'message', code: 'wrong-type' }]);
    on.session.submit();
    expect(on.session.problems.value).toEqual([]);
    expect(on.backend.submits).toHaveLength(2);
  });

  it.each([['widget-disabled'], ['origin-refused'], ['command-id-reused'], ['unsupported']] as const)(
    'F-3 after %s nothing waits, all words stay, and sending again is a new command',
    async (code) => {
      const on = await sending();
      on.sent().refuse(code);
      await settle();
      expect(on.session.form.value).toMatchObject({ state: 'filling', refusal: { code } });
      expect([...on.platform.storage.local.texts.keys()]).toEqual(['pl:shop:visitor']);
      on.session.submit();
      const [first, second] = on.backend.submits;
      expect(second?.submission.commandId).not.toBe(first?.submission.commandId);
      expect(second?.submission.values).toEqual(first?.submission.values);
    },
  );

  it('F-3 a refusal that nobody has seen stays in the outbox until the form is on screen', async () => {
    const before = await waiting();
    before.session.stop();
    const platform = before.platform.openTab();
    const backend = scriptedBackend();
    const watch = createStatusWatch({ read: () => backend.readStatus(), platform });
    const session = createFormSession({
      widget: 'shop',
      platform,
      watch,
      session: visitorSession(platform, backend),
      submit: (submission) => backend.submit(submission),
      locale: () => 'en',
      page: platform.page.context,
      onStored: () => undefined,
      onNotKept: () => undefined,
    });
    backend.submits[0]?.refuse('widget-disabled');
    await settle();
    expect(session.form.value).toMatchObject({ state: 'filling', refusal: { code: 'widget-disabled' } });
    expect(platform.storage.local.texts.has('pl:shop:outbox')).toBe(true);
    session.shown();
    expect(platform.storage.local.texts.has('pl:shop:outbox')).toBe(false);
    expect(session.values.value).toMatchObject({ message: 'Hello?' });
  });
});

describe('taking back', () => {
  it('F-3 returns the words, and nothing is sent any more', async () => {
    const on = await waiting();
    on.session.takeBack();
    expect(on.state()).toBe('filling');
    expect(on.session.values.value).toMatchObject({ message: 'Hello?' });
    await on.platform.clock.advance({ minutes: 5 });
    expect(on.backend.submits).toHaveLength(1);
    expect([on.platform.clock.timers, on.platform.page.listeners]).toEqual([1, 0]);
  });

  it('F-3 sent again unchanged it is the same command, also after a reload, since the first may have arrived', async () => {
    const on = await waiting();
    on.session.takeBack();
    await settle();
    const after = await on.reload();
    after.session.submit();
    expect(after.sent().submission).toEqual(on.sent().submission);
  });

  it('F-3 sent again with other words it is another message', async () => {
    const on = await waiting();
    on.session.takeBack();
    on.type({ message: 'Hello!' });
    on.session.submit();
    await settle();
    expect(on.sent().submission.commandId).not.toBe(on.backend.submits[0]?.submission.commandId);
  });

  it('F-3 an answer that comes after all counts while the words are the same', async () => {
    const on = await waiting();
    on.session.retry();
    on.session.takeBack();
    on.sent().answer(aReceipt());
    await settle();
    expect(on.state()).toBe('stored');
  });

  it('F-3 an answer that comes after the words were changed takes none of them away', async () => {
    const on = await waiting();
    on.session.retry();
    on.session.takeBack();
    on.type({ message: 'Something else' });
    on.sent().answer(aReceipt());
    await settle();
    expect([on.state(), on.stored.length]).toEqual(['filling', 1]);
    expect(on.session.values.value).toMatchObject({ message: 'Something else' });
  });

  it('F-3 taken back in another tab, the message is no longer sent from here, and its words are kept', async () => {
    const here = await waiting();
    const there = await page({ platform: here.platform.openTab() });
    there.sent().refuse('unreachable');
    await settle();
    there.session.takeBack();
    expect(here.state()).toBe('filling');
    await here.platform.clock.advance({ minutes: 5 });
    expect(here.backend.submits).toHaveLength(1);
    expect(here.session.values.value).toMatchObject({ message: 'Hello?' });
  });
});

describe('while the widget changes', () => {
  it('S-10 fields follow the settings; values outlive the fields that hold them', async () => {
    const on = await page({ settings: { offline: { form: { phone: { use: 'optional' } } } } });
    on.type({ phone: '+370 600 00000', message: 'Hi', name: 'Ada', email: 'ada@example.org' });
    await on.now({});
    expect(on.session.fields.value.map(({ id }) => id)).toEqual(['name', 'email', 'message']);
    on.session.submit();
    expect(on.sent().submission.values).not.toHaveProperty('phone');
    on.sent().refuse('invalid');
    await settle();
    await on.now({ offline: { form: { phone: { use: 'optional' } } } });
    expect(on.session.values.value).toMatchObject({ phone: '+370 600 00000' });
  });

  it('S-11 says what face the page believed in', async () => {
    const on = await page();
    on.type();
    await on.now({}, true);
    on.session.submit();
    expect(on.sent().submission.mode).toBe('chat');
  });

  it('S-10 a draft lives through flips in both directions', async () => {
    const on = await page();
    on.type({ message: 'Half a sen' });
    await on.now({}, true);
    await on.now({ offline: { experience: 'hide' } });
    await on.now({ disabled: true });
    await on.now({});
    expect(on.session.values.value).toEqual({ message: 'Half a sen' });
    expect(on.session.hasDraft.value).toBe(true);
  });
});

describe('afterwards', () => {
  it('F-3 a new form keeps name and address, and what the page wanted to fill in meanwhile', async () => {
    const on = await sending();
    on.session.prefill({ message: 'About order 7', email: 'other@example.org' });
    on.sent().answer(aReceipt());
    await settle();
    on.session.startOver();
    expect(on.session.form.value).toEqual({ state: 'filling', refusal: null });
    expect(on.session.values.value).toEqual({ name: 'Ada', email: 'other@example.org', message: 'About order 7' });
    expect(on.session.hasDraft.value).toBe(false);
  });

  it('forgets words, outbox and visitor, in memory and in every store', async () => {
    const on = await waiting();
    on.session.forget();
    await on.visitor.logout();
    await on.platform.clock.advance({ minutes: 5 });
    expect([on.state(), on.session.values.value]).toEqual(['filling', {}]);
    expect([...on.platform.storage.local.texts, ...on.platform.storage.session.texts]).toEqual([]);
    expect(on.backend.submits).toHaveLength(1);
    on.type();
    on.session.submit();
    expect(on.sent().submission.visitor).not.toBe(on.backend.submits[0]?.submission.visitor);
  });

  it('a stopped form leaves no timer and no listener, and the outbox for the next page', async () => {
    const on = await waiting();
    on.session.stop();
    expect(on.platform.page.listeners + on.platform.storage.local.listeners).toBe(0);
    expect(on.platform.storage.local.texts.has('pl:shop:outbox')).toBe(true);
  });
});

describe('somebody else at the same page', () => {
  /** Ada has signed in, and her message waits for an answer that was lost. */
  async function adaWaiting() {
    const on = await page({ sessions: true });
    void on.visitor.identify('jwt-ada');
    await settle();
    const ada = aSessionAnswer({ visitor: 'v1', identity: { id: 'ada' } });
    on.backend.resolutions.at(-1)?.answer(ada);
    await settle();
    on.type();
    on.session.prefill({ phone: '+370 600 00000' });
    on.session.submit();
    await settle();
    on.sent().refuse('unreachable');
    await settle();
    return { on, token: ada.secure?.token };
  }

  async function bobComes(on: Page): Promise<void> {
    void on.visitor.identify('jwt-bob');
    await settle();
    on.backend.resolutions.at(-1)?.answer(aSessionAnswer({ visitor: 'v2', identity: { id: 'bob' } }));
    await settle();
  }

  it('T-10 sees an empty form, and what was sent before is delivered without a word of it, as nobody else’s', async () => {
    const { on, token } = await adaWaiting();
    expect(on.sent().token).toBe(token);
    await bobComes(on);
    expect([on.state(), on.session.values.value, on.session.hasDraft.value]).toEqual(['filling', {}, false]);
    expect(on.platform.storage.session.texts.size).toBe(0);
    await on.platform.clock.advance({ seconds: 30 });
    expect([on.backend.submits.length, on.sent().token]).toEqual([2, undefined]);
    expect(on.sent().submission).toEqual(on.backend.submits[0]?.submission);
    on.sent().answer(aReceipt());
    await settle();
    expect([on.state(), on.stored, on.platform.storage.local.texts.has('pl:shop:outbox')]).toEqual([
      'filling',
      [],
      false,
    ]);
  });

  it('T-10 does not see it after a reload either, and it is still delivered', async () => {
    const { on } = await adaWaiting();
    await bobComes(on);
    const after = await on.reload();
    await settle();
    expect([after.state(), after.session.values.value, after.sent().token]).toEqual(['filling', {}, undefined]);
    after.sent().refuse('widget-disabled');
    await settle();
    expect([after.session.form.value, after.platform.storage.local.texts.has('pl:shop:outbox')]).toEqual([
      { state: 'filling', refusal: null },
      false,
    ]);
  });

  it('T-10 does not see a draft that was sent once by another, in a tab that is opened again', async () => {
    const { on } = await adaWaiting();
    on.session.takeBack();
    await settle();
    on.platform.storage.local.texts.delete('pl:shop:visitor');
    const after = await on.reload();
    expect([after.state(), after.session.values.value]).toEqual(['filling', {}]);
  });

  it('T-10 writes as themselves', async () => {
    const { on } = await adaWaiting();
    await bobComes(on);
    on.type({ name: 'Bob', email: 'bob@example.org', message: 'Mine' });
    on.session.submit();
    await on.platform.clock.advance({ seconds: 30 });
    on.sent().answer(aReceipt());
    await settle();
    const [first, last] = [on.backend.submits[0], on.sent()];
    expect(last.submission.values).toMatchObject({ message: 'Mine' });
    expect(last.submission.visitor).toBe(on.visitor.writer());
    expect(last.submission.visitor).not.toBe(first?.submission.visitor);
    expect(last.token).not.toBe(first?.token);
  });

  it('T-10 does not become the one who wrote while the page changed hands', async () => {
    const { on } = await adaWaiting();
    void on.visitor.identify('jwt-bob');
    await settle();
    on.session.retry();
    await settle();
    on.backend.resolutions.at(-1)?.answer(aSessionAnswer({ visitor: 'v2', identity: { id: 'bob' } }));
    await settle();
    expect([on.backend.submits.length, on.sent().token]).toEqual([2, undefined]);
  });

  it('T-10 does not send the half sentence of the one before, who left in another tab', async () => {
    const { on } = await adaWaiting();
    on.session.takeBack();
    on.platform.openTab().stores.local.remove('pl:shop:session');
    expect([on.state(), on.session.values.value]).toEqual(['filling', {}]);
  });
});
