import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { InvitationNews, VisitorInvitation } from '../../domain/chat/visitor-chat.ts';

export interface HeldInvitation {
  /** What waits for an answer; null: nothing, or the visitor sent it away. */
  readonly invitation: ReadonlySignal<VisitorInvitation | null>;
  put(next: VisitorInvitation | null): void;
  show(): void;
  dismiss(): void;
}

/** The invitation of a page, which says what becomes of it, each thing once (I-1, I-4). */
export function holdInvitation(onNews: (about: VisitorInvitation, news: InvitationNews) => void): HeldInvitation {
  const invitation = signal<VisitorInvitation | null>(null);
  const told = new Set<string>();

  function tell(news: InvitationNews, about = invitation.peek()): void {
    const saying = `${news} ${about?.id}`;
    if (!about || told.has(saying)) return;
    told.add(saying);
    onNews(about, news);
  }

  return {
    invitation,
    put(next) {
      invitation.value = next && told.has(`dismissed ${next.id}`) ? null : next;
      tell('delivered');
    },
    show: () => tell('shown'),
    dismiss() {
      tell('dismissed');
      invitation.value = null;
    },
  };
}
