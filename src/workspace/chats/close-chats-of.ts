import type { Instant } from '../../base/instant.ts';
import type { State } from '../state/state.ts';
import { liveChats, stepChat } from './chat-shelf.ts';

/** Ends every chat of a widget that takes nothing any more (S-10). */
export function closeChatsOf(state: State, widget: string, at: Instant): void {
  for (const chat of liveChats(state, (each) => each.widget === widget)) {
    stepChat(state, chat, { to: 'closed', reason: 'widget-disabled', at }, { kind: 'server' });
  }
}
