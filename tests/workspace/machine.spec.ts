import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/base/instant.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { aSessionRequest } from '../../src/testing/builders.ts';
import type { Command } from '../../src/workspace/command.ts';
import { handle } from '../../src/workspace/machine.ts';
import { changeOf, type LiveState, readState } from '../../src/workspace/state/documents.ts';
import { draftOver } from '../../src/workspace/state/draft.ts';
import { aSubmission, codeOf, countedIds, hexId, MINUTE, MONDAY_10, OFFICE_HOURS } from './bench.ts';

const submit = (
  members: Parameters<typeof aSubmission>[0] = {},
  widget = 'w',
  origin: string | null = null,
): Command => ({
  kind: 'submit-offline-message',
  widget,
  submission: aSubmission(members),
  token: null,
  origin,
  address: '192.0.2.1',
});

const resolve = (members: Parameters<typeof aSessionRequest>[0] = {}, widget = 'w'): Command => ({
  kind: 'resolve-session',
  widget,
  request: aSessionRequest(members),
  hostToken: null,
  origin: null,
  address: '192.0.2.1',
});

const KEY = { kid: 'k', alg: 'HS256', secret: 'x'.repeat(32) } as const;

const saveKey = (widget: string): Command => ({ kind: 'save-identity-key', widget, key: KEY });

const handOver = (token: string, target = 'https://shop.example'): Command => ({
  kind: 'hand-over',
  widget: 'w',
  token,
  target,
  origin: null,
});

/** The token of the session that is there before each row: of counted ids, the one after the visitor's and the line's. */
const TOKEN = `pl1_${hexId(5)}${hexId(6)}`;

/** What is there before each row. */
const PREPARED: readonly Command[] = [
  { kind: 'save-widget', settings: { id: 'w', origins: ['https://shop.example'] } },
  { kind: 'save-widget', settings: { id: 'off', disabled: true } },
  { kind: 'save-agent', agent: 'anna', online: 'online', departments: ['sales'] },
  { kind: 'beat', agent: 'anna', session: 's1', transport: 'http', active: true },
  { kind: 'save-department', department: 'sales', schedule: OFFICE_HOURS },
  { kind: 'save-department', department: 'moon', schedule: null },
  submit({ commandId: hexId(1), visitor: hexId(7) }),
  resolve(),
  saveKey('w'),
];

function prepared(): { state: LiveState; run: (command: Command, now?: number) => ReturnType<typeof handle> } {
  const state = readState([], toInstant(MONDAY_10), null);
  const newId = countedIds();
  const run = (command: Command, now = MONDAY_10) => handle(state, command, { now: toInstant(now), newId });
  for (const command of PREPARED) expect(codeOf(run(command))).toBe('ok');
  return { state, run };
}

/** The whole state as one text, so that any change of any byte shows. */
const textOf = (state: LiveState): string =>
  canonicalJson(
    [
      ...[state.widgets, state.departments, state.agents, state.identityKeys],
      ...[state.resolutions, state.taken, state.history],
    ].map((shelf) => [...shelf.entries()]),
  ) + canonicalJson(state.events);

