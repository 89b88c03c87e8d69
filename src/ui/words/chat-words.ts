import type { ChatWords } from './words.ts';

export const chatWords: ChatWords = {
  log: 'Chat history',
  you: 'You',
  turns: {
    queued: 'You are number {position} in the line. Somebody will answer soon.',
    open: 'Nobody is here right now. The next person who comes in will answer you here.',
    missed: 'Nobody could answer. Leave us a message, and we will get back to you.',
    active: '{name} has joined.',
    closed: 'This chat has ended.',
  },
  bot: 'Assistant',
  somebody: 'One of us',
  away: 'We are offline now. What you write here will still be read.',
  send: 'Send',
  person: 'Talk to a person',
  back: 'Back to the chat',
  end: 'End chat',
  answer: 'Answer',
};
