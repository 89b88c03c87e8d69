import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/domain/form/submission.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import { answered, codeOf, countedIds, hexId, MINUTE, MONDAY_10, OFFICE_HOURS, openBench } from './bench.ts';

const SATURDAY = Date.UTC(2026, 10, 28, 12);
const NEXT_MONDAY_9 = Date.UTC(2026, 10, 30, 9);

const messagesOf = async (server: ReferenceServer, spam = false) =>
  answered(await server.offlineMessages({ spam })).messages;

describe('one message is stored once', () => {
  it('F-3 handed in fifty times at once it is one message with one receipt and one event', async () => {
    const store = createMemoryStore();
    const { server, submit } = openBench({ store });
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
    expect(codeOf(answers[0] ?? { ok: false, problem: { code: 'none' } })).toBe('ok');
    expect(await messagesOf(server)).toHaveLength(1);
    expect(answered(await store.eventsAfter('main', 0, 10))).toMatchObject([
      { position: 1, kind: 'visitor.created', visitor: hexId(2) },
      {
        position: 2,
        visitor: hexId(2),
        kind: 'offline-message.created',
        at: MONDAY_10,
        body: { id: hexId(1), widget: 'w', spam: null },
      },
    ]);
  });

  it('F-3 handed in again days later it gives the first receipt, even after the widget was disabled', async () => {
    const { server, clock, submit } = openBench();
    const first = await submit();
    clock.now += 3 * 24 * 60 * MINUTE;
    await server.handle({ kind: 'save-widget', settings: { id: 'w', disabled: true } });
    expect(await submit()).toEqual(first);
    expect(codeOf(await submit({ commandId: hexId(2) }))).toBe('widget-disabled');
    expect(await messagesOf(server)).toHaveLength(1);
  });

  it.each([
    ['other words', { values: { name: 'Ada', email: 'ada@example.com', message: 'Something else.' } }],
    ['another page', { page: { url: 'https://shop.example/' } }],
    ['another language', { language: 'de' }],
  ])('F-3 the same command id with %s is refused and stores nothing', async (_what, change) => {
    const { server, submit } = openBench();
    await submit();
    expect(codeOf(await submit(change))).toBe('command-id-reused');
    expect(await messagesOf(server)).toHaveLength(1);
  });

  it('F-3 one command id of two visitors, or of two widgets, is two messages', async () => {
    const { server, submit } = openBench({ settings: [{ id: 'w' }, { id: 'v' }] });
    await submit();
    await submit({ visitor: hexId(2) });
    await submit({}, { widget: 'v' });
    expect((await messagesOf(server)).map(({ id }) => id)).toEqual([5, 3, 1].map(hexId));
  });

  it('F-3 a refused form may be corrected under the same command id', async () => {
    const { server, submit } = openBench();
    expect(codeOf(await submit({ values: { name: 'Ada', email: 'ada', message: 'Hi' } }))).toBe('invalid');
    expect(codeOf(await submit({ values: { name: 'Ada', email: 'ada@example.com', message: 'Hi' } }))).toBe('ok');
    expect(await messagesOf(server)).toHaveLength(1);
  });

  it('F-3 after its words were erased a repeat is refused rather than stored anew', async () => {
    const { server, submit } = openBench();
    await submit();
    const [message] = await messagesOf(server);
    await server.eraseVisitor(message?.visitor ?? '');
    expect(codeOf(await submit())).toBe('command-id-reused');
    expect(await messagesOf(server)).toEqual([]);
    const mark = await server.handle({ kind: 'mark-offline-message', id: hexId(1), state: 'read' });
    expect(codeOf(mark)).toBe('not-found');
  });
});

