import { fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormSettings } from '../../src/domain/form/form-settings.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { aReceipt, aSchedule, at } from '../../src/testing/builders.ts';
import { stage, strike } from './stage.ts';

afterEach(strike);

const closed = { staffed: false };

/** Open Monday to Friday from 9 to 17 in Vilnius, two hours before UTC. */
const vilnius = aSchedule({ timeZone: 'Europe/Vilnius' });

describe('what the panel says', () => {
  it.each<[string, Partial<WidgetSettings>, object, readonly string[]]>([
    ['chat', {}, {}, ['Chat with us', 'Hello! How can we help you?', 'We are here and will answer as soon as we can.']],
    ['bot', { bot: {} }, closed, ['Chat with us', 'Hello! How can we help you?', 'a person will read it']],
    ['bot with a name', { bot: { name: 'Lumi', greeting: 'I am Lumi.' } }, {}, ['Lumi', 'I am Lumi.']],
    [
      'wait',
      { offline: { experience: 'wait' } },
      closed,
      ['Leave a message', 'The next person who comes in will find your message.'],
    ],
    ['form', {}, closed, ['Leave a message', "We're offline right now. Leave us a message."]],
  ])(
    'S-2 in mode %s has its heading, its words, how the answer will come, and a form',
    async (_mode, settings, staffing, texts) => {
      const on = await stage({ settings, people: staffing });
      await on.open();
      for (const text of texts) expect(on.text()).toContain(text);
      expect(on.screen().getByRole('heading', { level: 2 }).textContent).toBe(texts[0]);
      expect(on.text()).toContain('The answer comes by e-mail.');
      expect(on.screen().getByRole('button', { name: 'Send message' })).toBeTruthy();
    },
  );

  it.each<[string, FormSettings, string, string]>([
    ['an address', {}, 'The answer comes by e-mail.', 'Expect it by'],
    ['a number only', { email: { use: 'off' }, phone: { use: 'required' } }, 'We will call you back.', 'Expect it by'],
    ['neither', { email: { use: 'off' } }, 'Tell us in your message how to reach you', ''],
  ])('F-4 asking for %s, it says how and when the answer will come', async (_what, form, how, when) => {
    const on = await stage({ settings: { offline: { form } } });
    await on.open();
    expect(on.text()).toContain(how);
    expect(on.text().includes('Expect it by')).toBe(when !== '');
  });

  it.each<[string, Partial<WidgetSettings>, object]>([
    ['no-agents', {}, closed],
    ['queue-full', {}, { queueFull: true }],
    ['outside-hours', { schedule: aSchedule({}, [['12:00', '13:00']]) }, {}],
    ['holiday', { schedule: aSchedule({ exceptions: [{ date: '2026-03-02', name: 'Casimir' }] }) }, {}],
    ['disabled', { disabled: true, whenDisabled: 'offline' }, {}],
  ])('S-14 for %s says the owner’s words, and those alone', async (reason, settings, staffing) => {
    const reasons = ['no-agents', 'queue-full', 'outside-hours', 'holiday', 'disabled'] as const;
    const byReason = Object.fromEntries(reasons.map((each) => [each, { message: `Words for ${each}.` }]));
    const on = await stage({ settings: { ...settings, offline: { message: 'General.', byReason } }, people: staffing });
    await on.open();
    expect(on.text().match(/Words for [\w-]+\./g)).toEqual([`Words for ${reason}.`]);
    expect(on.text()).not.toContain('General.');
  });

  it('S-14 names the holiday and the next opening', async () => {
    const schedule = aSchedule({ exceptions: [{ date: '2026-03-02', name: 'Casimir' }] });
    const on = await stage({ settings: { schedule } });
    await on.open();
    expect(on.text()).toContain('Closed: Casimir.');
    expect(on.text()).toContain('Open again: tomorrow');
  });

  it('S-13 gives the next opening in the visitor’s own zone and language', async () => {
    const on = await stage({
      settings: { schedule: vilnius },
      now: '2026-03-06T16:00:00Z',
      timeZone: 'America/New_York',
      options: { locale: 'de' },
    });
    await on.open();
    expect(on.text()).toContain('Wieder geöffnet: Montag');
    expect(on.text()).toContain('03:00');
  });

  it('F-2 fills the places of the owner’s text and does not say the same twice', async () => {
    const on = await stage({
      settings: {
        schedule: aSchedule({ exceptions: [{ date: '2026-03-02', name: 'Casimir' }] }),
        offline: { message: '{holiday}! Back {opensAt}, answers by {replyBy}, {unknown}.' },
      },
    });
    await on.open();
    expect(on.text()).toMatch(/Casimir! Back tomorrow .*9:00.*, answers by Wednesday .*9:00.*, \{unknown\}\./);
    for (const double of ['Closed:', 'Open again:', 'Expect it by']) expect(on.text()).not.toContain(double);
  });

  it('F-2 says times inside the built-in English in English, and inside the owner’s French in French', async () => {
    const on = await stage({
      settings: { schedule: aSchedule(), offline: { message: { fr: 'De retour {opensAt}.' } } },
      now: '2026-03-02T18:00:00Z',
      options: { locale: 'fr' },
    });
    await on.open();
    expect(on.text()).toContain('De retour demain 09:00.');
    expect(on.text()).toContain('Expect it by Wednesday 9:00 AM.');
    expect(on.root().querySelector('[lang=en][dir=ltr]')).not.toBeNull();
  });

  it('F-2 has a word for {opensAt} while no opening is known', async () => {
    const on = await stage({ settings: { offline: { message: 'Back {opensAt}.' } }, people: closed });
    await on.open();
    expect(on.text()).toContain('Back soon.');
  });

  it('S-14 counts down to closing once the notice is due, and takes it back when it is closed', async () => {
    const on = await stage({ settings: { schedule: aSchedule(), closingNotice: 10 }, now: '2026-03-02T16:49:00Z' });
    await on.open();
    expect(on.text()).not.toContain('We close in');
    await on.advance({ minutes: 1 });
    expect(on.text()).toContain('We close in 10 minutes.');
    await on.advance({ minutes: 4 });
    expect(on.text()).toContain('We close in 6 minutes.');
    await on.advance({ minutes: 6 });
    expect(on.text()).not.toContain('We close in');
    expect(on.text()).toContain("We're offline right now.");
  });

  it('keeps its times of day true over midnight', async () => {
    const on = await stage({ settings: { schedule: aSchedule() }, now: '2026-03-02T23:59:00Z' });
    await on.open();
    expect(on.text()).toContain('Open again: tomorrow');
    await on.advance({ minutes: 1 });
    expect(on.text()).toContain('Open again: today');
  });

  it('leaves no timer behind when it is closed', async () => {
    const on = await stage();
    await on.launcher();
    const before = on.platform.clock.timers;
    await on.open();
    expect(on.platform.clock.timers).toBe(before + 1);
    on.widget.close();
    expect(on.platform.clock.timers).toBe(before);
  });

  it('Z-1 shows the owner’s marks as elements and the rest as text', async () => {
    const on = await stage({ settings: { online: { greeting: 'Hi **you** <img src=x onerror=alert(1)>' } } });
    const panel = await on.open();
    expect(panel.querySelector('strong')?.textContent).toBe('you');
    expect(panel.querySelector('img')).toBeNull();
  });
});

