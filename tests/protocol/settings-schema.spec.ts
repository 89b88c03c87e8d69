import { describe, expect, it } from 'vitest';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { parseSettings } from '../../src/protocol/settings-schema.ts';

const HOURS = { timeZone: 'Europe/Vilnius', weekly: { mon: [['09:00', '17:00']] } } as const;

const FULL: WidgetSettings = {
  id: 'Shop-1_a',
  disabled: false,
  whenDisabled: 'offline',
  policy: 'presence-or-schedule',
  schedule: {
    timeZone: 'America/New_York',
    weekly: {
      mon: [
        ['09:00', '12:00'],
        ['13:00', '24:00'],
      ],
      tue: [
        ['22:00', '06:00'],
        ['09:00', '09:00'],
      ],
      wed: [],
      sat: [
        ['00:00', '24:00'],
        ['10:00', '11:00'],
      ],
    },
    exceptions: [
      { date: '2026-12-25' },
      { date: '2024-02-29', every: 'year', name: 'Leap day', cutsPrevious: true },
      { date: '2026-12-24', to: '2026-12-24', intervals: [['09:00', '12:00']] },
      { date: '2026-12-27', to: '2027-01-02', every: 'year', intervals: [] },
    ],
  },
  departments: ['sales', 'support'],
  offline: {
    experience: 'wait',
    message: { en: 'We are out.', 'de-AT': 'Wir sind weg.' },
    tabText: 'Write to us',
    form: {
      name: { use: 'optional', maxLength: 80, label: 'Name' },
      email: {},
      message: { maxLength: 10_000 },
      phone: { use: 'required' },
      department: { use: 'optional', options: [{ value: 'sales', label: { en: 'Sales' } }, { value: 'support' }] },
      consent: { use: 'required', text: 'I agree to the [terms](https://shop.example/terms).' },
      custom: [
        { id: 'order', kind: 'text', label: 'Order', maxLength: 20 },
        { id: 'size', kind: 'select', label: 'Size', use: 'required', options: [{ value: 's' }] },
        { id: 'news', kind: 'checkbox', label: { en: 'News' }, use: 'optional' },
      ],
      thanks: 'Thank you. Expect us {replyBy}.',
      minFillMs: 0,
    },
    byReason: {
      holiday: { message: 'Merry Christmas!' },
      disabled: { experience: 'hide' },
      'queue-full': { tabText: 'Busy' },
    },
  },
  online: { tabText: 'Chat', greeting: 'Hello!' },
  bot: {
    hours: 'offline',
    name: 'Porter',
    greeting: 'How can I help?',
    handOff: { phrases: { en: ['agent', 'real person'], de: ['Mitarbeiter'] }, button: false },
    timeoutMs: 45_000,
  },
  chat: {
    texts: { queued: 'Place {position}', active: { en: '{name} is here', de: '{name} ist da' }, closed: 'Bye' },
    fields: { name: 'required', email: 'optional', phone: 'off' },
    patience: [5, 60, 86_400],
    rating: false,
  },
  origins: ['https://shop.example', 'https://*.shop.example', 'http://localhost:4100'],
  tracking: true,
  replyWithin: 'PT4H',
  closingNotice: 10,
  statusIntervalMs: 1_000,
  files: { enabled: true, maxBytes: 1_024, perMessage: 10 },
  cookieDomain: 'shop.example',
  scope: 'host',
  secure: 'always',
  linkDomains: ['https://other.example'],
};

it.each<[promise: string, settings: unknown]>([
  ['an id alone', { id: 'a' }],
  ['everything that can be set', FULL],
  [
    'hours on one exception only',
    {
      id: 'a',
      schedule: { timeZone: 'UTC', weekly: {}, exceptions: [{ date: '2026-12-24', intervals: [['09:00', '12:00']] }] },
    },
  ],
  ['a policy with hours and a schedule', { id: 'a', policy: 'schedule', schedule: HOURS }],
  ['a policy with hours where departments may have theirs', { id: 'a', policy: 'schedule', departments: ['sales'] }],
  ['the policy of people without a schedule', { id: 'a', policy: 'presence' }],
  ['the longest id', { id: 'x'.repeat(64) }],
  [
    'a yearly range of a year less a day',
    { id: 'a', schedule: { ...HOURS, exceptions: [{ date: '2026-03-01', to: '2027-02-28', every: 'year' }] } },
  ],
  ['an empty list of origins, which is no list', { id: 'a', origins: [] }],
])('settings are taken: %s', (_promise, settings) => {
  expect(parseSettings(settings)).toEqual({ ok: true, value: settings });
});