describe('what is stored', () => {
  it('F-4 a message is kept with visitor, page, referrer, language, time zone and consent, its values cleaned', async () => {
    const form = { consent: { use: 'required' as const } };
    const { server, submit } = openBench({ settings: { id: 'w', offline: { form } } });
    const values = { name: '  Ada ', email: 'ada@example.com', message: 'Line one\r\nline two', consent: true };
    const receipt = answered(await submit({ values, mode: 'chat' }));
    expect(await messagesOf(server)).toEqual([
      {
        id: hexId(1),
        widget: 'w',
        visitor: hexId(2),
        state: 'new',
        spam: null,
        values: { name: 'Ada', email: 'ada@example.com', message: 'Line one\nline two', consent: true },
        consent: true,
        page: { url: 'https://shop.example/lamps', title: 'Lamps', referrer: 'https://search.example/' },
        language: 'en',
        timeZone: 'Europe/Vilnius',
        shownMode: 'chat',
        mode: 'form',
        reason: 'no-agents',
        createdAt: MONDAY_10,
        replyBy: MONDAY_10 + 24 * 60 * MINUTE,
      },
    ]);
    expect(receipt).toEqual({
      id: hexId(1),
      storedAt: MONDAY_10,
      replyBy: MONDAY_10 + 24 * 60 * MINUTE,
      status: { availability: 'offline', reason: 'no-agents', mode: 'form' },
    });
  });

  const hours: WidgetSettings = { id: 'w', schedule: OFFICE_HOURS };
  const shop = { timeZone: 'America/New_York', weekly: { fri: [['09:00', '17:00']] } } as const;
  it.each<[string, WidgetSettings, number, number]>([
    ['one business day from now while open', hours, MONDAY_10, MONDAY_10 + 24 * 60 * MINUTE],
    ['one business day from the next opening when closed', hours, SATURDAY, NEXT_MONDAY_9 + 24 * 60 * MINUTE],
    [
      'a duration of the owner’s from the next opening',
      { ...hours, replyWithin: 'PT4H' },
      SATURDAY,
      NEXT_MONDAY_9 + 240 * MINUTE,
    ],
    ['a duration from now without hours', { id: 'w', replyWithin: 'PT4H' }, SATURDAY, SATURDAY + 240 * MINUTE],
    // New York's clocks go forward on Sunday, 8 March 2026: ten o'clock is 15:00 UTC on Friday and 14:00 on Monday.
    [
      'a business day by the clock of the hours’ zone',
      { id: 'w', schedule: shop },
      Date.UTC(2026, 2, 6, 15),
      Date.UTC(2026, 2, 9, 14),
    ],
    [
      'a duration from now under a policy without hours',
      { ...hours, policy: 'presence', replyWithin: 'PT1H' },
      SATURDAY,
      SATURDAY + 60 * MINUTE,
    ],
    [
      'a duration from now while disabled with the offline experience',
      { ...hours, disabled: true, whenDisabled: 'offline', replyWithin: 'PT1H' },
      SATURDAY,
      SATURDAY + 60 * MINUTE,
    ],
  ])('F-4 a reply is promised within %s', async (_title, settings, at, replyBy) => {
    const { submit } = openBench({ settings, at });
    expect(answered(await submit())).toMatchObject({ replyBy });
  });

  it('F-4 while somebody answers outside hours, a reply is promised from now', async () => {
    const settings: WidgetSettings = {
      id: 'w',
      schedule: OFFICE_HOURS,
      policy: 'presence-or-schedule',
      replyWithin: 'PT1H',
    };
    const { submit, signIn } = openBench({ settings, at: SATURDAY });
    await signIn('anna');
    expect(answered(await submit())).toMatchObject({ status: { reason: 'open' }, replyBy: SATURDAY + 60 * MINUTE });
  });

  it('F-4 the hours of a department stand in where the widget has none of its own', async () => {
    const settings = { id: 'w', departments: ['empty', 'sales'] };
    const { server, submit } = openBench({ settings, at: Date.UTC(2026, 2, 6, 15) });
    await server.handle({ kind: 'save-department', department: 'sales', schedule: shop });
    expect(answered(await submit())).toMatchObject({ replyBy: Date.UTC(2026, 2, 9, 14) });
  });
});