describe('in a small window', () => {
  const { happyDOM } = window as unknown as {
    happyDOM: { setViewport(size: { width: number; height: number }): void };
  };
  beforeEach(() => happyDOM.setViewport({ width: 320, height: 460 }));
  afterEach(() => happyDOM.setViewport({ width: 1024, height: 768 }));

  it('covers the page and keeps the focus in a circle', async () => {
    const on = await stage();
    const panel = await on.open();
    expect(panel.getAttribute('aria-modal')).toBe('true');
    const close = on.screen().getByRole('button', { name: 'Close' });
    const send = on.screen().getByRole('button', { name: 'Send message' });
    send.focus();
    fireEvent.keyDown(send, { key: 'Tab' });
    expect(on.focused()).toBe(close);
    fireEvent.keyDown(close, { key: 'Tab', shiftKey: true });
    expect(on.focused()).toBe(send);
    on.field('Name').focus();
    expect(fireEvent.keyDown(on.field('Name'), { key: 'Tab' })).toBe(true);
  });
});

describe('the status flips while somebody writes', () => {
  it('S-10 heading and words change, what was typed stays, in both directions', async () => {
    const on = await stage();
    await on.open();
    await on.type('Name', 'Ada');
    await on.type(/^Message/, 'Half a senten');
    const before = [on.field('Name'), on.field(/^Message/)];
    await on.now({}, closed);
    expect(on.screen().getByRole('heading', { level: 2 }).textContent).toBe('Leave a message');
    expect(on.text()).toContain("We're offline right now.");
    await on.now({});
    expect(on.screen().getByRole('heading', { level: 2 }).textContent).toBe('Chat with us');
    expect([on.field('Name'), on.field(/^Message/)]).toEqual(before);
    expect(on.field(/^Message/).value).toBe('Half a senten');
  });

  it('S-10 a field the owner takes away and gives back has its words again', async () => {
    const on = await stage();
    await on.open();
    await on.type('Name', 'Ada');
    await on.now({ offline: { form: { name: { use: 'off' } } } });
    expect(on.screen().queryByLabelText('Name')).toBeNull();
    await on.now({});
    expect(on.field('Name').value).toBe('Ada');
  });

  it('S-10 the words survive closing the panel and opening it again', async () => {
    const on = await stage();
    await on.open();
    await on.type(/^Message/, 'Half a senten');
    await on.press('Close');
    await on.open();
    expect(on.field(/^Message/).value).toBe('Half a senten');
  });
});

