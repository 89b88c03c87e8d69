import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../src/domain/schedule/schedule.ts';
import type { Policy, WidgetSettings } from '../../../src/domain/settings.ts';
import type { StatusInput } from '../../../src/domain/status/evaluate-status.ts';
import { type ExplainOptions, explainStatus } from '../../../src/domain/status/explain-status.ts';
import type { People } from '../../../src/domain/status/people.ts';

const DAY = [['09:00', '17:00']] as const;
/** Vilnius is two hours ahead of UTC in winter. */
const OFFICE: Schedule = {
  timeZone: 'Europe/Vilnius',
  weekly: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
  exceptions: [
    { date: '2026-12-24', name: 'Christmas Eve', intervals: [['09:00', '12:00']] },
    { date: '2026-12-25', every: 'year', name: 'Christmas' },
    { date: '2026-11-26' },
    {
      date: '2026-11-27',
      intervals: [
        ['10:00', '11:00'],
        ['12:00', '13:00'],
      ],
    },
  ],
};
const HOURS = 'Mon–Fri 09:00–17:00 Europe/Vilnius';

const THERE: People = { staffed: true };
const NOBODY: People = { staffed: false };
const office = (changes: Partial<WidgetSettings> = {}): WidgetSettings => ({ id: 'a', schedule: OFFICE, ...changes });

const SATURDAY = '2026-11-21T17:00Z'; // 19:00 in Vilnius
const TUESDAY = '2026-11-24T08:00Z'; // 10:00 in Vilnius

const FORM = 'Visitors see the contact form.';
const TAB = 'Visitors see the chat tab.';
const MONDAY = 'Opens Monday 09:00, in 1 day 14 h.';

const explain = (settings: WidgetSettings, people: People, now: string, options?: ExplainOptions): string[] =>
  explainStatus({ settings, people, now: new Date(now) }, options);

describe('reasons', () => {
  it.each<[promise: string, settings: WidgetSettings, people: People, now: string, sentences: string[]]>([
    [
      'a day without hours',
      office(),
      THERE,
      SATURDAY,
      [`Closed: Saturday is outside the hours (${HOURS}).`, MONDAY, FORM],
    ],
    [
      'before the hours of a day',
      office(),
      THERE,
      '2026-11-24T06:15Z',
      [`Closed: Tuesday 08:15 is outside the hours (${HOURS}).`, 'Opens Tuesday 09:00, in 45 min.', FORM],
    ],
    [
      'after the hours of a day',
      office(),
      THERE,
      '2026-11-24T15:00Z',
      [`Closed: Tuesday 17:00 is outside the hours (${HOURS}).`, 'Opens Wednesday 09:00, in 16 h.', FORM],
    ],
    [
      'within the hours and staffed',
      office(),
      THERE,
      TUESDAY,
      [
        `Online: Tuesday 10:00 is within the hours (${HOURS}), and an agent can be reached.`,
        'Closes Tuesday 17:00, in 7 h.',
        TAB,
      ],
    ],
    [
      'within the hours and unstaffed',
      office(),
      NOBODY,
      TUESDAY,
      [
        `Offline: no agent can be reached, but Tuesday 10:00 is within the hours (${HOURS}).`,
        'From Tuesday 17:00, in 7 h: outside the hours.',
        FORM,
      ],
    ],
    [
      'closed and unstaffed says both that matter',
      office(),
      NOBODY,
      SATURDAY,
      [
        `Closed: Saturday is outside the hours (${HOURS}).`,
        MONDAY,
        'An agent has to be there by then; none can be reached now.',
        FORM,
      ],
    ],
    [
      'a holiday by its name',
      office(),
      THERE,
      '2026-12-25T08:00Z',
      [
        'Closed: Friday, December 25 is a holiday (Christmas).',
        'Opens Monday 09:00, in 2 days 23 h.',
        'From Saturday 00:00, in 14 h: outside the hours.',
        FORM,
      ],
    ],
    [
      'a holiday without a name',
      office(),
      THERE,
      '2026-11-26T08:00Z',
      [
        'Closed: Thursday, November 26 is a holiday.',
        'Opens Friday 10:00, in 1 day.',
        'From Friday 00:00, in 14 h: outside the hours.',
        FORM,
      ],
    ],
    [
      'the hours of a named day of its own',
      office(),
      THERE,
      '2026-12-24T13:00Z',
      [
        'Closed: Thursday 15:00 is outside the hours (Christmas Eve 09:00–12:00 Europe/Vilnius).',
        'Opens Monday 09:00, in 3 days 18 h.',
        'From Friday 00:00, in 9 h: a holiday (Christmas).',
        FORM,
      ],
    ],
    [
      'the hours of an unnamed day of its own',
      office(),
      THERE,
      '2026-11-27T08:30Z',
      [
        'Online: Friday 10:30 is within the hours (this day 10:00–11:00, 12:00–13:00 Europe/Vilnius), and an agent can be reached.',
        'Closes Friday 11:00, in 30 min.',
        TAB,
      ],
    ],
    ['people alone, there', { id: 'a' }, THERE, TUESDAY, ['Online: an agent can be reached.', TAB]],
    ['people alone, not there', { id: 'a' }, NOBODY, TUESDAY, ['Offline: no agent can be reached.', FORM]],
    [
      'people alone, though there are hours',
      office({ policy: 'presence' }),
      THERE,
      SATURDAY,
      ['Online: an agent can be reached.', TAB],
    ],
    ['a full queue', { id: 'a' }, { staffed: true, queueFull: true }, TUESDAY, ['Offline: the queue is full.', FORM]],
    [
      'a full queue within hours',
      office(),
      { staffed: true, queueFull: true },
      TUESDAY,
      ['Offline: the queue is full.', 'From Tuesday 17:00, in 7 h: outside the hours.', FORM],
    ],
    [
      'disabled',
      office({ disabled: true }),
      THERE,
      TUESDAY,
      ['Disabled: the owner has switched this widget off.', 'Visitors see nothing, and nothing is taken from them.'],
    ],
    [
      'disabled with its offline face',
      office({ disabled: true, whenDisabled: 'offline' }),
      THERE,
      TUESDAY,
      ['Disabled: the owner has switched this widget off and lets it show its offline face.', FORM],
    ],
  ])('S-13 explained: %s', (_promise, settings, people, now, sentences) => {
    expect(explain(settings, people, now)).toEqual(sentences);
  });
});

