import type { VisitorChat } from '../../domain/chat/visitor-chat.ts';
import type { Mode } from '../../domain/status/status.ts';
import { isLiving } from '../../engine/chat/is-living.ts';
import type { FormState } from '../../engine/form-state.ts';

/** Where the visitor writes: the chat, or the form they asked for or are offered. */
export type WritingPlace = 'chat' | 'form';

export interface WritingPlaceInput {
  readonly mode: Mode;
  readonly chat: VisitorChat | null;
  readonly isInvited: boolean;
  /** What the visitor chose; null: what the chat's state says. */
  readonly chosen: WritingPlace | null;
  readonly formState: FormState['state'];
}

/** Whether there is anybody to talk to, and whether the visitor does so now or fills in the form (S-10, C-11, B-1). */
export function writingPlace({ mode, chat, isInvited, chosen, formState }: WritingPlaceInput): {
  readonly mayTalk: boolean;
  readonly composes: boolean;
} {
  const isAlive = isLiving(chat);
  // A chat that has just ended is gone on with where it was, whatever the hours have come to be (C-18).
  const goesOn = chat?.state === 'closed' && chat.goesOn && mode === 'form';
  const mayTalk = isAlive || goesOn || /chat|bot|wait/.test(mode);
  const wanted = chosen ?? (chat?.state === 'missed' && !isInvited ? 'form' : 'chat');
  const isFree = formState === 'filling' || (isAlive && formState === 'stored');
  return { mayTalk, composes: mayTalk && wanted === 'chat' && isFree };
}