describe('the form', () => {
  const everyKind: FormSettings = {
    phone: { use: 'optional' },
    department: {
      use: 'required',
      options: [{ value: 'sales', label: { en: 'Sales', de: 'Verkauf' } }, { value: 'help' }],
    },
    custom: [
      { id: 'order no.', kind: 'text', label: 'Order', maxLength: 20 },
      { id: 'how', kind: 'select', label: 'How did you find us?', options: [{ value: 'friend' }] },
      { id: 'news', kind: 'checkbox', label: 'Send me news' },
    ],
    consent: { use: 'required', text: 'I agree.' },
  };

  it.each([
    ['Name', 'input', 'text', 'name', true],
    ['E-mail', 'input', 'email', 'email', true],
    ['Phone (optional)', 'input', 'tel', 'tel', false],
    ['Department', 'select', 'select-one', null, true],
    ['Order (optional)', 'input', 'text', null, false],
    ['How did you find us? (optional)', 'select', 'select-one', null, false],
    ['Send me news (optional)', 'input', 'checkbox', null, false],
    ['Message', 'textarea', 'textarea', null, true],
    ['I agree.', 'input', 'checkbox', null, true],
  ])(
    'F-1 the field "%s" is a %s (%s), fills itself as %s, required: %s',
    async (label, element, type, autocomplete, required) => {
      const on = await stage({ settings: { offline: { form: everyKind } } });
      await on.open();
      const field = [...on.root().querySelectorAll('label')].find((each) => each.textContent === label)?.control;
      expect(field?.localName).toBe(element);
      expect((field as HTMLInputElement).type).toBe(type);
      expect(field?.getAttribute('autocomplete') ?? null).toBe(autocomplete);
      expect(field?.getAttribute('aria-required')).toBe(String(required));
      expect(field?.getAttribute('aria-invalid')).toBe('false');
    },
  );

  it('F-1 sends what stands in fields of every kind', async () => {
    const on = await stage({ settings: { offline: { form: everyKind } } });
    await on.open();
    await on.type(/^Phone/, '+44 20 7946 0000');
    fireEvent.change(on.field('Department'), { target: { value: 'sales' } });
    await on.type(/^Order/, 'A-1');
    fireEvent.click(on.field(/^Send me news/));
    fireEvent.click(on.field('I agree.'));
    const sent = await on.send('Hello');
    expect(sent?.submission.values).toEqual({
      name: 'Ada',
      email: 'ada@example.org',
      phone: '+44 20 7946 0000',
      department: 'sales',
      'order no.': 'A-1',
      news: true,
      consent: true,
      message: 'Hello',
    });
  });

  it('F-1 says at each field what is wrong, and leads to the fields from one place that takes the focus', async () => {
    const on = await stage({ settings: { offline: { form: everyKind } } });
    await on.open();
    await on.type('E-mail', 'ada(at)example');
    await on.type(/^Phone/, 'call me');
    await on.type(/^Order/, 'x'.repeat(21));
    fireEvent.submit(on.root().querySelector('form') as HTMLFormElement);

    const wrong = Object.fromEntries(
      [...on.root().querySelectorAll('[aria-invalid=true]')].map((field) => [
        field.getAttribute('name'),
        on.root().getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent,
      ]),
    );
    expect(wrong).toEqual({
      name: 'Please fill this in.',
      email: 'Please check the address; it should look like name@example.com.',
      phone: 'Please check the number; it should look like +44 20 7946 0000.',
      department: 'Please fill this in.',
      'order no.': 'This is too long: 20 characters at most.',
      message: 'Please fill this in.',
      consent: 'Please tick this to go on.',
    });
    expect(on.focused()?.textContent).toContain('Please check these before sending:');
    expect(on.root().querySelectorAll('[id*=" "], [aria-describedby*=" "]')).toHaveLength(0);
    expect(on.backend.submits).toEqual([]);

    await on.press('E-mail');
    expect(on.focused()).toBe(on.field('E-mail'));
    await on.type('E-mail', 'ada@example.org');
    expect(on.field('E-mail').getAttribute('aria-invalid')).toBe('false');
    expect(on.field('E-mail').hasAttribute('aria-describedby')).toBe(false);
    expect(on.screen().queryByRole('button', { name: 'E-mail' })).toBeNull();
  });

  it('F-1 leads to what is wrong again at each press, but never while somebody is typing', async () => {
    const on = await stage();
    await on.open();
    const submit = () => fireEvent.submit(on.root().querySelector('form') as HTMLFormElement);
    submit();
    on.field('Name').focus();
    submit();
    expect(on.focused()?.textContent).toContain('Please check these');

    await on.type('Name', 'Ada');
    await on.type('E-mail', 'ada@example.org');
    await on.type(/^Message/, 'Hello');
    on.field('Name').focus();
    await on.type('Name', '');
    expect(on.field('Name').getAttribute('aria-invalid')).toBe('true');
    expect(on.text()).not.toContain('Please check these');
    expect(on.focused()).toBe(on.field('Name'));
  });

  it('F-1 tells how much room is left when it grows short, and cuts nothing off', async () => {
    const on = await stage({ settings: { offline: { form: { message: { maxLength: 1_000 } } } } });
    await on.open();
    await on.type(/^Message/, 'x'.repeat(899));
    expect(on.text()).not.toContain('Characters left');
    await on.type(/^Message/, 'x'.repeat(900));
    expect(on.text()).toContain('Characters left: 100');
    expect(on.field(/^Message/).hasAttribute('maxlength')).toBe(false);
  });

  it('F-6 counts the fill time from the moment the form is first on screen', async () => {
    const on = await stage();
    await on.launcher();
    await on.advance({ minutes: 5 });
    await on.open();
    await on.advance({ seconds: 7 });
    await on.press('Close');
    await on.advance({ seconds: 3 });
    await on.open();
    expect((await on.send())?.submission.filledInMs).toBe(10_000);
  });

  it('F-6 has a field that people neither see nor reach, and sends what a program writes into it', async () => {
    const on = await stage();
    await on.open();
    const trap = on.root().querySelector<HTMLInputElement>('[name=subject]') as HTMLInputElement;
    expect(trap.tabIndex).toBe(-1);
    expect(trap.autocomplete).toBe('off');
    expect(trap.closest('[aria-hidden=true]')).not.toBeNull();
    fireEvent.input(trap, { target: { value: 'cheap lamps' } });
    expect((await on.send())?.submission.trap).toBe('cheap lamps');
  });
});