describe('a command that can be carried out answers and changes the state', () => {
  it.each<[string, Command, unknown]>([
    ['save-widget, a new one', { kind: 'save-widget', settings: { id: 'x' } }, { version: 1 }],
    ['save-widget, changed', { kind: 'save-widget', settings: { id: 'w' } }, { version: 2 }],
    ['save-widget at its version', { kind: 'save-widget', settings: { id: 'w' }, ifVersion: 1 }, { version: 2 }],
    ['save-widget if there is none', { kind: 'save-widget', settings: { id: 'x' }, ifVersion: 0 }, { version: 1 }],
    ['remove-widget', { kind: 'remove-widget', widget: 'w' }, null],
    [
      'save-agent, changed',
      { kind: 'save-agent', agent: 'anna', online: 'away' },
      { online: 'away', reachable: false },
    ],
    [
      'save-agent, a new one',
      { kind: 'save-agent', agent: 'ben', name: 'Ben' },
      {
        id: 'ben',
        name: 'Ben',
        departments: [],
        online: 'offline',
        visible: 'visible',
        presence: 'activity',
        sessions: [],
      },
    ],
    ['remove-agent', { kind: 'remove-agent', agent: 'anna' }, null],
    ['beat', { kind: 'beat', agent: 'anna', session: 's2', transport: 'socket', active: true }, { live: true }],
    ['sign-out', { kind: 'sign-out', agent: 'anna', session: 's1' }, { live: false, online: 'offline' }],
    ['report-load', { kind: 'report-load', department: 'sales', queueFull: true, openFull: false }, null],
    ['save-department', { kind: 'save-department', department: 'sales', schedule: null }, { version: 2 }],
    ['remove-department', { kind: 'remove-department', department: 'moon' }, null],
    ['submit-offline-message', submit(), { id: hexId(7), storedAt: MONDAY_10 }],
    ['T-7 resolve-session', resolve({ boot: hexId(8) }), { identity: null, earlier: false, findings: [] }],
    ['T-9 hand-over', handOver(TOKEN), { expiresAt: MONDAY_10 + 120_000 }],
    ['T-10 end-session', { kind: 'end-session', widget: 'w', tokens: [TOKEN], hostToken: null, origin: null }, null],
    ['T-10 save-identity-key', { ...saveKey('w'), key: { ...KEY, kid: 'other' } } as Command, null],
    ['T-10 remove-identity-key', { kind: 'remove-identity-key', widget: 'w', kid: 'k' }, null],
    ['mark-offline-message', { kind: 'mark-offline-message', id: hexId(1), state: 'read' }, { state: 'read' }],
  ])('%s', (_title, command, reply) => {
    const { state, run } = prepared();
    const before = textOf(state);
    const outcome = run(command);
    if (reply === null) expect(outcome).toEqual({ ok: true, value: null });
    else expect(outcome).toMatchObject({ ok: true, value: reply as object });
    expect(textOf(state)).not.toBe(before);
  });
});

describe('a refused command says why and changes nothing, to the byte', () => {
  it.each<[string, Command, string]>([
    ['save-widget at another version', { kind: 'save-widget', settings: { id: 'w' }, ifVersion: 2 }, 'stale-write'],
    ['save-widget if there is none', { kind: 'save-widget', settings: { id: 'w' }, ifVersion: 0 }, 'stale-write'],
    ['save-widget of one that is gone', { kind: 'save-widget', settings: { id: 'x' }, ifVersion: 1 }, 'stale-write'],
    ['save-widget by nobody known', { kind: 'save-widget', settings: { id: 'w' }, by: 'nobody' }, 'not-found'],
    ['P-6 save-widget by an agent', { kind: 'save-widget', settings: { id: 'w' }, by: 'anna' }, 'forbidden'],
    ['P-6 remove-widget by an agent', { kind: 'remove-widget', widget: 'w', by: 'anna' }, 'forbidden'],
    [
      'P-6 save-department by an agent',
      { kind: 'save-department', department: 'sales', schedule: null, by: 'anna' },
      'forbidden',
    ],
    [
      'save-department at another version',
      { kind: 'save-department', department: 'sales', schedule: null, ifVersion: 2 },
      'stale-write',
    ],
    ['P-6 save-workspace by an agent', { kind: 'save-workspace', offlineHandling: false, by: 'anna' }, 'forbidden'],
    [
      'save-workspace at another version',
      { kind: 'save-workspace', offlineHandling: false, ifVersion: 1 },
      'stale-write',
    ],
    ['P-6 remove-department by an agent', { kind: 'remove-department', department: 'sales', by: 'anna' }, 'forbidden'],
    ['remove-department there is not', { kind: 'remove-department', department: 'mars' }, 'not-found'],
    ['remove-department that all others need', { kind: 'remove-department', department: 'default' }, 'in-use'],
    ['remove-widget', { kind: 'remove-widget', widget: 'x' }, 'widget-unknown'],
    ['remove-agent', { kind: 'remove-agent', agent: 'nobody' }, 'not-found'],
    ['beat', { kind: 'beat', agent: 'nobody', session: 's', transport: 'http', active: true }, 'not-found'],
    ['sign-out', { kind: 'sign-out', agent: 'nobody', session: 's' }, 'not-found'],
    ['mark-offline-message', { kind: 'mark-offline-message', id: hexId(99), state: 'read' }, 'not-found'],
    ['T-7 resolve at no widget', resolve({}, 'x'), 'widget-unknown'],
    ['S-3 resolve at a disabled widget', resolve({}, 'off'), 'widget-disabled'],
    ['T-9 hand over without a session', handOver(`pl1_${'0'.repeat(64)}`), 'session-expired'],
    ['T-9 hand over to nowhere', handOver(TOKEN, 'https://evil.example'), 'forbidden'],
    ['T-10 save a key of no widget', saveKey('x'), 'widget-unknown'],
    ['T-10 remove a key that is not there', { kind: 'remove-identity-key', widget: 'w', kid: 'x' }, 'not-found'],
    ['T-7 submit without a session', { ...submit(), token: 'pl1_' } as Command, 'session-expired'],
    ['submit to no widget', submit({}, 'x'), 'widget-unknown'],
    ['S-3 submit to a disabled widget', submit({}, 'off'), 'widget-disabled'],
    ['Z-3 submit from another origin', submit({}, 'w', 'https://evil.example'), 'origin-refused'],
    ['F-1 submit of a wrong form', submit({ values: { name: '', email: 'ada', message: 'x' } }), 'invalid'],
    [
      'F-3 submit under a used id',
      submit({ commandId: hexId(1), visitor: hexId(7), language: 'de' }),
      'command-id-reused',
    ],
  ])('%s', (_title, command, code) => {
    const { state, run } = prepared();
    const before = textOf(state);
    expect(codeOf(run(command))).toBe(code);
    expect(textOf(state)).toBe(before);
  });

  it('F-6 submit over the limit', () => {
    const { state, run } = prepared();
    for (const id of [11, 12, 13]) expect(codeOf(run(submit({ commandId: hexId(id) })))).toBe('ok');
    const before = textOf(state);
    expect(codeOf(run(submit({ commandId: hexId(14) })))).toBe('too-many-requests');
    expect(textOf(state)).toBe(before);
  });
});

