import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingVisitor } from '../chat-people.ts';
import { hearVisitor } from '../hear-visitor.ts';

/** A sign of life of a visitor's page (V-1, C-12). */
export const beatVisit: CarryOut<'beat-visit'> = (state, { actor, visit }, { now }) => {
  const acting = actingVisitor(state, actor, now);
  if (!acting.ok) return acting;
  hearVisitor(state, acting.value, visit, now);
  return ok(null);
};
