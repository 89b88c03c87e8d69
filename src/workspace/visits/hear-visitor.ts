import type { Instant } from '../../base/instant.ts';
import type { VisitBeat } from '../../domain/chat/visitor-chat.ts';
import { hearVisit } from '../../domain/visit/hear-visit.ts';
import type { ActingVisitor } from '../chats/chat-people.ts';
import { liveChatOf } from '../chats/chat-shelf.ts';
import type { State } from '../state/state.ts';
import { keepVisitor } from '../visitors/visitor-shelf.ts';
import { forgetHeard, noteHeard } from './heard-shelf.ts';

/**
 * Takes a beat of a visitor's page in. Where the widget tracks its visitors a visit begins or goes on; elsewhere it is a
 * sign of life for the chat they have, and nothing is known of them beside (V-1, C-12).
 */
export function hearVisitor(state: State, { visitor, settings }: ActingVisitor, beat: VisitBeat, now: Instant): void {
  const { id, widget, identity, createdAt: firstSeenAt, visits = 0 } = visitor;
  if (!settings.tracking) {
    if (state.visits.get(id)) state.visits.delete(id);
    if (liveChatOf(state, id, widget)) noteHeard(state, id, null, now);
    else forgetHeard(state, id);
    return;
  }
  const before = state.visits.get(id);
  const visit = hearVisit(before, { visitor: id, widget, identity, firstSeenAt, visits }, beat, now);
  noteHeard(state, id, visit, now);
  if (visit === before) return;
  state.visits.set(id, visit);
  keepVisitor(state, { ...visitor, page: beat.page, lastSeenAt: now, visits: visit.count });
}