describe('policies', () => {
  const OUTSIDE = `Saturday is outside the hours (${HOURS})`;
  const WITHIN = `Tuesday 10:00 is within the hours (${HOURS})`;

  it.each<[policy: Policy, people: People, now: string, sentences: string[]]>([
    ['schedule', NOBODY, TUESDAY, [`Online: ${WITHIN}.`, 'Closes Tuesday 17:00, in 7 h.', TAB]],
    ['schedule', NOBODY, SATURDAY, [`Closed: ${OUTSIDE}.`, MONDAY, FORM]],
    ['presence-or-schedule', THERE, TUESDAY, [`Online: ${WITHIN}, and an agent can be reached.`, TAB]],
    [
      'presence-or-schedule',
      NOBODY,
      TUESDAY,
      [`Online: ${WITHIN}, but no agent can be reached.`, 'Closes Tuesday 17:00, in 7 h.', TAB],
    ],
    [
      'presence-or-schedule',
      THERE,
      SATURDAY,
      [`Online: an agent can be reached, but ${OUTSIDE}.`, 'The next hours begin Monday 09:00, in 1 day 14 h.', TAB],
    ],
    ['presence-or-schedule', NOBODY, SATURDAY, [`Closed: ${OUTSIDE}, and no agent can be reached.`, MONDAY, FORM]],
    [
      'presence-or-schedule',
      NOBODY,
      '2026-12-25T08:00Z',
      [
        'Closed: Friday, December 25 is a holiday (Christmas), and no agent can be reached.',
        'Opens Monday 09:00, in 2 days 23 h.',
        'From Saturday 00:00, in 14 h: outside the hours.',
        FORM,
      ],
    ],
  ])('S-13 explained by what the policy %s counted', (policy, people, now, sentences) => {
    expect(explain(office({ policy }), people, now)).toEqual(sentences);
  });

  it('S-13 a policy of hours for a department that has none says so', () => {
    const input: StatusInput = {
      settings: { id: 'a', policy: 'schedule', departments: ['Sales'] },
      people: { staffed: false, departments: [{ id: 'Sales', staffed: false }] },
      now: Date.parse(TUESDAY),
    };
    expect(explainStatus(input)).toEqual(['Online: no hours of Sales are set, so none close it.', TAB]);
  });
});

describe('what visitors see', () => {
  it.each<[promise: string, settings: WidgetSettings, people: People, sentences: string[]]>([
    ['the form', { id: 'a' }, NOBODY, [FORM]],
    [
      'nothing, until it is online',
      { id: 'a', offline: { experience: 'hide' } },
      NOBODY,
      ['Visitors see nothing until the widget is online again.'],
    ],
    [
      'a chat left for later',
      { id: 'a', offline: { experience: 'wait' } },
      NOBODY,
      ['Visitors may leave a chat for the next agent.'],
    ],
    [
      'the form, no more chats being taken',
      { id: 'a', offline: { experience: 'wait' } },
      { staffed: false, openFull: true },
      [FORM, 'No more chats may be left for the next agent.'],
    ],
    ['the form, no chat being wanted', { id: 'a' }, { staffed: false, openFull: true }, [FORM]],
    ['the bot', { id: 'a', bot: {} }, NOBODY, ['The bot answers visitors.']],
  ])('S-13 explained: %s', (_promise, settings, people, sentences) => {
    expect(explain(settings, people, TUESDAY)).toEqual(['Offline: no agent can be reached.', ...sentences]);
  });
});