describe('decided on arrival', () => {
  it('S-11 the receipt says what the rules say now, whatever face the page had', async () => {
    const { clock, submit, signIn } = openBench({ settings: { id: 'w', schedule: OFFICE_HOURS } });
    await signIn('anna', { presence: 'always' });
    expect(answered(await submit({ mode: 'form' }))).toMatchObject({
      status: { availability: 'online', reason: 'open', mode: 'chat' },
    });
    clock.now = Date.UTC(2026, 10, 23, 17);
    expect(answered(await submit({ mode: 'chat', commandId: hexId(2) }))).toMatchObject({
      status: { availability: 'offline', reason: 'outside-hours', mode: 'form' },
    });
  });

  it('S-11 a page that names a department is judged by that one alone, on arrival too', async () => {
    const { server, signIn, submit } = openBench({ settings: { id: 'w', departments: ['sales', 'support'] } });
    await signIn('anna', { departments: ['sales'] });
    const modes = [undefined, 'sales', 'support'].map(async (department, id) => {
      const answer = await submit({ commandId: hexId(id), visitor: hexId(id), ...(department && { department }) });
      return (answered(answer) as Receipt).status.mode;
    });
    expect(await Promise.all(modes)).toEqual(['chat', 'chat', 'form']);
    expect((await messagesOf(server)).map(({ department }) => department)).toEqual(['support', 'sales', undefined]);
  });

  it('S-11 an agent whose session has timed out counts no more, though no tick came', async () => {
    const { clock, submit, signIn } = openBench();
    await signIn('anna');
    clock.now += 5 * MINUTE;
    expect(answered(await submit())).toMatchObject({ status: { reason: 'no-agents' } });
  });

  it.each<[string, Partial<WidgetSettings>, string]>([
    ['disabled takes nothing', { disabled: true }, 'widget-disabled'],
    ['disabled with `nothing` takes nothing', { disabled: true, whenDisabled: 'nothing' }, 'widget-disabled'],
    ['disabled with `offline` takes messages', { disabled: true, whenDisabled: 'offline' }, 'ok'],
    ['not disabled takes messages, whatever `whenDisabled` says', { whenDisabled: 'nothing' }, 'ok'],
  ])('S-3 a widget that is %s', async (_title, settings, code) => {
    const { server, submit } = openBench({ settings: { id: 'w', ...settings } });
    expect(codeOf(await submit())).toBe(code);
    expect(await messagesOf(server)).toHaveLength(code === 'ok' ? 1 : 0);
  });

  it('S-7 a message written before the widget hid itself is taken', async () => {
    const { submit } = openBench({ settings: { id: 'w', offline: { experience: 'hide' } } });
    expect(answered(await submit({ mode: 'chat' }))).toMatchObject({ status: { mode: 'hidden' } });
  });

  it.each<[string, string[] | undefined, string | null, string]>([
    ['a listed one', ['https://shop.example'], 'https://shop.example', 'ok'],
    ['another', ['https://shop.example'], 'https://shop.example.evil.example', 'origin-refused'],
    ['a subdomain under a star', ['https://*.shop.example'], 'https://de.shop.example', 'ok'],
    ['an opaque one', ['https://shop.example'], 'null', 'origin-refused'],
    ['any, where none is listed', undefined, 'https://anywhere.example', 'ok'],
    ['none, in the same process', ['https://shop.example'], null, 'ok'],
  ])('Z-3 of origins, %s is judged rightly', async (_title, origins, origin, code) => {
    const { submit } = openBench({ settings: { id: 'w', ...(origins && { origins }) } });
    expect(codeOf(await submit({}, { origin }))).toBe(code);
  });
});

