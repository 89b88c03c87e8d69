import type { Invitation } from '../../src/domain/invitation/invitation.ts';
import type { Visit } from '../../src/domain/visit/visit.ts';
import type { Command } from '../../src/workspace/command.ts';
import type { StoredDocument } from '../../src/workspace/store.ts';
import type { Ledger } from './ledger.ts';
import { isLeading, serves } from './staff-model.ts';
import { hold } from './violation.ts';

/** What may become of an invitation from each of its states (I-4); what is over stays what it is. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  '': ['sent'],
  sent: ['delivered', 'shown', 'accepted', 'dismissed', 'expired', 'withdrawn'],
  delivered: ['shown', 'accepted', 'dismissed', 'expired', 'withdrawn'],
  shown: ['accepted', 'dismissed', 'expired', 'withdrawn'],
};

const isPending = ({ state }: Invitation): boolean => state in NEXT;

/** Judges what a commit made of one invitation. */
export function judgeInvitation(before: Invitation | undefined, after: Invitation, exact: boolean): void {
  const { id, state, chat, since, expiresAt } = after;
  const tell = (): string => `${id}: ${before?.state ?? ''} to ${state} at ${since}`;
  const isStep = before?.state !== state;
  hold('I-4 states', !isStep || (NEXT[before?.state ?? ''] ?? []).includes(state), tell);
  hold('I-4 states', (state === 'accepted') === (chat !== null), tell);
  const isDue = !exact || !isStep || state !== 'expired' || since === expiresAt;
  hold('I-4 expiry', isDue, () => `${tell()}, due ${expiresAt}`);
}

/** One visitor has one invitation at most that waits for an answer (I-1), and none that has run out. */
export function judgeInvitations(invitations: ReadonlyMap<string, Invitation>, settledAt: number | null): void {
  const pending = [...invitations.values()].filter(isPending);
  const visitors = pending.map(({ visitor }) => visitor);
  hold('I-1 one invitation', new Set(visitors).size === visitors.length, () => `two of ${visitors.join(' ')}`);
  const late = settledAt === null ? undefined : pending.find(({ expiresAt }) => expiresAt <= settledAt);
  hold('I-4 expiry', late === undefined, () => `${late?.id} is ${late?.state} after ${late?.expiresAt}`);
}

/** Nobody asks in whom they may not see: visitors of others’ departments, or of none (V-2). */
export function judgeInviter(
  { staff, settings }: Ledger,
  command: Extract<Command, { kind: 'invite' | 'invite-and-start' }>,
  documents: ReadonlyMap<string, StoredDocument>,
): void {
  const member = staff.get(command.actor.id);
  const visit = documents.get(`visit/${command.visitor}`)?.body as unknown as Visit | undefined;
  const listed = settings.widgets.get(command.widget)?.departments ?? [];
  const named = visit?.department ?? null;
  const places = named !== null && listed.includes(named) ? [named] : listed;
  const sees =
    member !== undefined &&
    (isLeading(member) || member.allDepartments || places.some((place) => serves(member, place)));
  hold('V-2 seen', sees, () => `${command.actor.id} asked in ${command.visitor} of ${places.join(', ')}`);
}