describe('departments', () => {
  const NEW_YORK: Schedule = { timeZone: 'America/New_York', weekly: { tue: DAY } };
  const people = (sales: object, support: object): People => ({
    staffed: false,
    departments: [
      { id: 'Sales', staffed: false, ...sales },
      { id: 'Support', staffed: false, ...support },
    ],
  });

  it('S-13 the one that decides speaks first, whatever its place, and the others follow', () => {
    const settings = office({ departments: ['Sales', 'Support'] });
    expect(explain(settings, people({}, { staffed: true, queueFull: true }), TUESDAY)).toEqual([
      'Offline: the queue of Support is full.',
      'From Tuesday 17:00, in 7 h: outside the hours.',
      'Sales has no agent who can be reached.',
      FORM,
    ]);
  });

  it('S-13 each says its own hours, and the opening is in the zone of the one that opens', () => {
    const settings = office({ departments: ['Sales', 'Support'] });
    expect(explain(settings, people({}, { staffed: true, schedule: NEW_YORK }), TUESDAY)).toEqual([
      `Offline: no agent of Sales can be reached, but Tuesday 10:00 is within the hours of Sales (${HOURS}).`,
      'From Tuesday 09:00, in 6 h: online.',
      'Support is outside its hours.',
      FORM,
    ]);
  });

  it.each<[promise: string, sales: object, sentence: string]>([
    ['open', { staffed: true }, 'Sales is open.'],
    ['full', { staffed: true, queueFull: true }, 'Sales has a full queue.'],
    [
      'on holiday',
      { staffed: true, schedule: { ...OFFICE, exceptions: [{ date: '2026-11-24', name: 'Inventory' }] } },
      'Sales is on holiday (Inventory).',
    ],
    [
      'on a nameless holiday',
      { staffed: true, schedule: { ...OFFICE, exceptions: [{ date: '2026-11-24' }] } },
      'Sales is on holiday.',
    ],
  ])('S-13 another department is named as it is: %s', (_promise, sales, sentence) => {
    const settings = office({ departments: ['Support', 'Sales'] });
    expect(explain(settings, people(sales, { staffed: true }), TUESDAY)).toContain(sentence);
  });

  it('S-13 a page that names one hears of that one alone', () => {
    const input = { settings: office({ departments: ['Sales', 'Support'] }), people: people({}, { staffed: true }) };
    expect(explainStatus({ ...input, now: Date.parse(TUESDAY), department: 'Support' })).toEqual([
      `Online: Tuesday 10:00 is within the hours of Support (${HOURS}), and an agent of Support can be reached.`,
      'Closes Tuesday 17:00, in 7 h.',
      TAB,
    ]);
  });

  it('S-13 without a list all departments that have people are told of, none when the widget is disabled', () => {
    const both = people({ staffed: true }, {});
    expect(explain({ id: 'a' }, both, TUESDAY)).toEqual([
      'Online: an agent of Sales can be reached.',
      'Support has no agent who can be reached.',
      TAB,
    ]);
    expect(explain({ id: 'a', disabled: true }, both, TUESDAY)).toHaveLength(2);
  });
});

