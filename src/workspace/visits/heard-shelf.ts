import type { Instant } from '../../base/instant.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { type LifeSign, visitWait } from '../../domain/visit/visit-wait.ts';
import type { Indexing } from '../state/indexed-shelf.ts';
import type { State } from '../state/state.ts';

type Heard = Pick<State, 'heard'>;

/** Signs of life are found by when silence begins to mean something. */
export const HEARD_INDEX: Indexing<LifeSign> = { wordsOf: () => [], timeOf: visitWait };

/** Notes when a page of this visitor was heard last, on this visit; null: on none that is known of. */
export function noteHeard({ heard }: Heard, visitor: string, visit: Visit | null, at: Instant): void {
  heard.set(visitor, { at, visit: visit && (visit.left ? 'left' : 'here') });
}

/** When a page of this visit was heard last. */
export const heardAtOf = ({ heard }: Heard, { visitor, startedAt }: Visit): Instant =>
  heard.get(visitor)?.at ?? startedAt;

/** A chat with the last sign of life of its visitor's pages (C-12); the same object where its own is later. */
export function asHeard({ heard }: Heard, chat: Chat): Chat {
  const sign = heard.get(chat.visitor);
  return !sign || sign.at <= chat.visitorSeenAt ? chat : { ...chat, visitorSeenAt: sign.at };
}

/** Nothing waits for signs of life of this visitor any more. */
export function forgetHeard({ heard }: Heard, visitor: string): void {
  if (heard.get(visitor)) heard.delete(visitor);
}