describe('wrong forms', () => {
  it('F-1 each problem stands at its field, with a code a page can translate and a sentence', async () => {
    const { submit } = openBench();
    const values = { email: 'ada', message: 'x'.repeat(4_001), shoe: '42', name: true };
    expect(await submit({ values })).toMatchObject({
      ok: false,
      problem: {
        code: 'invalid',
        message:
          'The form cannot be taken: name is of the wrong type: a checkbox takes true or false, every other field a text.',
        issues: [
          { path: 'name', code: 'wrong-type' },
          { path: 'email', code: 'not-an-email', message: 'email is no e-mail address' },
          { path: 'message', code: 'too-long', limit: 4_000, message: 'message is longer than 4000 characters' },
          { path: 'shoe', code: 'unknown-field', message: 'shoe is no field of this form' },
        ],
      },
    });
  });

  it('F-1 a missing field, a phone number, and an option that is none', async () => {
    const custom = [{ id: 'size', kind: 'select' as const, label: 'Size', options: [{ value: 's' }] }];
    const form = { phone: { use: 'optional' as const }, custom };
    const { submit } = openBench({ settings: { id: 'w', offline: { form } } });
    const answer = await submit({ values: { name: 'Ada', email: 'a@b.example', phone: 'ring me', size: 'xxl' } });
    expect(answer).toMatchObject({
      problem: {
        issues: [
          { path: 'phone', message: 'phone is no phone number' },
          { path: 'size', message: 'size is not one of the options' },
          { path: 'message', message: 'message is required' },
        ],
      },
    });
  });
});

describe('spam and limits', () => {
  it.each([
    ['a filled trap', { trap: 'https://pills.example' }, 'trap'],
    ['less than two seconds', { filledInMs: 1_999 }, 'too-fast'],
  ])('F-6 %s sets a message apart, and it is acknowledged like any other', async (_title, sign, spam) => {
    const { server, submit } = openBench();
    expect(answered(await submit(sign))).toMatchObject({ id: hexId(1), status: { mode: 'form' } });
    expect(await messagesOf(server)).toEqual([]);
    expect(await messagesOf(server, true)).toMatchObject([{ id: hexId(1), spam }]);
  });

  it('Z-4 a visitor may send three in ten minutes, and `retryAfterMs` is true to the millisecond', async () => {
    const { clock, submit } = openBench();
    for (const [minute, id] of [0, 2, 4].entries()) {
      clock.now = MONDAY_10 + id * MINUTE;
      expect(codeOf(await submit({ commandId: hexId(minute) }))).toBe('ok');
    }
    clock.now = MONDAY_10 + 5 * MINUTE;
    const refusal = await submit({ commandId: hexId(9) });
    expect(refusal).toMatchObject({
      problem: {
        code: 'too-many-requests',
        retryAfterMs: 5 * MINUTE,
        message: 'Too many messages in a short time. The next one is taken in 300 seconds.',
      },
    });
    clock.now += 5 * MINUTE - 1;
    expect(codeOf(await submit({ commandId: hexId(9) }))).toBe('too-many-requests');
    clock.now += 1;
    expect(codeOf(await submit({ commandId: hexId(9) }))).toBe('ok');
    expect(codeOf(await submit({ commandId: hexId(10) }))).toBe('too-many-requests');
  });

  it('Z-4 whoever runs the server may set other limits', async () => {
    const once = { limit: 1, windowMs: MINUTE };
    const { clock, submit } = openBench({ limits: { formsPerVisitor: once, formsPerAddress: once } });
    const address = '192.0.2.1';
    expect(codeOf(await submit({}, { address }))).toBe('ok');
    const other = { commandId: hexId(2), visitor: hexId(2) };
    expect(await submit(other, { address })).toMatchObject({ problem: { retryAfterMs: MINUTE } });
    clock.now += MINUTE;
    expect(codeOf(await submit(other, { address }))).toBe('ok');
  });

  it('Z-4 an address may send twenty in ten minutes, by whatever visitors; others go on', async () => {
    const { submit } = openBench();
    const send = (number: number, address: string) =>
      submit({ commandId: hexId(number), visitor: hexId(number) }, { address });
    for (let number = 1; number <= 20; number += 1) expect(codeOf(await send(number, '192.0.2.1'))).toBe('ok');
    expect(await send(21, '192.0.2.1')).toMatchObject({
      problem: { code: 'too-many-requests', retryAfterMs: 10 * MINUTE },
    });
    expect(codeOf(await send(22, '192.0.2.2'))).toBe('ok');
  });

  it('Z-4 a refusal by one limit uses up nothing of the other', async () => {
    const { submit } = openBench();
    const address = '192.0.2.1';
    for (let id = 1; id <= 3; id += 1) await submit({ commandId: hexId(id) }, { address });
    for (let id = 4; id <= 40; id += 1) {
      expect(codeOf(await submit({ commandId: hexId(id) }, { address }))).toBe('too-many-requests');
    }
    expect(codeOf(await submit({ commandId: hexId(41), visitor: hexId(2) }, { address }))).toBe('ok');
  });

  it('Z-4 strangers cannot fill the memory of the limits: beyond ten thousand the oldest are forgotten', async () => {
    const { submit } = openBench();
    const crowd = async (from: number) =>
      Promise.all(
        Array.from({ length: 2_501 }, (_, index) => {
          const id = hexId(from + index);
          return submit({ commandId: id, visitor: id }, { address: id });
        }),
      );
    for (let id = 1; id <= 3; id += 1) await submit({ commandId: hexId(id) });
    await crowd(10_000);
    expect(codeOf(await submit({ commandId: hexId(4) }))).toBe('too-many-requests');
    await crowd(20_000);
    expect(codeOf(await submit({ commandId: hexId(4) }))).toBe('ok');
  });

  it('F-6 repeats of a taken message and refused forms use up nothing', async () => {
    const { submit } = openBench();
    for (let repeat = 0; repeat < 10; repeat += 1) await submit();
    for (let wrong = 0; wrong < 10; wrong += 1) await submit({ commandId: hexId(7), values: { name: 'Ada' } });
    expect(codeOf(await submit({ commandId: hexId(8) }))).toBe('ok');
    expect(codeOf(await submit({ commandId: hexId(9) }))).toBe('ok');
    expect(codeOf(await submit({ commandId: hexId(10) }))).toBe('too-many-requests');
    expect(codeOf(await submit())).toBe('ok');
  });
});

