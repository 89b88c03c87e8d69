import type { Instant } from '../../base/instant.ts';
import type { AssigningAgent, Assignment } from './assignment.ts';
import type { Chat } from './chat.ts';
import { judgeOffer } from './judge-offer.ts';

export interface SettledOffers {
  /** Offers that end now, and chats whose agent accepts them now, each in the order asked for. */
  readonly settled: readonly Assignment[];
  /** Chats that wait and are held out to nobody. One whose offer has ended just now still shows it. */
  readonly unoffered: readonly Chat[];
  /** How many chats each agent has who has any of these, once this is carried out, standing offers counted, by id. */
  readonly loads: ReadonlyMap<string, number>;
}

/** Ends the offers whose time is over (C-9), and lets those be accepted that need no opening (O-6). */
export function settleOffers(
  chats: readonly Chat[],
  agents: readonly AssigningAgent[],
  now: Instant,
  order: (a: Chat, b: Chat) => number,
  heldBeside: (agent: string) => number,
): SettledOffers {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const changes: { readonly chat: Chat; readonly assignment: Assignment }[] = [];
  const unoffered: Chat[] = [];
  const loads = new Map<string, number>();
  const count = (agent: string): unknown => loads.set(agent, (loads.get(agent) ?? heldBeside(agent)) + 1);

  for (const chat of chats) {
    const { id, state, owner, offer } = chat;
    if (state === 'active' && owner !== null) count(owner);
    if (state === 'open' || (state === 'queued' && offer === null)) unoffered.push(chat);
    if (state !== 'queued' || offer === null) continue;

    const verdict = judgeOffer(offer, byId.get(offer.agent), now);
    if (verdict === 'offer-expired' || verdict === 'agent-unreachable') {
      changes.push({ chat, assignment: { kind: 'withdraw-offer', chat: id, reason: verdict } });
      unoffered.push(chat);
      continue;
    }
    count(offer.agent);
    if (verdict === 'auto-accepted')
      changes.push({ chat, assignment: { kind: 'activate', chat: id, agent: offer.agent, reason: verdict } });
  }
  const settled = changes.sort((a, b) => order(a.chat, b.chat)).map(({ assignment }) => assignment);
  return { settled, unoffered, loads };
}
