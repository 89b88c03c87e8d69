import type { Problem } from '../problem.ts';
import type { Chat, ChatReason } from './chat.ts';

const STATES: Readonly<Record<Chat['state'], string>> = {
  bot: 'is with the bot',
  queued: 'is queued',
  open: 'waits for the next agent',
  active: 'is active',
  missed: 'was missed',
  closed: 'is closed',
};

/** The refusal of what a chat in this state does not do; it names the state (C). */
export const chatState = ({ id, state }: Pick<Chat, 'id' | 'state'>, what: ChatReason | ChatAct): Problem => ({
  code: 'chat-state',
  message: `The chat “${id}” ${STATES[state]}: \`${what}\` is not possible.`,
});

/** What can be asked of a chat, as refusals call it. */
export type ChatAct =
  | 'open'
  | 'write'
  | 'reply'
  | 'transfer'
  | 'reopen'
  | 'hand-off'
  | 'pass-offer'
  | 'close'
  | 'start'
  | 'invite'
  | 'rate';