it('what is taken is a copy', () => {
  const result = parseSettings(FULL);
  expect(result.ok && result.value).not.toBe(FULL);
  expect(result.ok && result.value.schedule).not.toBe(FULL.schedule);
});

type Refusal = [settings: object, path: string, sentence: string];
const at = (changes: object): object => ({ id: 'a', ...changes });
const schedule = (changes: object): object => at({ schedule: { ...HOURS, ...changes } });
const mon = (...intervals: unknown[]): object => schedule({ weekly: { mon: intervals } });
const exception = (...exceptions: unknown[]): object => schedule({ exceptions });
const form = (changes: object): object => at({ offline: { form: changes } });
const phrases = (value: unknown): object => at({ bot: { handOff: { phrases: value } } });
const custom = (...fields: unknown[]): object => form({ custom: fields });

const USES = '"required" or "optional" or "off"';
const INTERVAL = 'must be a start and an end, as in ["09:00", "17:00"]';
const ID = 'must be 1 to 64 letters, digits, - or _, and begin with a letter or digit';
const REPLY =
  'must be "1 business day", "2 business days" … or an ISO 8601 duration such as PT4H or P2D, up to 366 days';
const DOMAIN = 'must be a domain alone, as in example.com, without scheme, port or leading dot';
const BLANK = 'is blank; leave it out for the built-in words';

