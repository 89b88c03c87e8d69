import { ok, refused } from '../../base/result.ts';
import { LIMITS } from '../../domain/access/limits.ts';
import { admit } from '../admit.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingVisitor } from '../chats/chat-people.ts';
import { hearVisitor } from '../visits/hear-visitor.ts';

/** A sign of life of a visitor's page (V-1, C-12). */
export const beatVisit: CarryOut<'beat-visit'> = (state, { actor, visit }, { now, limits = LIMITS }) => {
  const acting = actingVisitor(state, actor, now);
  if (!acting.ok) return acting;
  const counted = [{ key: `beat/${acting.value.visitor.id}`, limit: limits.beatsPerVisitor }];
  const overLimit = admit(state, counted, now, 'signs of life');
  if (overLimit) return refused(overLimit);
  hearVisitor(state, acting.value, visit, now);
  return ok(null);
};
