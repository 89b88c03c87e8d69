import { expect, it } from 'vitest';
import type { Result } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { parseAgentChange } from '../../src/protocol/agent-schema.ts';
import { parseBeat } from '../../src/protocol/beat-schema.ts';
import { parseDepartmentChange } from '../../src/protocol/department-schema.ts';
import { parseMessageState } from '../../src/protocol/message-state-schema.ts';

type Parse = (value: unknown) => Result<unknown, Problem>;

const SCHEDULE = { timeZone: 'UTC', weekly: { mon: [['09:00', '17:00']] } };
const EVERY_SWITCH = { online: 'away', visible: 'invisible', presence: 'always' };

it.each<[thing: string, parse: Parse, value: unknown, read: unknown]>([
  ['an agent’s change', parseAgentChange, {}, {}],
  [
    'an agent’s change',
    parseAgentChange,
    { name: ' Ana ', departments: ['sales'], ...EVERY_SWITCH },
    { name: 'Ana', departments: ['sales'], ...EVERY_SWITCH },
  ],
  ['an agent’s change', parseAgentChange, { departments: [] }, { departments: [] }],
  ['a beat', parseBeat, {}, { transport: 'http', active: true }],
  ['a beat', parseBeat, { transport: 'socket', active: false }, { transport: 'socket', active: false }],
  ['a department’s change', parseDepartmentChange, {}, {}],
  ['a department’s change', parseDepartmentChange, { schedule: null }, { schedule: null }],
  [
    'a department’s change',
    parseDepartmentChange,
    { schedule: SCHEDULE, load: { queueFull: true, openFull: false } },
    { schedule: SCHEDULE, load: { queueFull: true, openFull: false } },
  ],
  ['a message’s state', parseMessageState, { state: 'archived' }, { state: 'archived' }],
])('%s is taken', (_thing, parse, value, read) => {
  expect(parse(value)).toEqual({ ok: true, value: read });
});

it.each<[path: string, sentence: string, parse: Parse, value: unknown]>([
  ['', 'must be an object, not null', parseAgentChange, null],
  ['name', 'is empty', parseAgentChange, { name: '  ' }],
  ['name', 'has more than 120 characters', parseAgentChange, { name: 'x'.repeat(121) }],
  ['departments', 'must be a list, not "sales"', parseAgentChange, { departments: 'sales' }],
  ['departments[1]', '"sales" is there twice', parseAgentChange, { departments: ['sales', 'sales'] }],
  ['online', 'must be "online" or "away" or "offline", not "busy"', parseAgentChange, { online: 'busy' }],
  ['visible', 'must be "visible" or "invisible", not true', parseAgentChange, { visible: true }],
  ['presence', 'must be "activity" or "always", not "never"', parseAgentChange, { presence: 'never' }],
  [
    'live',
    'is an unknown key; known here: name, role, departments, allDepartments, capacity, autoAccept, online, visible, presence',
    parseAgentChange,
    { live: true },
  ],
  ['', 'is missing; it must be an object', parseBeat, undefined],
  ['transport', 'must be "http" or "socket", not "pigeon"', parseBeat, { transport: 'pigeon' }],
  ['active', 'must be true or false, not 1', parseBeat, { active: 1 }],
  ['at', 'is an unknown key; known here: transport, active', parseBeat, { at: 0 }],
  [
    'schedule.timeZone',
    'is missing; it must be a text',
    parseDepartmentChange,
    { schedule: { weekly: SCHEDULE.weekly } },
  ],
  ['load.openFull', 'is missing; it must be true or false', parseDepartmentChange, { load: { queueFull: true } }],
  ['hours', 'is an unknown key; known here: schedule, chats, load', parseDepartmentChange, { hours: null }],
  ['state', 'is missing; it must be "new" or "read" or "replied" or "archived"', parseMessageState, {}],
  ['state', 'must be "new" or "read" or "replied" or "archived", not "spam"', parseMessageState, { state: 'spam' }],
  ['spam', 'is an unknown key; known here: state', parseMessageState, { state: 'read', spam: true }],
])('a change is refused: %s %s', (path, sentence, parse, value) => {
  const result = parse(value);
  expect(!result.ok && result.problem).toMatchObject({ code: 'invalid', issues: [{ path, message: sentence }] });
});

it('H-4 a department’s own schedule without any interval is refused', () => {
  const result = parseDepartmentChange({ schedule: { timeZone: 'UTC', weekly: {} } });
  expect(!result.ok && result.problem.issues?.map(({ path }) => path)).toEqual(['schedule']);
});
