import type { TabWords } from './words.ts';

export const tabWords: TabWords = {
  chat: 'Chat with us',
  leaveMessage: 'Leave a message',
  loading: 'Loading…',
  loadFailed: 'This could not be loaded. Your connection may be down.',
  retry: 'Try again',
  close: 'Close',
  unread: 'Unread messages:',
};
