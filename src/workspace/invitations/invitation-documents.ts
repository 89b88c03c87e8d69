import type { Json } from '../../base/json.ts';
import { type Invitation, isPending } from '../../domain/invitation/invitation.ts';
import type { StoredDocument } from '../store.ts';

/** The kind of documents that hold invitations: live ones until they are over, then history under the same id. */
export const INVITATION = 'invitation';

export const invitationDocument = (invitation: Invitation): StoredDocument => ({
  kind: INVITATION,
  id: invitation.id,
  live: isPending(invitation),
  at: invitation.sentAt,
  tags: { by: invitation.by, visitor: invitation.visitor },
  visitor: invitation.visitor,
  body: invitation as unknown as Json,
});

/** The invitation of a stored document; null where it was erased (Z-7). */
export const readInvitation = ({ body }: StoredDocument): Invitation | null => body as Invitation | null;
