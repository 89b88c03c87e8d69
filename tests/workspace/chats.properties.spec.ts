import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toInstant } from '../../src/base/instant.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { isSameJson } from '../../src/base/same-json.ts';
import type { VisitorActor } from '../../src/workspace/chats/chat-command.ts';
import { followUp } from '../../src/workspace/chats/follow-up.ts';
import { readState } from '../../src/workspace/state/documents.ts';
import { draftOver } from '../../src/workspace/state/draft.ts';
import { answered } from './bench.ts';
import { type ChatBench, openChatBench } from './chat-bench.ts';

const AGENTS = ['anna', 'ben', 'cleo'] as const;
const agent = fc.constantFrom(...AGENTS);
const nth = fc.nat({ max: 2 });

type Step =
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'start' | 'write' | 'leave' | 'ask-for-people' | 'merge'; readonly visitor: number }
  | {
      readonly do: 'open' | 'reply' | 'pass' | 'close' | 'transfer' | 'reopen';
      readonly agent: string;
      readonly chat: number;
    }
  | { readonly do: 'switch'; readonly agent: string; readonly online: 'online' | 'away'; readonly autoAccept: boolean }
  | { readonly do: 'sign-out' | 'remove'; readonly agent: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(1, 29, 30, 179, 301, 2_000) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('start', 'write'), visitor: nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('leave', 'ask-for-people', 'merge'), visitor: nth }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('open', 'reply', 'pass', 'close', 'transfer', 'reopen'),
      agent,
      chat: fc.nat({ max: 5 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('switch'),
      agent,
      online: fc.constantFrom('online', 'away'),
      autoAccept: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('sign-out', 'remove'), agent }) },
) as fc.Arbitrary<Step>;

interface Walk extends ChatBench {
  readonly visitors: VisitorActor[];
  /** Every chat there ever was. */
  readonly seen: string[];
}

async function openWalk(): Promise<Walk> {
  const bench = await openChatBench({
    settings: { id: 'w', bot: { hours: 'offline' } },
    rules: {
      capacity: 2,
      queueLimit: 2,
      ownerGraceMs: 100_000,
      inactivityMs: 600_000,
      offlineHandling: { maxOpen: 1 },
    },
  });
  await bench.staff('anna', { role: 'supervisor' });
  return { ...bench, visitors: [bench.ada, await bench.visit(), await bench.visit()], seen: [] };
}

async function take(walk: Walk, step: Step): Promise<unknown> {
  const { server, visitors, seen } = walk;
  const visitor = 'visitor' in step ? (visitors[step.visitor] as VisitorActor) : walk.ada;
  const id = ('chat' in step ? seen[step.chat % seen.length] : seen.at(-1)) ?? 'none';
  const actor = 'agent' in step ? walk.agent(step.agent) : walk.agent('anna');
  switch (step.do) {
    case 'wait':
      return walk.pass(step.seconds);
    case 'start':
      return walk.start(visitor);
    case 'write':
      return walk.write(id, visitor);
    case 'leave':
      return server.handle({ kind: 'close-chat', actor: visitor, chat: id });
    case 'ask-for-people':
      return server.handle({ kind: 'hand-off', actor: visitor, chat: id });
    case 'merge': {
      const both = [visitors[0], visitor].map((each) => ({ token: each?.token ?? '', place: 'own' as const }));
      const merged = await walk.resolve({ tokens: both });
      if (merged.ok && merged.value.secure) {
        const token = merged.value.secure.token;
        visitors[0] = { ...walk.ada, token };
        visitors[step.visitor] = { ...walk.ada, token };
      }
      return merged;
    }
    case 'open':
      return walk.open(id, step.agent);
    case 'reply':
      return walk.reply(id, step.agent);
    case 'pass':
      return server.handle({ kind: 'pass-offer', actor, chat: id });
    case 'close':
      return server.handle({ kind: 'close-chat', actor, chat: id });
    case 'transfer':
      return server.handle({ kind: 'transfer-chat', actor, chat: id, to: { agent: 'ben' } });
    case 'reopen':
      return server.handle({ kind: 'reopen-chat', actor, chat: id });
    case 'switch':
      return walk.staff(step.agent, { online: step.online, autoAccept: step.autoAccept });
    case 'sign-out':
      return server.handle({ kind: 'sign-out', agent: step.agent, session: `${step.agent}-1` });
    case 'remove':
      return server.handle({ kind: 'remove-agent', agent: step.agent });
  }
}