const REFUSALS: Refusal[] = [
  [{}, 'id', 'is missing; it must be a text'],
  [{ id: 7 }, 'id', 'must be a text, not 7'],
  [{ id: '' }, 'id', ID],
  [{ id: '-a' }, 'id', ID],
  [{ id: 'a b' }, 'id', ID],
  [{ id: 'a\n' }, 'id', ID],
  [{ id: 'ä' }, 'id', ID],
  [{ id: 'x'.repeat(65) }, 'id', ID],
  [at({ disabled: 'yes' }), 'disabled', 'must be true or false, not "yes"'],
  [at({ disabled: null }), 'disabled', 'must be true or false, not null'],
  [at({ whenDisabled: 'form' }), 'whenDisabled', 'must be "nothing" or "offline", not "form"'],
  [
    at({ policy: 'always' }),
    'policy',
    'must be "presence" or "schedule" or "presence-and-schedule" or "presence-or-schedule", not "always"',
  ],
  [at({ departments: 'sales' }), 'departments', 'must be a list, not "sales"'],
  [at({ departments: [] }), 'departments', 'is empty'],
  [at({ departments: ['sales', 'a b'] }), 'departments[1]', ID],
  [at({ departments: ['sales', 'sales'] }), 'departments[1]', '"sales" is there twice'],
  [at({ departments: Array.from({ length: 201 }, (_, i) => `d${i}`) }), 'departments', 'has more than 200 entries'],

  [at({ schedule: null }), 'schedule', 'must be an object, not null'],
  [at({ schedule: [] }), 'schedule', 'must be an object, not a list'],
  [at({ schedule: { weekly: HOURS.weekly } }), 'schedule.timeZone', 'is missing; it must be a text'],
  [
    schedule({ timeZone: 'Mars/Olympus' }),
    'schedule.timeZone',
    '"Mars/Olympus" is no IANA time zone, such as Europe/Vilnius',
  ],
  [schedule({ timeZone: '' }), 'schedule.timeZone', '"" is no IANA time zone, such as Europe/Vilnius'],
  [schedule({ timeZone: '+02:00' }), 'schedule.timeZone', '"+02:00" is no IANA time zone, such as Europe/Vilnius'],
  [at({ schedule: { timeZone: 'UTC' } }), 'schedule.weekly', 'is missing; it must be an object'],
  [
    schedule({ weekly: { mon: [['09:00', '17:00']], monday: [] } }),
    'schedule.weekly.monday',
    'is an unknown key; known here: mon, tue, wed, thu, fri, sat, sun',
  ],
  [schedule({ weekly: { mon: '09:00-17:00' } }), 'schedule.weekly.mon', 'must be a list, not "09:00-17:00"'],
  [mon(['25:00', '17:00']), 'schedule.weekly.mon[0]', 'start 25:00 is no time of day'],
  [mon(['09:00', '25:00']), 'schedule.weekly.mon[0]', 'end 25:00 is no time of day'],
  [mon(['09:00', '12:00'], ['24:00', '17:00']), 'schedule.weekly.mon[1]', 'start 24:00 is no time of day'],
  [mon(['9:00', '17:00']), 'schedule.weekly.mon[0]', 'start 9:00 is no time of day'],
  [mon(['09:00', '17:60']), 'schedule.weekly.mon[0]', 'end 17:60 is no time of day'],
  [mon(['09:00', '24:01']), 'schedule.weekly.mon[0]', 'end 24:01 is no time of day'],
  [mon(['09:00', '5 pm']), 'schedule.weekly.mon[0]', 'end "5 pm" is no time of day'],
  [mon(['09:00', '17:00:00']), 'schedule.weekly.mon[0]', 'end 17:00:00 is no time of day'],
  [mon(['09:00', '17:00\n']), 'schedule.weekly.mon[0]', 'end "17:00\\n" is no time of day'],
  [mon(['09:00']), 'schedule.weekly.mon[0]', INTERVAL],
  [mon(['09:00', '12:00', '17:00']), 'schedule.weekly.mon[0]', INTERVAL],
  [mon('09:00'), 'schedule.weekly.mon[0]', INTERVAL],
  [mon(['09:00', 17]), 'schedule.weekly.mon[0][1]', INTERVAL],
  [mon({ start: '09:00', end: '17:00' }), 'schedule.weekly.mon[0]', INTERVAL],
  [mon(...Array.from({ length: 49 }, () => ['09:00', '17:00'])), 'schedule.weekly.mon', 'has more than 48 entries'],
  [schedule({ open: true }), 'schedule.open', 'is an unknown key; known here: timeZone, weekly, exceptions'],
  [exception({}), 'schedule.exceptions[0].date', 'is missing; it must be a text'],
  [exception({ date: '2026-02-30' }), 'schedule.exceptions[0].date', '2026-02-30 is no date; write YYYY-MM-DD'],
  [
    exception({ date: '2026-02-29', every: 'year' }),
    'schedule.exceptions[0].date',
    '2026-02-29 is no date; write YYYY-MM-DD',
  ],
  [exception({ date: '2026-13-01' }), 'schedule.exceptions[0].date', '2026-13-01 is no date; write YYYY-MM-DD'],
  [exception({ date: '25.12.2026' }), 'schedule.exceptions[0].date', '25.12.2026 is no date; write YYYY-MM-DD'],
  [exception({ date: '2026-1-1' }), 'schedule.exceptions[0].date', '2026-1-1 is no date; write YYYY-MM-DD'],
  [exception({ date: '1026-01-01' }), 'schedule.exceptions[0].date', '1026-01-01 is no date; write YYYY-MM-DD'],
  [exception({ date: 20261225 }), 'schedule.exceptions[0].date', 'must be a text, not 20261225'],
  [
    exception({ date: '2026-12-25' }, { date: '2026-12-25', to: '2026-12-24' }),
    'schedule.exceptions[1].to',
    '2026-12-24 is before 2026-12-25',
  ],
  [
    exception({ date: '2026-12-25', to: '2026-12-32' }),
    'schedule.exceptions[0].to',
    '2026-12-32 is no date; write YYYY-MM-DD',
  ],
  [
    exception({ date: '2026-03-01', to: '2027-03-01', every: 'year' }),
    'schedule.exceptions[0].to',
    'makes a range of a year or more, which cannot repeat every year',
  ],
  [exception({ date: '2026-12-25', every: 'month' }), 'schedule.exceptions[0].every', 'must be "year", not "month"'],
  [exception({ date: '2026-12-25', name: '' }), 'schedule.exceptions[0].name', 'is empty'],
  [
    exception({ date: '2026-12-25', name: 'x'.repeat(121) }),
    'schedule.exceptions[0].name',
    'has more than 120 characters',
  ],
  [
    exception({ date: '2026-12-25', intervals: [['09:00', '12:99']] }),
    'schedule.exceptions[0].intervals[0]',
    'end 12:99 is no time of day',
  ],
  [
    exception({ date: '2026-12-25', closed: true }),
    'schedule.exceptions[0].closed',
    'is an unknown key; known here: date, to, every, name, intervals, cutsPrevious',
  ],
  [
    exception({ date: '2026-12-25', cutsPrevious: 1 }),
    'schedule.exceptions[0].cutsPrevious',
    'must be true or false, not 1',
  ],
  [
    exception(...Array.from({ length: 1_001 }, () => ({ date: '2026-12-25' }))),
    'schedule.exceptions',
    'has more than 1,000 entries',
  ],

  [at({ offline: 'form' }), 'offline', 'must be an object, not "form"'],
  [
    at({ offline: { mesage: 'Out' } }),
    'offline.mesage',
    'is an unknown key; known here: experience, message, tabText, form, byReason',
  ],
  [at({ offline: { experience: 'hidden' } }), 'offline.experience', 'must be "form" or "hide" or "wait", not "hidden"'],
  [at({ offline: { message: 5 } }), 'offline.message', 'must be a text or an object of texts, not 5'],
  [at({ offline: { message: null } }), 'offline.message', 'must be a text or an object of texts, not null'],
  [at({ offline: { message: ['a'] } }), 'offline.message', 'must be a text or an object of texts, not a list'],
  [at({ offline: { message: {} } }), 'offline.message', 'needs one language at least'],
  [at({ offline: { message: ' ' } }), 'offline.message', BLANK],
  [at({ offline: { message: { en: 'Out', de: '' } } }), 'offline.message.de', BLANK],
  [at({ offline: { message: { en: 5 } } }), 'offline.message.en', 'must be a text, not 5'],
  [at({ offline: { message: { en_US: 'Out' } } }), 'offline.message.en_US', 'is no language tag, such as de or pt-BR'],
  [
    at({ offline: { message: { 'de at': 'Out' } } }),
    'offline.message["de at"]',
    'is no language tag, such as de or pt-BR',
  ],
  [
    at({ offline: { message: JSON.parse('{"__proto__": "Out"}') } }),
    'offline.message.__proto__',
    'is no language tag, such as de or pt-BR',
  ],
  [at({ offline: { message: 'x'.repeat(2_001) } }), 'offline.message', 'has more than 2,000 characters'],
  [
    at({ offline: { message: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`en-x-${i}`, 'a'])) } }),
    'offline.message',
    'has more than 100 languages',
  ],
  [at({ offline: { tabText: 'x'.repeat(61) } }), 'offline.tabText', 'has more than 60 characters'],
  [at({ offline: { tabText: { en: 'x'.repeat(61) } } }), 'offline.tabText.en', 'has more than 60 characters'],
  [
    at({ offline: { byReason: { lunch: {} } } }),
    'offline.byReason.lunch',
    'is an unknown key; known here: open, disabled, outside-hours, holiday, no-agents, queue-full',
  ],
  [at({ offline: { byReason: { open: {} } } }), 'offline.byReason.open', 'is no reason of being offline'],
  [
    at({ offline: { byReason: { 'no-agents': { experience: 'chat' } } } }),
    'offline.byReason.no-agents.experience',
    'must be "form" or "hide" or "wait", not "chat"',
  ],

  [form({ name: { use: 'maybe' } }), 'offline.form.name.use', `must be ${USES}, not "maybe"`],
  [form({ name: { maxLength: 0 } }), 'offline.form.name.maxLength', 'must be at least 1'],
  [form({ name: { maxLength: 10.5 } }), 'offline.form.name.maxLength', 'must be a whole number, not 10.5'],
  [form({ email: { maxLength: 255 } }), 'offline.form.email.maxLength', 'must be at most 254'],
  [form({ message: { maxLength: 10_001 } }), 'offline.form.message.maxLength', 'must be at most 10,000'],
  [form({ message: { maxLength: '100' } }), 'offline.form.message.maxLength', 'must be a number, not "100"'],
  [form({ phone: true }), 'offline.form.phone', 'must be an object, not true'],
  [
    form({ surname: {} }),
    'offline.form.surname',
    'is an unknown key; known here: name, email, message, phone, department, consent, custom, thanks, minFillMs',
  ],
  [
    form({ department: { use: 'required' } }),
    'offline.form.department.options',
    'is missing; a field to choose from needs options',
  ],
  [form({ department: { options: [] } }), 'offline.form.department.options', 'is empty'],
  [
    form({ department: { options: ['sales'] } }),
    'offline.form.department.options[0]',
    'must be an object, not "sales"',
  ],
  [form({ department: { options: [{ value: ' ' }] } }), 'offline.form.department.options[0].value', 'is empty'],
  [form({ department: { options: [{ value: '' }] } }), 'offline.form.department.options[0].value', 'is empty'],
  [
    form({ department: { options: [{ value: 'a' }, { value: 'b' }, { value: 'a' }] } }),
    'offline.form.department.options[2].value',
    '"a" is there twice',
  ],
  [form({ consent: { use: 'required', text: '' } }), 'offline.form.consent.text', BLANK],
  [form({ consent: { label: 'I agree' } }), 'offline.form.consent.label', 'is an unknown key; known here: use, text'],
  [form({ thanks: 7 }), 'offline.form.thanks', 'must be a text or an object of texts, not 7'],
  [form({ minFillMs: -1 }), 'offline.form.minFillMs', 'must be at least 0'],
  [form({ minFillMs: 600_001 }), 'offline.form.minFillMs', 'must be at most 600,000'],
  [custom({ kind: 'text', label: 'A' }), 'offline.form.custom[0].id', 'is missing; it must be a text'],
  [
    custom({ id: 'a b', kind: 'text', label: 'A' }),
    'offline.form.custom[0].id',
    'must be 1 to 40 letters, digits, - or _, and begin with a letter',
  ],
  [custom({ id: 'email', kind: 'text', label: 'A' }), 'offline.form.custom[0].id', 'is the id of a standard field'],
  [
    custom({ id: 'a', kind: 'text', label: 'A' }, { id: 'a', kind: 'checkbox', label: 'B' }),
    'offline.form.custom[1].id',
    '"a" is there twice',
  ],
  [
    custom({ id: 'a', kind: 'date', label: 'A' }),
    'offline.form.custom[0].kind',
    'must be "text" or "select" or "checkbox"',
  ],
  [
    custom({ id: 'a', kind: 'text' }),
    'offline.form.custom[0].label',
    'is missing; it must be a text or an object of texts',
  ],
  [
    custom({ id: 'a', kind: 'text', label: 'A', use: 'off' }),
    'offline.form.custom[0].use',
    'must be "required" or "optional", not "off"',
  ],
  [
    custom({ id: 'a', kind: 'text', label: 'A', options: [] }),
    'offline.form.custom[0].options',
    'is an unknown key; known here: id, kind, label, use, maxLength',
  ],
  [custom({ id: 'a', kind: 'select', label: 'A' }), 'offline.form.custom[0].options', 'is missing; it must be a list'],
  [custom({ id: 'a', kind: 'select', label: 'A', options: [] }), 'offline.form.custom[0].options', 'is empty'],
  [
    custom(...Array.from({ length: 31 }, (_, i) => ({ id: `f${i}`, kind: 'checkbox', label: 'A' }))),
    'offline.form.custom',
    'has more than 30 entries',
  ],
  [
    form({ name: { use: 'off' }, email: { use: 'off' }, message: { use: 'off' } }),
    'offline.form',
    'has no field to write in; leave name, email, phone or message on',
  ],
  [
    form({
      name: { use: 'off' },
      email: { use: 'off' },
      message: { use: 'off' },
      custom: [{ id: 'a', kind: 'checkbox', label: 'A' }],
    }),
    'offline.form',
    'has no field to write in; leave name, email, phone or message on',
  ],
  [at({ online: { tabtext: 'Chat' } }), 'online.tabtext', 'is an unknown key; known here: tabText, greeting'],
  [
    at({ chat: { texts: { bot: 'Hello' } } }),
    'chat.texts.bot',
    'is an unknown key; known here: queued, open, missed, active, closed',
  ],
  [at({ chat: { text: {} } }), 'chat.text', 'is an unknown key; known here: texts, fields, patience, rating'],
  [
    at({ chat: { fields: { message: 'off' } } }),
    'chat.fields.message',
    'is an unknown key; known here: name, email, phone',
  ],
  [at({ chat: { fields: { name: true } } }), 'chat.fields.name', 'must be "required" or "optional" or "off", not true'],
  [at({ chat: { patience: 60 } }), 'chat.patience', 'must be a list, not 60'],
  [at({ chat: { patience: [4] } }), 'chat.patience[0]', 'must be at least 5'],
  [at({ chat: { patience: [5, 86_401] } }), 'chat.patience[1]', 'must be at most 86,400'],
  [at({ chat: { patience: [7.5] } }), 'chat.patience[0]', 'must be a whole number, not 7.5'],
  [at({ chat: { patience: [60, 60] } }), 'chat.patience[1]', 'must be greater than the one before'],
  [at({ chat: { patience: [9, 8, 10] } }), 'chat.patience[1]', 'must be greater than the one before'],
  [
    at({ chat: { patience: Array.from({ length: 11 }, (_, n) => 5 + n) } }),
    'chat.patience',
    'has more than 10 entries',
  ],
  [at({ chat: { rating: 'no' } }), 'chat.rating', 'must be true or false, not "no"'],
  [at({ bot: { hours: 'never' } }), 'bot.hours', 'must be "always" or "offline" or "online", not "never"'],
  [at({ bot: { name: 'x'.repeat(61) } }), 'bot.name', 'has more than 60 characters'],
  [
    at({ bot: { handoff: {} } }),
    'bot.handoff',
    'is an unknown key; known here: hours, name, greeting, handOff, timeoutMs',
  ],
  [at({ bot: { timeoutMs: 999 } }), 'bot.timeoutMs', 'must be at least 1,000'],
  [at({ bot: { timeoutMs: 120_001 } }), 'bot.timeoutMs', 'must be at most 120,000'],
  [at({ bot: { handOff: { button: 'no' } } }), 'bot.handOff.button', 'must be true or false, not "no"'],
  [phrases('agent'), 'bot.handOff.phrases', 'must be a list of phrases, or an object of such lists, not "agent"'],
  [phrases(null), 'bot.handOff.phrases', 'must be a list of phrases, or an object of such lists, not null'],
  [phrases(['agent', 7]), 'bot.handOff.phrases[1]', 'must be a text, not 7'],
  [phrases(['?!']), 'bot.handOff.phrases[0]', 'needs a letter or a digit'],
  [phrases({ en: ['agent', '  '] }), 'bot.handOff.phrases.en[1]', 'needs a letter or a digit'],
  [phrases({ en: 'agent' }), 'bot.handOff.phrases.en', 'must be a list, not "agent"'],
  [phrases({ en_US: ['agent'] }), 'bot.handOff.phrases.en_US', 'is no language tag, such as de or pt-BR'],
  [phrases({}), 'bot.handOff.phrases', 'needs one language at least'],
  [at({ files: true }), 'files', 'must be an object, not true'],
  [at({ files: { enabled: 'no' } }), 'files.enabled', 'must be true or false, not "no"'],
  [at({ files: { types: [] } }), 'files.types', 'is an unknown key; known here: enabled, maxBytes, perMessage'],
  [at({ origins: 'https://shop.example' }), 'origins', 'must be a list, not "https://shop.example"'],
  [at({ origins: ['https://shop.example', 'shop.example'] }), 'origins[1]', 'must begin with https:// or http://'],
  [
    at({ origins: ['https://shop.example/'] }),
    'origins[0]',
    'must end after the host or port, without a path or a slash',
  ],
  [at({ origins: ['https://*.example'] }), 'origins[0]', 'needs a domain of its own after the star'],
  [at({ linkDomains: ['other.example'] }), 'linkDomains[0]', 'must begin with https:// or http://'],
  [at({ tracking: 'on' }), 'tracking', 'must be true or false, not "on"'],
  [at({ replyWithin: 'soon' }), 'replyWithin', REPLY],
  [at({ replyWithin: 'P1M' }), 'replyWithin', REPLY],
  [at({ replyWithin: '0 business days' }), 'replyWithin', REPLY],
  [at({ closingNotice: 0 }), 'closingNotice', 'must be at least 1'],
  [at({ closingNotice: 1_441 }), 'closingNotice', 'must be at most 1,440'],
  [at({ closingNotice: 2.5 }), 'closingNotice', 'must be a whole number, not 2.5'],
  [at({ statusIntervalMs: 999 }), 'statusIntervalMs', 'must be at least 1,000'],
  [at({ statusIntervalMs: 3_600_001 }), 'statusIntervalMs', 'must be at most 3,600,000'],
  [at({ statusIntervalMs: Number.POSITIVE_INFINITY }), 'statusIntervalMs', 'must be a number, not Infinity'],
  [at({ cookieDomain: 'https://shop.example' }), 'cookieDomain', DOMAIN],
  [at({ cookieDomain: '.shop.example' }), 'cookieDomain', DOMAIN],
  [at({ cookieDomain: 'shop.example:443' }), 'cookieDomain', DOMAIN],
  [at({ cookieDomain: 'localhost' }), 'cookieDomain', DOMAIN],
  [at({ cookieDomain: '127.0.0.1' }), 'cookieDomain', DOMAIN],
  [at({ cookieDomain: 'a.b; Domain=c.d' }), 'cookieDomain', DOMAIN],
  [at({ scope: 'page' }), 'scope', 'must be "site" or "host", not "page"'],
  [at({ secure: true }), 'secure', 'must be "auto" or "always", not true'],
  [
    at({ dissabled: true }),
    'dissabled',
    'is an unknown key; known here: id, disabled, whenDisabled, policy, schedule, departments, offline, online, bot, chat, files, origins, tracking, replyWithin, closingNotice, statusIntervalMs, cookieDomain, scope, secure, linkDomains, retentionDays',
  ],
];

