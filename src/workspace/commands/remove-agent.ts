import { ok, refused } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound } from '../problems.ts';

export const removeAgent: CarryOut<'remove-agent'> = ({ agents }, { agent }) => {
  if (!agents.get(agent)) return refused(notFound('agent', agent));
  agents.delete(agent);
  return ok(null);
};
