import { describe, expect, it } from 'vitest';
import type { VisitorEntry } from '../../../src/domain/chat/visitor-chat.ts';
import type { SaidWords } from '../../../src/engine/chat/chat-session.ts';
import { at } from '../../../src/testing/builders.ts';
import { type LogLinesInput, logLines } from '../../../src/ui/chat/log-lines.ts';
import { firstShown } from '../../../src/ui/chat/log-window.ts';
import { aChat, theLog } from '../../engine/chat/pages.ts';

const NOON = at('2026-03-02T12:00:00Z');

/** The lines, each in a few letters: `Anna<Hi` begins what Anna says, `Anna>` ends it. */
function shown(given: Partial<LogLinesInput>): readonly string[] {
  const input = { chat: aChat(), entries: [], from: 0, said: [], invitation: null, newFrom: null, now: NOON };
  return logLines({ ...input, timeZone: 'UTC', ...given }).map((line) => {
    if (line.kind === 'day') return `-- ${new Date(line.at).toISOString().slice(0, 10)}`;
    if (line.kind === 'new') return '== new';
    if (line.kind === 'turn') return `* ${line.turn.to}${line.isPresent ? ' now' : ''}`;
    const { name, from, text, begins, ends, fate } = line;
    return `${begins ? '<' : ' '}${name ?? from}: ${text}${ends ? '>' : ''}${fate ? ` ${fate}` : ''}`;
  });
}

const timed = (lines: Parameters<typeof theLog>[0], times: readonly string[]): readonly VisitorEntry[] =>
  theLog(lines).map((entry, index) => ({ ...entry, at: at(times[index] ?? '2026-03-02T12:00:00Z') }));

const waiting = (commandId: string, text: string): SaidWords => ({
  commandId,
  text,
  files: [],
  state: 'waiting',
  problem: { code: 'unreachable', message: '' },
  retryAt: NOON,
});

describe('the log on screen', () => {
  it.each([
    ['one hand within a minute', ['12:00:00', '12:00:40'], ['<Anna: a', ' Anna: b>']],
    ['one hand after a minute', ['12:00:00', '12:01:00'], ['<Anna: a>', '<Anna: b>']],
  ])('K-4 groups words by %s', (_what, times, lines) => {
    const entries = timed(
      [{ agent: 'a' }, { agent: 'b' }],
      times.map((time) => `2026-03-02T${time}Z`),
    );
    expect(shown({ entries })).toEqual(lines);
  });

  it('K-4 two agents are two hands, and a turn between them parts one', () => {
    const [one, two] = theLog([{ agent: 'a' }, { agent: 'b' }]);
    expect(shown({ entries: [one, { ...two, name: 'Ben' }] as VisitorEntry[] })).toEqual(['<Anna: a>', '<Ben: b>']);
    expect(shown({ entries: theLog([{ bot: 'a' }, { to: 'closed' }, { bot: 'b' }]) })).toEqual([
      '<bot: a>',
      '* closed',
      '<bot: b>',
    ]);
  });

  it('K-4 names a day where it begins, and none where all was today', () => {
    const lines = [{ agent: 'a' }, { agent: 'b' }, { agent: 'c' }];
    const days = timed(lines, ['2026-02-28T23:59:50Z', '2026-03-01T00:00:10Z', '2026-03-02T12:00:00Z']);
    expect(shown({ entries: days })).toEqual([
      '-- 2026-02-28',
      '<Anna: a>',
      '-- 2026-03-01',
      '<Anna: b>',
      '-- 2026-03-02',
      '<Anna: c>',
    ]);
    // Four hours to the west it is one evening.
    expect(shown({ entries: days, timeZone: 'America/Halifax' })).toEqual([
      '-- 2026-02-28',
      '<Anna: a',
      ' Anna: b>',
      '-- 2026-03-02',
      '<Anna: c>',
    ]);
    expect(shown({ entries: theLog(lines) })[0]).toBe('<Anna: a');
  });

  it.each([
    [1, ['== new', '<Anna: a', ' Anna: b', ' Anna: c>']],
    [2, ['<Anna: a>', '== new', '<Anna: b', ' Anna: c>']],
    [null, ['<Anna: a', ' Anna: b', ' Anna: c>']],
    [4, ['<Anna: a', ' Anna: b', ' Anna: c>']],
  ])('K-4 marks what is new from entry %s on, once', (newFrom, lines) => {
    expect(shown({ newFrom, entries: theLog([{ agent: 'a' }, { agent: 'b' }, { agent: 'c' }]) })).toEqual(lines);
  });

  it('K-4 cut off above, the rest stays as it was', () => {
    const entries = timed([{ agent: 'a' }, { agent: 'b' }, { agent: 'c' }], []).map((entry) => ({
      ...entry,
      at: at('2026-03-01T12:00:00Z'),
    }));
    const whole = shown({ entries, newFrom: 2 });
    for (const from of [1, 2]) {
      const part = shown({ entries, newFrom: 2, from });
      expect(part).toEqual(whole.slice(-part.length));
    }
  });

  it.each([
    [{}, 'sent'],
    [{ delivered: 1 }, 'sent'],
    [{ delivered: 2 }, 'delivered'],
    [{ delivered: 2, read: 1 }, 'delivered'],
    [{ delivered: 2, read: 2 }, 'read'],
  ])('K-1 with %j the visitor’s last words are %s, and nothing is said of the others', (marks, fate) => {
    const entries = theLog([{ visitor: 'a' }, { visitor: 'b' }]);
    expect(shown({ chat: aChat(marks), entries })).toEqual(['<visitor: a', ` visitor: b> ${fate}`]);
  });

  it('K-1 nothing is said of words that were answered', () => {
    expect(shown({ chat: aChat({ read: 2 }), entries: theLog([{ visitor: 'a' }, { agent: 'b' }]) })).toEqual([
      '<visitor: a>',
      '<Anna: b>',
    ]);
  });

  it('K-1 what is not sent stands last, with what became of it, and nothing is said of what was before', () => {
    expect(
      shown({ entries: theLog([{ visitor: 'a' }]), said: [waiting('c1', 'b'), { ...waiting('c2', 'c') }] }),
    ).toEqual(['<visitor: a', ' visitor: b waiting', ' visitor: c> waiting']);
  });

  it('C-20 what the visitor waits for stands last while they wait', () => {
    const entries = theLog([{ to: 'queued' }, { visitor: 'a' }]);
    expect(shown({ chat: aChat({ state: 'queued' }), entries })).toEqual(['<visitor: a> sent', '* queued now']);
    expect(
      shown({ chat: aChat({ state: 'active' }), entries: [...entries, ...theLog([{ to: 'active' }], 3)] }),
    ).toEqual(['* queued', '<visitor: a> sent', '* active now']);
  });
});

describe('the part of a long chat that is shown', () => {
  const entries = theLog(Array.from({ length: 1_000 }, (_, index) => ({ agent: `${index}` })));

  it.each([
    [null, 960],
    [990, 960],
    [900, 899],
    [801, 800],
    [800, 960],
    [1, 960],
    [2_000, 960],
  ])('K-4 with news from %s begins at %i', (newFrom, from) => {
    expect(firstShown(entries, newFrom)).toBe(from);
  });

  it('K-4 is all of a short one', () => {
    expect(firstShown(entries.slice(0, 30), 12)).toBe(0);
  });
});
