import { agentSteps } from './steps-of-agents.ts';
import { invitationSteps } from './steps-of-invitations.ts';
import { ownerSteps } from './steps-of-owners.ts';
import { worldSteps } from './steps-of-the-world.ts';
import { visitorSteps } from './steps-of-visitors.ts';
import type { World } from './world.ts';

/** Something that happens; what exactly, the world's own chance says. */
export type Step = (world: World) => Promise<unknown>;

/** How often each happens beside the others. */
export const STEPS: Readonly<Record<string, readonly [weight: number, step: Step]>> = {
  ...visitorSteps,
  ...agentSteps,
  ...ownerSteps,
  ...invitationSteps,
  ...worldSteps,
};
