import { DAY_MS, toInstant } from '../../base/instant.ts';
import { ok } from '../../base/result.ts';
import type { Invitation } from '../../domain/invitation/invitation.ts';
import type { InvitationView } from '../../domain/invitation/invitation-view.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstChatAnswer, keepAnswerOf, OF_AGENTS } from '../chats/chat-answer.ts';
import { forVisitor } from '../invitations/invitation-index.ts';
import { invitationsUnder, sendInvitation, stepInvitation } from '../invitations/invitation-shelf.ts';
import { invitationView } from '../invitations/invitation-view.ts';
import { inviting } from '../invitations/inviting.ts';

/** Words to a visitor before there is a chat; the latest are those that wait for an answer (I-1). */
export const invite: CarryOut<'invite'> = (state, command, { now, newId }) => {
  const { kind: _kind, actor, commandId, ...asking } = command;
  const asked = { place: OF_AGENTS, commandId, body: { invite: asking } };
  const answered = firstChatAnswer<InvitationView>(state, asked, [actor.id]);
  if (answered) return answered;
  const allowed = inviting(state, command);
  if (!allowed.ok) return allowed;
  const { visitor, department } = allowed.value;
  const { widget, text, assignToMe = false, skipBot = false, fields = [], expiresInMs = DAY_MS } = asking;

  for (const earlier of invitationsUnder(state, forVisitor(visitor.id))) {
    stepInvitation(state, earlier, 'withdrawn', now, actor);
  }
  const invitation: Invitation = {
    id: newId(),
    widget,
    visitor: visitor.id,
    by: actor.id,
    text,
    department,
    assignToMe,
    skipBot,
    fields,
    state: 'sent',
    since: now,
    sentAt: now,
    expiresAt: toInstant(now + expiresInMs),
    chat: null,
  };
  sendInvitation(state, invitation);
  const view = invitationView(state, invitation);
  return ok(keepAnswerOf(state, asked, { id: actor.id, visitor: visitor.id }, now, view));
};