it.each(REFUSALS.map(([settings, path, sentence]) => [path, sentence, settings] as const))(
  'settings are refused: %s %s',
  (path, sentence, settings) => {
    const result = parseSettings(settings);
    expect(!result.ok && result.problem).toMatchObject({ code: 'invalid', issues: [{ path, message: sentence }] });
    expect(!result.ok && result.problem.message).toBe(`${path}: ${sentence}.`);
  },
);

const text = (length: number): string => 'x'.repeat(length);
const many = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, i) => item(i));

it.each<[path: string, least: number, most: number, build: (size: number) => object]>([
  ['id', 1, 64, (size) => ({ id: text(size) })],
  ['departments', 1, 200, (size) => at({ departments: many(size, (i) => `d${i}`) })],
  ['schedule.weekly.mon', 1, 48, (size) => mon(...many(size, () => ['09:00', '17:00']))],
  ['schedule.exceptions', 0, 1_000, (size) => exception(...many(size, () => ({ date: '2026-12-25' })))],
  ['schedule.exceptions[0].name', 1, 120, (size) => exception({ date: '2026-12-25', name: text(size) })],
  ['offline.message', 1, 2_000, (size) => at({ offline: { message: text(size) } })],
  ['offline.tabText', 1, 60, (size) => at({ offline: { tabText: text(size) } })],
  ['online.tabText', 1, 60, (size) => at({ online: { tabText: text(size) } })],
  ['online.greeting', 1, 2_000, (size) => at({ online: { greeting: text(size) } })],
  ['bot.name', 1, 60, (size) => at({ bot: { name: text(size) } })],
  ['bot.greeting', 1, 2_000, (size) => at({ bot: { greeting: text(size) } })],
  ['bot.handOff.phrases', 1, 50, (size) => phrases(many(size, (i) => `agent ${i}`))],
  ['bot.handOff.phrases.en', 1, 50, (size) => phrases({ en: many(size, (i) => `agent ${i}`) })],
  ['bot.handOff.phrases[0]', 1, 100, (size) => phrases([text(size)])],
  ['offline.form.thanks', 1, 2_000, (size) => form({ thanks: text(size) })],
  ['offline.form.name.label', 1, 200, (size) => form({ name: { label: text(size) } })],
  ['offline.form.name.maxLength', 1, 1_000, (size) => form({ name: { maxLength: size } })],
  ['offline.form.email.maxLength', 1, 254, (size) => form({ email: { maxLength: size } })],
  ['offline.form.phone.maxLength', 1, 100, (size) => form({ phone: { maxLength: size } })],
  ['offline.form.message.maxLength', 1, 10_000, (size) => form({ message: { maxLength: size } })],
  [
    'offline.form.department.options',
    1,
    200,
    (size) => form({ department: { options: many(size, (i) => ({ value: `${i}` })) } }),
  ],
  [
    'offline.form.department.options[0].value',
    1,
    200,
    (size) => form({ department: { options: [{ value: text(size) }] } }),
  ],
  ['offline.form.consent.text', 1, 2_000, (size) => form({ consent: { text: text(size) } })],
  [
    'offline.form.custom',
    0,
    30,
    (size) => custom(...many(size, (i) => ({ id: `f${i}`, kind: 'checkbox', label: 'A' }))),
  ],
  ['offline.form.custom[0].id', 1, 40, (size) => custom({ id: text(size), kind: 'checkbox', label: 'A' })],
  [
    'offline.form.custom[0].maxLength',
    1,
    1_000,
    (size) => custom({ id: 'a', kind: 'text', label: 'A', maxLength: size }),
  ],
  ['offline.form.minFillMs', 0, 600_000, (size) => form({ minFillMs: size })],
  ['origins', 0, 200, (size) => at({ origins: many(size, () => 'https://shop.example') })],
  ['linkDomains', 0, 200, (size) => at({ linkDomains: many(size, () => 'https://shop.example') })],
  ['closingNotice', 1, 1_440, (size) => at({ closingNotice: size })],
  ['statusIntervalMs', 1_000, 3_600_000, (size) => at({ statusIntervalMs: size })],
  ['files.maxBytes', 1_024, 26_214_400, (size) => at({ files: { maxBytes: size } })],
  ['files.perMessage', 1, 10, (size) => at({ files: { perMessage: size } })],
])('%s is taken from %i to %i and not beyond', (path, least, most, build) => {
  expect(parseSettings(build(least)).ok).toBe(true);
  expect(parseSettings(build(most)).ok).toBe(true);
  const over = parseSettings(build(most + 1));
  expect(!over.ok && over.problem.issues?.[0]?.path).toBe(path);
});