describe('times', () => {
  const weekly = (hours: Schedule['weekly']): WidgetSettings =>
    office({ schedule: { timeZone: 'UTC', weekly: hours } });

  it.each<[promise: string, settings: WidgetSettings, now: string, sentence: string]>([
    [
      'neighbouring equal days are one',
      weekly({ mon: DAY, tue: DAY, thu: DAY, sat: [['10:00', '14:00']] }),
      SATURDAY,
      'Mon–Tue 09:00–17:00, Thu 09:00–17:00, Sat 10:00–14:00 UTC',
    ],
    [
      'several intervals a day',
      weekly({
        mon: [
          ['09:00', '12:00'],
          ['13:00', '24:00'],
        ],
      }),
      SATURDAY,
      'Mon 09:00–12:00, 13:00–24:00 UTC',
    ],
    ['a wait of days and hours', weekly({ mon: DAY }), '2026-11-21T08:00:00Z', 'Opens Monday 09:00, in 2 days 1 h.'],
    ['a wait of whole days', weekly({ mon: DAY }), '2026-11-21T09:00:00Z', 'Opens Monday 09:00, in 2 days.'],
    ['a wait of hours and minutes', weekly({ mon: DAY }), '2026-11-23T06:29:30Z', 'Opens Monday 09:00, in 2 h 30 min.'],
    ['a wait of seconds', weekly({ mon: DAY }), '2026-11-23T08:59:30Z', 'Opens Monday 09:00, in less than a minute.'],
    [
      'an opening six days ahead by its weekday',
      weekly({ mon: DAY }),
      '2026-11-24T08:00Z',
      'Opens Monday 09:00, in 6 days 1 h.',
    ],
    [
      'an opening a week ahead by its date',
      weekly({ mon: DAY }),
      '2026-11-23T17:00Z',
      'Opens Monday, November 30, 09:00, in 6 days 16 h.',
    ],
    [
      'an opening next year with its year',
      office({ schedule: { timeZone: 'UTC', weekly: {}, exceptions: [{ date: '2027-03-01', intervals: DAY }] } }),
      TUESDAY,
      'Opens Monday, March 1, 2027, 09:00, in 97 days 1 h.',
    ],
    [
      'no opening at all',
      office({ schedule: { timeZone: 'UTC', weekly: {}, exceptions: [{ date: '2020-01-01', intervals: DAY }] } }),
      TUESDAY,
      'It does not open within the next 400 days.',
    ],
  ])('S-13 told: %s', (_promise, settings, now, sentence) => {
    expect(explain(settings, THERE, now).join(' ')).toContain(sentence);
  });

  it.each<[promise: string, zone: string, sentence: string]>([
    ['another zone', 'Europe/Berlin', 'Opens Monday 09:00 (Monday 08:00 in Europe/Berlin), in 1 day 14 h.'],
    ['another weekday', 'Pacific/Honolulu', 'Opens Monday 09:00 (Sunday 21:00 in Pacific/Honolulu), in 1 day 14 h.'],
    ['the same clock under another name', 'Europe/Riga', MONDAY],
    ['a zone nobody knows', 'Mars/Olympus', MONDAY],
  ])('S-13 the reader’s own time stands beside it: %s', (_promise, timeZone, sentence) => {
    expect(explain(office(), THERE, SATURDAY, { timeZone })).toContain(sentence);
  });

  it.each<[promise: string, locale: string, sentences: string[]]>([
    [
      'in German',
      'de-AT',
      [
        'Geschlossen: Samstag liegt außerhalb der Zeiten (Mo–Fr 09:00–17:00 Europe/Vilnius).',
        'Öffnet Montag 09:00, in 1 Tag 14 h.',
        'Besucher sehen das Kontaktformular.',
      ],
    ],
    [
      'in English for a language without sentences',
      'fr',
      [`Closed: Saturday is outside the hours (${HOURS}).`, MONDAY, FORM],
    ],
    [
      'in English for a tag that only begins alike',
      'den',
      [`Closed: Saturday is outside the hours (${HOURS}).`, MONDAY, FORM],
    ],
    ['in English for what is no tag', '!', [`Closed: Saturday is outside the hours (${HOURS}).`, MONDAY, FORM]],
  ])('S-13 explained %s', (_promise, locale, sentences) => {
    expect(explain(office(), THERE, SATURDAY, { locale })).toEqual(sentences);
  });

  it('S-13 German knows every reason', () => {
    const german = (settings: WidgetSettings, people: People, now = TUESDAY): string[] =>
      explain(settings, people, now, { locale: 'de' });
    const zeiten = 'Dienstag 10:00 liegt in den Zeiten (Mo–Fr 09:00–17:00 Europe/Vilnius)';
    expect(german(office(), THERE)).toEqual([
      `Online: ${zeiten}, und jemand ist erreichbar.`,
      'Schließt Dienstag 17:00, in 7 h.',
      'Besucher sehen den Chat.',
    ]);
    expect(german(office(), NOBODY)[0]).toBe(`Offline: niemand ist erreichbar, aber ${zeiten}.`);
    expect(german(office(), THERE, '2026-12-25T08:00Z')).toContain('Ab Samstag 00:00, in 14 h: außerhalb der Zeiten.');
    expect(german(office(), THERE, '2026-12-25T08:00Z')[0]).toBe(
      'Geschlossen: Freitag, 25. Dezember ist ein freier Tag (Christmas).',
    );
    expect(german({ id: 'a' }, { staffed: true, queueFull: true })[0]).toBe('Offline: die Warteschlange ist voll.');
    expect(german({ id: 'a', disabled: true }, THERE)[0]).toBe(
      'Abgeschaltet: Der Betreiber hat dieses Widget abgeschaltet.',
    );
  });
});
