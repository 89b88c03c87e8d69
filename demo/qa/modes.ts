import type { Mode } from '../../src/domain/status/status.ts';

/** What a visitor sees in each mode, in few words. */
export const MODE_WORDS: Readonly<Record<Mode, string>> = {
  chat: 'Chat',
  bot: 'Bot',
  wait: 'Wait for an agent',
  form: 'Message form',
  hidden: 'Hidden',
  disabled: 'Disabled',
};