it.each<[promise: string, settings: object]>([
  [
    'every hour of the day',
    mon(['00:00', '01:00'], ['09:59', '10:00'], ['19:00', '20:00'], ['20:59', '23:59'], ['22:00', '24:00']),
  ],
  [
    'dates from 1900 to 9999',
    exception({ date: '1900-01-01', every: 'year' }, { date: '2000-02-29' }, { date: '9999-12-31' }),
  ],
  ['ids with every sign', custom({ id: 'aZ-9_0', kind: 'checkbox', label: 'A' })],
  ['zones without a slash', schedule({ timeZone: 'UTC' })],
  ['domains of many labels', at({ cookieDomain: 'a.b-c.shop9.example' })],
  [
    'a form of a phone number alone',
    form({ name: { use: 'off' }, email: { use: 'off' }, message: { use: 'off' }, phone: { use: 'required' } }),
  ],
  [
    'a form of one’s own text alone',
    form({
      name: { use: 'off' },
      email: { use: 'off' },
      message: { use: 'off' },
      custom: [{ id: 'a', kind: 'text', label: 'A' }],
    }),
  ],
  [
    'options of the same label',
    form({
      department: {
        options: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'A' },
        ],
      },
    }),
  ],
])('settings are taken: %s', (_promise, settings) => {
  expect(parseSettings(settings)).toEqual({ ok: true, value: settings });
});