describe('reading messages', () => {
  it('pages are newest first, by widget, state and spam, and say where the next begins', async () => {
    // Ids that fall while time rises: the order must come from the time.
    const rising = countedIds();
    const newId = () => hexId(100 - Number.parseInt(rising(), 16));
    const { server, clock, submit } = openBench({ settings: [{ id: 'w' }, { id: 'v' }], newId });
    for (let id = 1; id <= 5; id += 1) {
      clock.now += 1;
      await submit({ commandId: hexId(id), visitor: hexId(id) }, { widget: id === 3 ? 'v' : 'w' });
    }
    await server.handle({ kind: 'mark-offline-message', id: hexId(93), state: 'replied' });
    const first = answered(await server.offlineMessages({ widget: 'w', limit: 2 }));
    expect(first.messages.map(({ id }) => id)).toEqual([91, 93].map(hexId));
    const cursor = first.next ?? '';
    const second = answered(await server.offlineMessages({ widget: 'w', limit: 2, cursor }));
    expect(second).toMatchObject({ messages: [{ id: hexId(97) }, { id: hexId(99) }], next: null });
    const replied = answered(await server.offlineMessages({ state: 'replied' }));
    expect(replied.messages).toMatchObject([{ id: hexId(93), state: 'replied' }]);
    expect(answered(await server.offlineMessages({ state: 'new' })).messages).toHaveLength(4);
  });

  it.each([0, 201, 1.5, Number.NaN])('a limit of %s is refused at its path', async (limit) => {
    const { server } = openBench();
    expect(await server.offlineMessages({ limit })).toMatchObject({
      problem: { code: 'invalid', issues: [{ path: 'limit', message: 'must be a whole number from 1 to 200' }] },
    });
  });
});
