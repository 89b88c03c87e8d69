import type { Instant } from '../../base/instant.ts';
import type { Chat, ChatReason, ChatState, Contact, Offer } from './chat.ts';
import { enter } from './move-chat.ts';

export interface Beginning {
  readonly id: string;
  readonly widget: string;
  readonly visitor: string;
  readonly department: string;
  readonly at: Instant;
  readonly to: ChatState;
  readonly reason: ChatReason;
  readonly owner?: string;
  readonly offer?: Offer;
  readonly follows?: string;
  readonly skipsBot?: boolean;
  readonly invitation?: string;
  readonly askedBy?: string;
  readonly contact?: Contact;
}

/** A chat as it begins, before anything stands in its log. */
export function newChat(beginning: Beginning): Chat {
  const { id, widget, visitor, department, follows, skipsBot, invitation, askedBy, contact, ...move } = beginning;
  const { at } = move;
  return enter(
    {
      id,
      widget,
      visitor,
      department,
      state: move.to,
      reason: move.reason,
      since: at,
      startedAt: at,
      owner: null,
      offer: null,
      passedBy: [],
      queuedAt: null,
      priority: 0,
      answerableMs: 0,
      reach: { some: false, at },
      visitorWroteAt: null,
      agentWroteAt: null,
      awaitsBot: null,
      visitorSeenAt: at,
      follows: follows ?? null,
      invitation: invitation ?? null,
      askedBy: askedBy ?? null,
      contact: contact ?? {},
      skipsBot: skipsBot ?? false,
      head: 0,
      shownHead: 0,
      epoch: id,
      readByVisitor: 0,
      readByAgent: 0,
      rating: null,
    },
    move,
  );
}