it.each([
  ['no day has any', { weekly: {} }],
  ['every day is empty', { weekly: { mon: [], tue: [] } }],
  [
    'every exception is closed',
    { weekly: {}, exceptions: [{ date: '2026-12-25' }, { date: '2026-12-26', intervals: [] }] },
  ],
])('H-4 a schedule without any interval is refused: %s', (_promise, changes) => {
  const result = parseSettings(schedule(changes));
  expect(!result.ok && result.problem.issues).toEqual([
    {
      path: 'schedule',
      message: 'holds no interval, weekly or dated, and would close everything; add hours or leave it out',
    },
  ]);
});

it.each(['schedule', 'presence-and-schedule', 'presence-or-schedule'])(
  'S-4 the policy %s is refused without a schedule',
  (policy) => {
    const result = parseSettings({ id: 'a', policy });
    expect(!result.ok && result.problem.issues).toEqual([
      { path: 'policy', message: `"${policy}" needs hours, and the widget has no schedule` },
    ]);
  },
);

describe('what is refused is refused whole', () => {
  it.each([undefined, null, 5, 'x', true, [], [{ id: 'a' }]])('%j is no settings', (value) => {
    const result = parseSettings(value);
    expect(!result.ok && result.problem.issues).toMatchObject([{ path: '' }]);
    expect(!result.ok && result.problem.message).toMatch(/^(must be|is missing; it must be) an object/);
  });

  it('every wrong place is named, the first one in the sentence', () => {
    const result = parseSettings({ id: 'a', policy: 'x', offline: { message: 5, tabText: '' }, unknown: 1, other: 2 });
    expect(!result.ok && result.problem.issues?.map(({ path }) => path)).toEqual([
      'policy',
      'offline.message',
      'offline.tabText',
      'unknown',
      'other',
    ]);
    expect(!result.ok && result.problem.message).toMatch(/^policy: must be .* \(and 4 more\)\.$/);
  });

  it('a value made of mistakes gets no more than fifty answers', () => {
    const mistakes = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`key${index}`, 1]));
    const keys = parseSettings({ id: 'a', ...mistakes });
    const list = parseSettings({ id: 'a', departments: Array.from({ length: 200 }, () => 5) });
    expect(!keys.ok && keys.problem.issues).toHaveLength(50);
    expect(!list.ok && list.problem.issues).toHaveLength(50);
  });

  it('a wrong value is never repeated at length', () => {
    const result = parseSettings({ id: 'a', policy: 'x'.repeat(100_000), ['k'.repeat(100_000)]: 1 });
    expect(JSON.stringify(result).length).toBeLessThan(1_500);
  });

  it('a value of any depth is refused, not thrown at', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 20_000; level++) deep = { weekly: deep, message: [deep] };
    for (const settings of [{ id: 'a', schedule: deep }, { id: deep }, { id: 'a', offline: { message: deep } }, deep]) {
      expect(parseSettings(settings).ok).toBe(false);
    }
    const round: Record<string, unknown> = { id: 'a' };
    round.offline = { form: round, message: round };
    expect(parseSettings(round).ok).toBe(false);
  });
});