describe('a command that changes nothing needs no commit', () => {
  it.each<[string, Command]>([
    ['P-2 a heartbeat', { kind: 'beat', agent: 'anna', session: 's1', transport: 'http', active: true }],
    ['settings saved as they are', { kind: 'save-widget', settings: { origins: ['https://shop.example'], id: 'w' } }],
    ['a switch set to where it stands', { kind: 'save-agent', agent: 'anna', online: 'online' }],
    ['F-3 a message handed in again', submit({ commandId: hexId(1), visitor: hexId(7) })],
    ['a message marked as it is', { kind: 'mark-offline-message', id: hexId(1), state: 'new' }],
    ['a sign-out of a session that is gone', { kind: 'sign-out', agent: 'anna', session: 's9' }],
    [
      'P-2 the beat of a page left alone whose session is gone',
      { kind: 'beat', agent: 'anna', session: 's9', transport: 'http', active: false },
    ],
    ['a tick before anything is due', { kind: 'tick' }],
  ])('%s', (_title, command) => {
    const { state } = prepared();
    const draft = draftOver({ ...state, events: [] });
    const now = toInstant(MONDAY_10 + 5);
    expect(codeOf(handle(draft, command, { now, newId: () => hexId(50) }))).toBe('ok');
    expect(changeOf(draft, state, now)).toEqual({ put: [], remove: [], events: [] });
  });
});

it('what is made and taken away within one commit needs none', () => {
  const { state } = prepared();
  const draft = draftOver({ ...state, events: [] });
  const context = { now: toInstant(MONDAY_10), newId: countedIds() };
  handle(draft, { kind: 'save-widget', settings: { id: 'x' } }, context);
  handle(draft, { kind: 'remove-widget', widget: 'x' }, context);
  expect(changeOf(draft, state, context.now)).toEqual({ put: [], remove: [], events: [] });
});

it('P-2 a beat moves a deadline without a commit, and keeps the sessions in their order', () => {
  const { state, run } = prepared();
  run({ kind: 'beat', agent: 'anna', session: 's2', transport: 'socket', active: true });
  run({ kind: 'beat', agent: 'anna', session: 's1', transport: 'http', active: false }, MONDAY_10 + MINUTE / 2);
  expect(state.agents.get('anna')?.sessions).toEqual([
    { id: 's1', transport: 'http', startedAt: MONDAY_10, heardAt: MONDAY_10 + MINUTE / 2, activeAt: MONDAY_10 },
    { id: 's2', transport: 'socket', startedAt: MONDAY_10, heardAt: MONDAY_10, activeAt: MONDAY_10 },
  ]);
});

it('P-4 what is due takes effect before a command, even before one that is refused', () => {
  const { state, run } = prepared();
  const late = MONDAY_10 + 5 * MINUTE;
  expect(codeOf(run({ kind: 'remove-widget', widget: 'x' }, late))).toBe('widget-unknown');
  expect(state.agents.get('anna')).toMatchObject({ online: 'offline', sessions: [] });
});
