import { expect, it } from 'vitest';
import { canonicalJson } from '../../src/base/json.ts';
import { aSessionRequest } from '../../src/testing/builders.ts';
import type { Command } from '../../src/workspace/command.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { answered, aSubmission, hexId, MINUTE, OFFICE_HOURS, openBench } from './bench.ts';

interface Step {
  readonly afterMs: number;
  readonly command: Command;
}

/** A seeded sequence in [0, 1): the same seed gives the same numbers (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A day of everything that can happen, refusals and repeats included. */
function recordedSteps(seed: number, count: number): readonly Step[] {
  const number = numbersFrom(seed);
  const pick = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(number() * things.length)] as Thing;
  const agent = (): string => pick(['anna', 'ben', 'cleo']);
  const session = (): string => pick(['s1', 's2']);
  const widget = (): string => pick(['w', 'v']);
  const submit = (): Command => ({
    kind: 'submit-offline-message',
    widget: widget(),
    submission: aSubmission({
      commandId: hexId(Math.floor(number() * 40)),
      visitor: hexId(Math.floor(number() * 3)),
      language: pick(['en', 'en', 'en', 'de']),
    }),
    token: null,
    origin: null,
    address: '192.0.2.1',
  });
  // Ids are counted, so that a token is two that follow each other; most are none, and are refused.
  const token = (): string => {
    const id = Math.floor(number() * 60);
    return `pl1_${hexId(id)}${hexId(id + 1)}`;
  };
  const resolve = (): Command => ({
    kind: 'resolve-session',
    widget: widget(),
    request: aSessionRequest({
      boot: hexId(Math.floor(number() * 5)),
      tokens: [1, 2, 3].map(() => ({ token: token(), place: pick(['own', 'shared']) })),
    }),
    hostToken: null,
    origin: null,
    address: '192.0.2.1',
  });
  const kinds: readonly (() => Command)[] = [
    () => ({
      kind: 'save-widget',
      settings: { id: widget(), disabled: number() < 0.2, departments: ['sales', 'default'] },
    }),
    () => ({ kind: 'save-widget', settings: { id: widget() }, ifVersion: pick([0, 1, 2, 3]) }),
    () => ({ kind: 'remove-widget', widget: 'v' }),
    () => ({
      kind: 'save-agent',
      agent: agent(),
      online: pick(['online', 'away', 'offline']),
      departments: pick([[], ['sales']]),
    }),
    () => ({ kind: 'save-agent', agent: agent(), presence: pick(['activity', 'always']) }),
    () => ({ kind: 'remove-agent', agent: agent() }),
    () => ({
      kind: 'beat',
      agent: agent(),
      session: session(),
      transport: pick(['http', 'socket']),
      active: number() < 0.7,
    }),
    () => ({ kind: 'sign-out', agent: agent(), session: session() }),
    () => ({
      kind: 'report-load',
      department: pick(['sales', 'default']),
      queueFull: number() < 0.5,
      openFull: number() < 0.5,
    }),
    () => ({ kind: 'save-department', department: 'sales', schedule: pick([null, OFFICE_HOURS]) }),
    submit,
    submit,
    submit,
    resolve,
    resolve,
    () => ({ kind: 'hand-over', widget: widget(), token: token(), target: 'https://shop.de', origin: null }),
    () => ({ kind: 'end-session', widget: widget(), tokens: [token()], hostToken: null, origin: null }),
    () => ({
      kind: 'mark-offline-message',
      id: hexId(Math.floor(number() * 30)),
      state: pick(['new', 'read', 'replied']),
    }),
    () => ({ kind: 'tick' }),
  ];
  return Array.from({ length: count }, () => ({
    afterMs: Math.floor((number() * MINUTE) / 2),
    command: pick(kinds)(),
  }));
}

/** Everything that can be seen of a run: answers, what was told, and at the end all that is stored. */
async function replay(steps: readonly Step[]): Promise<{ text: string; codes: ReadonlySet<string> }> {
  const store = createMemoryStore();
  const { server, clock } = openBench({ store });
  const seen: unknown[] = [];
  const codes = new Set<string>();
  server.onStatusChange((widget) => seen.push({ widget }));
  for (const { afterMs, command } of steps) {
    clock.now += afterMs;
    const answer = await server.handle(command);
    codes.add(`${command.kind} ${answer.ok ? 'ok' : answer.problem.code}`);
    seen.push(answer, await server.statusDocument('w'), server.nextDeadline());
  }
  const messages = answered(await server.offlineMessages({ limit: 200 }));
  const stored = [await store.load('main'), await store.eventsAfter('main', 0, 1_000), messages];
  return { text: canonicalJson([seen, stored]), codes };
}

it.each([1, 2, 3])(
  'the same commands at the same times replay the same history byte for byte (seed %i)',
  async (seed) => {
    const steps = recordedSteps(seed, 700);
    const first = await replay(steps);
    expect((await replay(steps)).text).toBe(first.text);
    expect([...first.codes]).toEqual(
      expect.arrayContaining([
        'save-widget stale-write',
        'remove-widget widget-unknown',
        'beat not-found',
        'mark-offline-message ok',
        'submit-offline-message ok',
        'submit-offline-message widget-disabled',
        'submit-offline-message command-id-reused',
        'submit-offline-message too-many-requests',
        'resolve-session ok',
        'hand-over session-expired',
        'end-session ok',
      ]),
    );
  },
);

it('how commands are grouped into commits changes no answer and no document', async () => {
  const steps = recordedSteps(4, 300);
  const oneByOne = openBench();
  const together = openBench();
  const answers = [];
  for (const { command } of steps) answers.push(await oneByOne.server.handle(command));
  expect(await Promise.all(steps.map(({ command }) => together.server.handle(command)))).toEqual(answers);
  const documents = async ({ server }: typeof oneByOne) =>
    answered(await server.store.load('main'))
      .documents.map(canonicalJson as (value: unknown) => string)
      .sort();
  expect(await documents(together)).toEqual(await documents(oneByOne));
});
