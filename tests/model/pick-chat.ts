import type { ChatModel } from './ledger.ts';
import type { World } from './world.ts';

export const AGENTS = ['anna', 'ben', 'cleo', 'dan'];

export const someAgent = ({ random }: World) => ({ kind: 'agent', id: random.pick(AGENTS) }) as const;

/** A chat in one of these states as a rule, and any there ever was otherwise; null: there is none at all. */
export function pickChat({ random, oracle }: World, ...states: readonly ChatModel['state'][]): ChatModel | null {
  const all = [...oracle.ledger.chats.values()];
  const fitting = all.filter(({ state }) => states.includes(state)).slice(-8);
  if (fitting.length > 0 && random.chance(0.9)) return random.pick(fitting);
  return all.length === 0 ? null : random.pick(all.slice(-12));
}
