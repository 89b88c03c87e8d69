import type { AgentChange } from '../../src/domain/agent/agent-change.ts';

interface Session {
  readonly id: string;
  readonly endsAfterMs: number;
  readonly heardAt: number;
  readonly activeAt: number;
}

/** An agent as the events tell, with the sessions their beats say they have. */
export interface StaffMember extends Required<Omit<AgentChange, 'name'>> {
  readonly sessions: readonly Session[];
  /** When a chat was last offered or given to them. */
  readonly assignedAt: number;
  /** When what they had been offered became theirs without their doing. */
  readonly acceptedAt: number;
}

export const newMember: StaffMember = {
  role: 'agent',
  departments: [],
  allDepartments: false,
  capacity: null,
  autoAccept: false,
  online: 'offline',
  visible: 'visible',
  presence: 'activity',
  sessions: [],
  assignedAt: -1,
  acceptedAt: -1,
};

const IDLE_MS = 1_800_000;

export const endOf = ({ heardAt, activeAt, endsAfterMs }: Session): number =>
  Math.min(heardAt + endsAfterMs, activeAt + IDLE_MS);

export const isLive = ({ sessions }: StaffMember, at: number): boolean =>
  sessions.some((session) => at < endOf(session));

/** Whether an agent may be asked at this instant (P-3). */
export const isReachable = (agent: StaffMember, at: number): boolean =>
  agent.online === 'online' && (agent.presence === 'always' || isLive(agent, at));

export function serves({ departments, allDepartments }: StaffMember, department: string): boolean {
  if (allDepartments || department === '*') return true;
  return departments.length === 0 ? department === 'default' : departments.includes(department);
}

export const isLeading = ({ role }: StaffMember): boolean => role !== 'agent';

/** The agent after a beat; one that no touch came with begins no session (P-2). */
export function heard(
  agent: StaffMember,
  beat: { readonly session: string; readonly transport: string; readonly active: boolean },
  at: number,
): StaffMember {
  const live = agent.sessions.filter((session) => at < endOf(session));
  const known = live.find(({ id }) => id === beat.session);
  if (!known && !beat.active) return { ...agent, sessions: live };
  const session: Session = {
    id: beat.session,
    endsAfterMs: beat.transport === 'socket' ? 60_000 : 300_000,
    heardAt: at,
    activeAt: known && !beat.active ? known.activeAt : at,
  };
  return { ...agent, sessions: [...live.filter(({ id }) => id !== beat.session), session] };
}
