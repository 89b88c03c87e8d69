import { type Instant, toInstant } from '../../base/instant.ts';
import { LEFT_MS, VISIT_GAP_MS } from './hear-visit.ts';

/** The last sign of life of a visitor's pages, and of what visit: of one who is here or has left; null: of none. */
export interface LifeSign {
  readonly at: Instant;
  readonly visit: 'here' | 'left' | null;
}

/** When silence alone shows a visitor who is here as left, and ends the visit of one who has; null: never (V-3). */
export const visitWait = ({ at, visit }: LifeSign): Instant | null =>
  visit === null ? null : toInstant(at + (visit === 'here' ? LEFT_MS : VISIT_GAP_MS));
