import fc from 'fast-check';
import { type Instant, toInstant } from '../../../src/base/instant.ts';
import type { AssigningAgent, AssignmentInput } from '../../../src/domain/chat/assignment.ts';
import type { Chat } from '../../../src/domain/chat/chat.ts';
import type { ChatRulesSettings } from '../../../src/domain/chat/department-settings.ts';
import { agent, chat, inputOf, NOW } from './assigning.ts';

const DEPARTMENTS = ['sales', 'help', 'care'];
const AGENTS = ['ada', 'bob', 'cat', 'dan', 'eve'];
/** One who was removed. */
const GONE = 'gus';

const departments = fc.subarray(DEPARTMENTS);
const anyone = fc.constantFrom(...AGENTS, GONE);
/** Few values, so that many are equal; around now, and once ahead of it, as after a clock was set back. */
const instant: fc.Arbitrary<Instant> = fc.integer({ min: -6, max: 1 }).map((steps) => toInstant(NOW + steps * 10_000));

const someAgent = (id: string): fc.Arbitrary<AssigningAgent> =>
  fc
    .record({
      departments,
      reachable: fc.boolean(),
      live: fc.boolean(),
      visible: fc.boolean(),
      autoAccept: fc.boolean(),
      capacity: fc.constantFrom(null, 0, 1, 2, 5),
      lastAssignedAt: fc.option(instant),
    })
    .map((more) => agent(id, more));

const offer = fc.record({ agent: anyone, until: fc.option(instant), byInvitation: fc.boolean() });

const someChat: fc.Arbitrary<Omit<Chat, 'id'>> = fc
  .record({
    department: fc.constantFrom(...DEPARTMENTS),
    state: fc.constantFrom<Chat['state'][]>(
      'queued',
      'queued',
      'queued',
      'open',
      'open',
      'active',
      'bot',
      'missed',
      'closed',
    ),
    owner: anyone,
    offer: fc.option(offer, { freq: 2 }),
    passedBy: fc.subarray([...AGENTS, GONE]),
    queuedAt: fc.option(instant, { freq: 5 }),
    since: instant,
    priority: fc.constantFrom(0, 0, 0, 1, -1),
  })
  .map(({ owner, offer: one, passedBy, ...more }) => {
    const isOffered = more.state === 'queued' && one !== null;
    return chat('', {
      ...more,
      owner: more.state === 'active' ? owner : null,
      offer: isOffered ? one : null,
      passedBy: more.state === 'queued' ? passedBy.filter((id) => !isOffered || id !== one.agent) : [],
    });
  });

const someRules: fc.Arbitrary<ChatRulesSettings> = fc.record({
  assignment: fc.constantFrom<('auto' | 'manual')[]>('auto', 'auto', 'auto', 'manual'),
  capacity: fc.constantFrom(0, 1, 2, 6),
  offerTimeoutMs: fc.constantFrom(0, 30_000),
  offlineHandling: fc.record({ autoAssign: fc.boolean(), priority: fc.constantFrom('queued', 'open') }),
});

/** A workspace at work, in any condition it can be in. */
export const someInput: fc.Arbitrary<AssignmentInput> = fc
  .record({
    agents: fc.tuple(...AGENTS.map(someAgent)),
    chats: fc.array(someChat, { maxLength: 14 }),
    rules: fc.tuple(someRules, someRules, someRules),
    closed: departments,
    changed: fc.boolean(),
  })
  .map(({ agents, chats, rules: [sales, help, care], ...setting }) =>
    inputOf(
      chats.map((each, at) => ({ ...each, id: `${at}` })),
      agents,
      { ...setting, rulesBy: { sales, help, care } },
    ),
  );

/** What may come between two calls. */
export interface Turn {
  readonly seconds: number;
  readonly agents: readonly AssigningAgent[];
  readonly ended: readonly number[];
}

export const someTurn: fc.Arbitrary<Turn> = fc.record({
  seconds: fc.constantFrom(0, 10, 30, 31),
  agents: fc.subarray(AGENTS, { maxLength: 2 }).chain((ids) => fc.tuple(...ids.map(someAgent))),
  ended: fc.array(fc.nat({ max: 13 }), { maxLength: 3 }),
});

/** Time goes by, some agents are as they are in the turn now, and some active chats are closed. */
export function takeTurn(input: AssignmentInput, { seconds, agents, ended }: Turn): AssignmentInput {
  const fresh = new Map(agents.map((each) => [each.id, each]));
  const closed = new Set(ended.map(String));
  return {
    ...input,
    now: toInstant(input.now + seconds * 1_000),
    changed: agents.length > 0 || ended.length > 0,
    agents: input.agents.map((each) => ({ ...(fresh.get(each.id) ?? each), lastAssignedAt: each.lastAssignedAt })),
    chats: input.chats.map((each) =>
      each.state === 'active' && closed.has(each.id) ? { ...each, state: 'closed', owner: null } : each,
    ),
  };
}
