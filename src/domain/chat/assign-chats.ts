import { toInstant } from '../../base/instant.ts';
import { remember } from '../schedule/remember.ts';
import { assignOrder } from './assign-order.ts';
import type { AssigningAgent, Assignment, AssignmentInput } from './assignment.ts';
import { candidateLines } from './candidate-lines.ts';
import type { Chat } from './chat.ts';
import { acceptsAtOnce } from './judge-offer.ts';
import { settleOffers } from './settle-offers.ts';

/**
 * What is to be done with the chats that wait, in the order in which it is to be carried out: each is decided as if
 * those before it had taken effect. Whoever is offered or given a chat has `lastAssignedAt: now` from then on.
 *
 * Offers that have ended free their agents first. Then every chat that waits is gone to once, in `assignOrder`, and
 * offered or given once at most; so a call ends, however often everybody passes everything by, and right after one was
 * carried out another (`changed: false`) finds nothing to do. For each chat those are looked at who passed it by, and
 * one agent more: the work grows with the input alone.
 */
export function assignChats(input: AssignmentInput): readonly Assignment[] {
  const { now, chats, agents, heldBeside = () => 0, changed = true } = input;
  if (!chats.some(({ state }) => state === 'queued' || state === 'open')) return [];

  const rulesOf = once((department) => input.rulesOf(department));
  const isOpenByHours = once((department) => input.isOpenByHours(department));
  const order = assignOrder(rulesOf);
  const { settled, unoffered, loads } = settleOffers(chats, agents, now, order, heldBeside);
  if (unoffered.length === 0) return settled;

  const lines = candidateLines(agents, (agent) => loads.get(agent) ?? heldBeside(agent), rulesOf);
  const isHandedOut = ({ state, department }: Chat): boolean => {
    const { assignment, offlineHandling } = rulesOf(department);
    if (assignment === 'manual' || lines.of(department).size === 0) return false;
    return state === 'queued' || (offlineHandling.autoAssign && isOpenByHours(department));
  };
  const takers = new Map<string, AssigningAgent>();

  /** One agent takes a department's open chats until there is room for no more; then the next does. */
  const giveOpen = ({ id, department }: Chat): readonly Assignment[] => {
    const candidates = lines.of(department);
    const before = takers.get(department);
    const taker = before && candidates.has(before) ? before : first(candidates);
    if (!taker) return [];
    takers.set(department, taker);
    lines.give(taker);
    return [{ kind: 'activate', chat: id, agent: taker.id, reason: 'assigned' }];
  };

  /** Each agent in turn is offered one, whatever room there is; who passed this one by only in a new round. */
  const offerQueued = ({ id, department, offer, passedBy }: Chat): readonly Assignment[] => {
    const candidates = lines.of(department);
    const next = first(candidates, new Set(offer ? [...passedBy, offer.agent] : passedBy));
    const mayBegin = changed && offer === null;
    const agent = next ?? (mayBegin ? first(candidates) : undefined);
    if (!agent) return [];
    lines.give(agent);
    const { offerTimeoutMs } = rulesOf(department);
    const until = offerTimeoutMs === 0 ? null : toInstant(now + offerTimeoutMs);
    return [
      ...(next ? [] : [{ kind: 'new-round', chat: id } as const]),
      acceptsAtOnce(agent)
        ? { kind: 'activate', chat: id, agent: agent.id, reason: 'auto-accepted' }
        : { kind: 'offer', chat: id, agent: agent.id, until },
    ];
  };

  const inTurn = unoffered.filter(isHandedOut).sort(order);
  return [...settled, ...inTurn.flatMap((chat) => (chat.state === 'open' ? giveOpen(chat) : offerQueued(chat)))];
}

const once = <Value>(make: (department: string) => Value): ((department: string) => Value) => {
  const made = new Map<string, Value>();
  return (department) => remember(made, department, make);
};

function first(line: ReadonlySet<AssigningAgent>, without?: ReadonlySet<string>): AssigningAgent | undefined {
  for (const agent of line) if (!without?.has(agent.id)) return agent;
  return undefined;
}