/** Takes note of chats that are new; one that was missed at once is none to ask anything of. */
async function note({ server, seen }: Walk): Promise<void> {
  for (const { id } of await server.chats()) if (!seen.includes(id)) seen.push(id);
}

/** What must be so after every step, whatever it was. */
async function check(walk: Walk): Promise<void> {
  const { server, seen, log, clock, errors } = walk;
  await note(walk);
  const chats = await server.chats();
  const whose = chats.map(({ visitor, widget }) => `${visitor} ${widget}`);
  expect(whose).toEqual([...new Set(whose)]);
  const agents = new Map((await server.agents()).map((each) => [each.id, each]));
  for (const chat of chats) {
    expect(['bot', 'queued', 'open', 'active']).toContain(chat.state);
    expect(chat.owner !== null).toBe(chat.state === 'active');
    if (chat.owner !== null) expect(agents.has(chat.owner)).toBe(true);
    if (chat.offer) expect([chat.state, agents.get(chat.offer.agent)?.reachable]).toEqual(['queued', true]);
    // Nobody waits for good: a queued chat always has a deadline (C-10, C-11).
    if (chat.state === 'queued') expect(server.nextDeadline() ?? 0).toBeGreaterThan(clock.now);
  }
  for (const id of seen) {
    const entries = await log(id);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_entry, index) => index + 1));
    const states = entries.flatMap((entry) => (entry.kind === 'transition' ? [entry] : []));
    for (const [index, { from }] of states.entries()) expect(from).toBe(index === 0 ? null : states[index - 1]?.to);
  }
  expect(await leftToDo(walk)).toEqual([]);
  expect(errors).toEqual([]);
}

/** Chats that a look at every one would still move: none, since what a change may move is looked at with the change. */
async function leftToDo({ server, clock }: Walk): Promise<readonly string[]> {
  const { documents } = answered(await server.store.load('main'));
  const draft = draftOver(readState(documents, toInstant(clock.now), null));
  for (const [id, chat] of draft.base.chats.entries()) draft.chats.set(id, { ...chat });
  followUp(draft, toInstant(clock.now), false);
  return [...draft.chats.changes].flatMap(([id, chat]) => (isSameJson(chat, draft.base.chats.get(id)) ? [] : id));
}

const RUNS = Number(process.env.CHAT_RUNS ?? 60);
const steps = fc.array(step, { minLength: 10, maxLength: 50 });
const options = { numRuns: RUNS, seed: Number(process.env.CHAT_SEED ?? 11) };

it('C-19 whatever happens in any order, every chat has its one place, its whole log, and an end to its waiting', async () => {
  const walked = fc.asyncProperty(steps, async (each) => {
    const walk = await openWalk();
    for (const one of each) {
      await take(walk, one);
      await check(walk);
    }
  });
  await fc.assert(walked, options);
});

it('C-9 how late ticks come changes no chat and no word of any log', async () => {
  const end = async (each: readonly Step[], late: boolean): Promise<string> => {
    const walk = await openWalk();
    for (const one of each) {
      if (one.do === 'wait') {
        if (late) walk.sleep(one.seconds);
        else for (let second = 0; second < one.seconds; second += 7) await walk.pass(Math.min(7, one.seconds - second));
      } else await take(walk, one);
      await note(walk);
    }
    await walk.pass(1);
    return canonicalJson([await walk.server.chats(), await Promise.all(walk.seen.map(walk.log))]);
  };
  const walked = fc.asyncProperty(steps, async (each) => {
    expect(await end(each, true)).toBe(await end(each, false));
  });
  await fc.assert(walked, { ...options, numRuns: RUNS / 3 });
});