describe('a message on its way', () => {
  it('F-3 is sent once, however often the button is pressed, and nothing can be changed meanwhile', async () => {
    const on = await stage();
    await on.open();
    await on.send();
    const button = on.screen().getByRole('button', { name: 'Sending…' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(button);
    fireEvent.submit(on.root().querySelector('form') as HTMLFormElement);
    expect(on.backend.submits).toHaveLength(1);
    expect(on.field('Name').readOnly).toBe(true);
  });

  it('F-4 once stored: thanks, the number, the expected reply in the visitor’s zone, and the focus on them', async () => {
    const on = await stage({ people: closed, timeZone: 'Asia/Tokyo', options: { locale: 'en-GB' } });
    await on.open();
    (await on.send())?.answer(aReceipt({ id: 'abc123', replyBy: at('2026-03-03T10:00:00Z') }));
    await on.advance(0);
    expect(on.text()).toContain('Thank you!');
    expect(on.text()).toContain('Your message has arrived. We will answer by tomorrow 19:00.');
    expect(on.text()).toContain('Reference: abc123');
    expect(on.focused()?.getAttribute('part')).toBe('answer');
  });

  it('F-4 the thanks leave a focus that is elsewhere in the page where it is', async () => {
    const on = await stage();
    await on.open();
    const sent = await on.send();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    sent?.answer(aReceipt());
    await on.advance(0);
    expect(on.text()).toContain('Thank you!');
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('S-11 thanks by what the server decided on arrival, not by what the page showed', async () => {
    const on = await stage({ people: closed });
    await on.open();
    (await on.send())?.answer(aReceipt({ status: { availability: 'online', reason: 'open', mode: 'chat' } }));
    await on.advance(0);
    expect(on.text()).toContain('We are here and will answer as soon as we can');
  });

  it('F-2 thanks in the owner’s words, with marks and places', async () => {
    const on = await stage({ settings: { offline: { form: { thanks: 'Got it, **{replyBy}**.' } } } });
    await on.open();
    (await on.send())?.answer(aReceipt({ replyBy: at('2026-03-03T10:00:00Z') }));
    await on.advance(0);
    expect(on.root().querySelector('strong')?.textContent).toBe('tomorrow 10:00 AM');
  });

  it('F-3 the second half of a double click starts no new form under the thanks', async () => {
    const on = await stage();
    await on.open();
    (await on.send())?.answer(aReceipt());
    await on.advance(0);
    const another = on.screen().getByRole('button', { name: 'Write another message' });
    fireEvent.click(another, { detail: 2 });
    expect(on.text()).toContain('Thank you!');
    fireEvent.click(another, { detail: 1 });
    expect(on.field('Name').value).toBe('Ada');
    expect(on.field(/^Message/).value).toBe('');
    await on.advance(0);
    expect(on.focused()).toBe(on.field(/^Message/));
  });

  it('F-3 unanswered: says that it is kept in this browser, shows the words, and tries again when asked', async () => {
    const on = await stage();
    await on.open();
    (await on.send('In green, please.'))?.refuse('unreachable');
    await on.advance(0);
    expect(on.text()).toContain('Not sent yet');
    expect(on.text()).toContain('There is no connection right now.');
    expect(on.text()).toContain('kept in this browser and will be sent by itself, even after a reload');
    expect(on.root().querySelector('blockquote')?.textContent).toBe('In green, please.');
    await on.press('Try now');
    expect(on.backend.submits).toHaveLength(2);
    on.backend.submits[1]?.answer(aReceipt());
    await on.advance(0);
    expect(on.text()).toContain('Thank you!');
  });

  it('F-3 unanswered with storage denied: says that it lasts no longer than the page', async () => {
    const on = await stage();
    on.platform.storage.local.refusal = 'denied';
    await on.open();
    (await on.send())?.refuse('unavailable');
    await on.advance(0);
    expect(on.text()).toContain('The other side cannot take it right now.');
    expect(on.text()).toContain('kept in this page only');
  });

  it('Z-4 over the limit: counts down to the next try', async () => {
    const on = await stage();
    await on.open();
    (await on.send())?.refuse({ code: 'too-many-requests', message: 'Slow down.', retryAfterMs: 90_000 });
    await on.advance(0);
    expect(on.text()).toContain('There were too many messages in a short time.');
    expect(on.text()).toContain('Next try in 2 minutes.');
    await on.advance({ seconds: 45 });
    expect(on.text()).toContain('Next try in 45 seconds.');
  });

  it('F-3 can be taken back and edited, words and all', async () => {
    const on = await stage();
    await on.open();
    (await on.send('In green, please.'))?.refuse('unreachable');
    await on.advance(0);
    await on.press('Edit message');
    expect(on.field(/^Message/).value).toBe('In green, please.');
    expect(on.field(/^Message/)).toBe(on.focused());
  });

  it('F-3 is still shown as waiting after a reload', async () => {
    const first = await stage();
    await first.open();
    await first.send('In green, please.');
    const platform = first.platform.reload();
    strike();
    const on = await stage({ platform });
    await on.open();
    expect(on.text()).toContain('Not sent yet');
    expect(on.root().querySelector('blockquote')?.textContent).toBe('In green, please.');
  });

  it.each([
    ['widget-disabled', 'The chat was just switched off, so the message was not sent.'],
    ['origin-refused', 'This website is not allowed to send messages here.'],
    ['too-large', 'The message is too large to be sent.'],
    ['command-id-reused', 'The message could not be taken.'],
    ['unsupported', 'The message could not be taken.'],
  ] as const)('F-3 refused for good (%s): says why, with every word still in place', async (code, words) => {
    const on = await stage();
    await on.open();
    (await on.send('In green, please.'))?.refuse(code);
    await on.advance(0);
    expect(on.screen().getByRole('alert').textContent).toContain(words);
    expect(on.field(/^Message/).value).toBe('In green, please.');
  });

  it('F-3 refused for a field: the server’s reason stands at that field, in the visitor’s language', async () => {
    const on = await stage();
    await on.open();
    const issues = [{ path: 'email', code: 'not-an-email', message: 'email is no address' }];
    (await on.send())?.refuse({ code: 'invalid', message: 'Invalid.', issues });
    await on.advance(0);
    expect(on.field('E-mail').getAttribute('aria-invalid')).toBe('true');
    expect(on.text()).toContain('Please check the address');
    expect(on.focused()?.textContent).toContain('Please check these');
    expect(on.screen().queryByRole('alert')).toBeNull();
  });
});
