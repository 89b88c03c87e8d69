/** The words live chats are found by: what commands ask for, and what moves when somebody comes or goes. */
export const ofVisitor = (visitor: string): string => `visitor ${visitor}`;
/** Chats an agent has, and those held out to them: what counts against their capacity. */
export const heldBy = (agent: string): string => `held ${agent}`;
export const queuedIn = (department: string): string => `queued ${department}`;
export const openIn = (department: string): string => `open ${department}`;
/** Queued for the agent who invited its visitor, and not held out to them yet (I-2). */
export const ASKED = 'asked';
export const QUEUED = 'queued';
/** Queued, and held out to nobody. */
export const unofferedIn = (department: string): string => `unoffered ${department}`;
export const UNOFFERED = 'unoffered';
export const OPEN = 'open';
