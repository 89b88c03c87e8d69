import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/workspace/check-command.ts';
import type { Command } from '../../src/workspace/command.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { aSubmission, openBench } from './bench.ts';

/** Commands as a program without types may hand them in. */
const wrong = (command: object): Command => command as Command;

describe('a command of the wrong shape is refused at the door, at its place', () => {
  it.each<[string, object, string]>([
    ['an unknown kind', { kind: 'save-everything' }, 'kind'],
    ['a kind every object has', { kind: 'toString' }, 'kind'],
    [
      'H-1 settings with a wrong time',
      {
        kind: 'save-widget',
        settings: { id: 'w', schedule: { timeZone: 'UTC', weekly: { mon: [['09:00', '25:00']] } } },
      },
      'schedule.weekly.mon[0]',
    ],
    [
      'H-4 settings whose schedule never opens',
      { kind: 'save-widget', settings: { id: 'w', schedule: { timeZone: 'UTC', weekly: {} } } },
      'schedule',
    ],
    ['settings with an unknown key', { kind: 'save-widget', settings: { id: 'w', colour: 'red' } }, 'colour'],
    ['no settings', { kind: 'save-widget' }, ''],
    ['an agent’s unknown switch', { kind: 'save-agent', agent: 'anna', online: 'maybe' }, 'online'],
    ['an agent’s unknown member', { kind: 'save-agent', agent: 'anna', sessions: [] }, 'sessions'],
    ['an agent id that is a path', { kind: 'save-agent', agent: '../w', online: 'online' }, 'agent'],
    ['no agent id', { kind: 'save-agent', online: 'online' }, 'agent'],
    [
      'a beat over a pigeon',
      { kind: 'beat', agent: 'anna', session: 's', transport: 'pigeon', active: true },
      'transport',
    ],
    [
      'a session without an id',
      { kind: 'beat', agent: 'anna', session: '', transport: 'http', active: true },
      'session',
    ],
    [
      'a load in words',
      { kind: 'report-load', department: 'sales', queueFull: 'yes', openFull: false },
      'load.queueFull',
    ],
    [
      'a department without an id',
      { kind: 'report-load', department: '', queueFull: true, openFull: false },
      'department',
    ],
    [
      'a department with wrong hours',
      { kind: 'save-department', department: 'sales', schedule: { timeZone: 'Moon/Base', weekly: {} } },
      'schedule.timeZone',
    ],
    [
      'a department id that is too long',
      { kind: 'save-department', department: 'x'.repeat(65), schedule: null },
      'department',
    ],
    [
      'a submission without an id',
      { kind: 'submit-offline-message', widget: 'w', submission: { ...aSubmission(), commandId: 'x' } },
      'commandId',
    ],
    ['no submission', { kind: 'submit-offline-message', widget: 'w', origin: null, address: null }, ''],
    ['an unknown state', { kind: 'mark-offline-message', id: 'x', state: 'lost' }, 'state'],
  ])('%s', (_title, command, path) => {
    const checked = checkCommand(wrong(command));
    expect(checked).toMatchObject({ ok: false, problem: { code: 'invalid' } });
    const paths = checked.ok ? [] : (checked.problem.issues ?? []).map((issue) => issue.path);
    expect(paths).toContain(path);
  });

  it('nothing of a refused save is applied', async () => {
    const { server } = openBench({ settings: { id: 'w', closingNotice: 10 } });
    const before = await server.settings('w');
    const settings = { id: 'w', closingNotice: 20, statusIntervalMs: -1 };
    expect(await server.handle({ kind: 'save-widget', settings })).toMatchObject({
      problem: { code: 'invalid', issues: [{ path: 'statusIntervalMs' }] },
    });
    expect(await server.settings('w')).toEqual(before);
  });

  it('what was handed in may change afterwards without changing what is carried out', async () => {
    const { server } = openBench();
    const settings = { id: 'w', departments: ['sales'] };
    const submission = aSubmission();
    const answers = [
      server.handle({ kind: 'save-widget', settings }),
      server.handle({
        kind: 'submit-offline-message',
        widget: 'w',
        submission,
        token: null,
        origin: null,
        address: null,
      }),
    ];
    settings.departments.push('support');
    Object.assign(submission.values, { message: 'Changed.' });
    await Promise.all(answers);
    expect(await server.settings('w')).toMatchObject({ value: { settings: { departments: ['sales'] } } });
    const page = await server.offlineMessages({});
    expect(page).toMatchObject({ value: { messages: [{ values: { message: 'Is the lamp in stock?' } }] } });
  });
});

it('a server made with wrong settings throws at once and names each place', () => {
  const settings = [{ id: 'w' }, { id: 'v', closingNotice: 0, policy: 'always' as never }];
  const make = () => createReferenceServer({ settings, now: Date.now, newId: () => '' });
  expect(make).toThrow(TypeError);
  expect(make).toThrow(/closingNotice: .*policy: |policy: .*closingNotice: /);
});
