import { ok, type Result, refused } from '../../base/result.ts';
import type { InvitationView } from '../../domain/invitation/invitation-view.ts';
import type { Problem } from '../../domain/problem.ts';
import { actingAgent } from '../chats/chat-people.ts';
import { unavailable } from '../problems.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';
import { INVITATION, readInvitation } from './invitation-documents.ts';
import { invitationView } from './invitation-view.ts';

/** More are told from the events. */
const MOST = 200;

/** An agent's own invitations, whatever became of them, the latest first (I-4). */
export async function findInvitations(
  store: Store,
  workspace: string,
  state: State,
  agent: string,
): Promise<Result<readonly InvitationView[], Problem>> {
  const acting = actingAgent(state, agent, 'visitors.use');
  if (!acting.ok) return acting;
  const found = await store.find(workspace, { kind: INVITATION, tags: { by: agent }, limit: MOST });
  if (!found.ok) return refused(unavailable());
  const invitations = found.value.documents.map(readInvitation).filter((invitation) => invitation !== null);
  return ok(invitations.map((invitation) => invitationView(state, invitation)));
}
