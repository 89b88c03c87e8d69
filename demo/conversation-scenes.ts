import type { WidgetSettings } from '../src/domain/settings.ts';
import { SCENE_WIDGET, type Scene } from './scene.ts';

/** A Tuesday, 10:00 in Vilnius. */
const TUESDAY_MORNING = '2026-11-24T08:00:00Z';

const shop = (more: Omit<WidgetSettings, 'id'> = {}): WidgetSettings => ({ id: SCENE_WIDGET, ...more });

const STAFFED = { mode: 'chat', reason: 'open', changesAt: null, tab: 'Chat with us' } as const;

/** Anna takes whatever is offered to her at once. */
const ANNA = [{ id: 'anna', autoAccept: true }] as const;

/** What is said in a chat and how it gets there, one thing at a time; the visitor on the stage writes, Anna answers. */
export const conversationScenes: readonly Scene[] = [
  {
    id: 'about-you',
    group: 'Conversation',
    title: 'Asked for a name and an address',
    about: 'The first words come with an e-mail address, and a name for whoever gives one. A second chat asks neither.',
    rules: ['C-1', 'K-9'],
    settings: shop({ chat: { fields: { name: 'optional', email: 'required' } } }),
    agents: ANNA,
    now: TUESDAY_MORNING,
    expect: STAFFED,
  },
  {
    id: 'quick-replies',
    group: 'Conversation',
    title: 'Answers to choose from',
    about: 'Ask the bot for help: it holds out two questions. Choose one by mouse or keyboard; the console shows both.',
    rules: ['K-5', 'B-1'],
    settings: shop({ bot: { name: 'Wick', greeting: 'Hello! Do you need any help?' } }),
    agents: [{ id: 'anna' }],
    now: TUESDAY_MORNING,
    expect: { mode: 'bot', reason: 'open' },
  },
  {
    id: 'typing',
    group: 'Conversation',
    title: 'Who is writing',
    about: 'Write on either side without sending. The other is told so for five seconds, and never what is written.',
    rules: ['K-2'],
    settings: shop(),
    agents: ANNA,
    now: TUESDAY_MORNING,
    expect: STAFFED,
  },
  {
    id: 'read-marks',
    group: 'Conversation',
    title: 'Sent, delivered, read',
    about: 'Write while Anna has another list open, then choose the chat in her console. Her answers are marked, too.',
    rules: ['K-1'],
    settings: shop(),
    agents: ANNA,
    now: TUESDAY_MORNING,
    expect: STAFFED,
  },
  {
    id: 'files',
    group: 'Conversation',
    title: 'Pictures and PDF',
    about: 'Attach files on both sides, at most two of 1 MiB in a message. Others are refused with the reason.',
    rules: ['K-6'],
    settings: shop({ files: { maxBytes: 1_048_576, perMessage: 2 } }),
    agents: ANNA,
    now: TUESDAY_MORNING,
    expect: STAFFED,
  },
  {
    id: 'patience',
    group: 'Conversation',
    title: 'It takes longer than usual',
    about: 'Nobody opens the chat. After 15 seconds, and again after 45, the visitor may wait on or leave a message.',
    rules: ['K-7', 'C-11'],
    settings: shop({ chat: { patience: [15, 45] } }),
    departments: [{ id: 'default', chats: { assignment: 'manual', answerLimitMs: 0 } }],
    agents: [{ id: 'anna' }],
    now: TUESDAY_MORNING,
    expect: STAFFED,
  },
  {
    id: 'rating',
    group: 'Conversation',
    title: 'How was it?',
    about: 'Write, have Anna answer and close the chat. The visitor rates it, and her list of closed chats says how.',
    rules: ['K-8', 'C-17'],
    settings: shop(),
    agents: ANNA,
    now: TUESDAY_MORNING,
    expect: STAFFED,
  },
  {
    id: 'long-chat',
    group: 'Conversation',
    title: 'A thousand messages',
    about: 'Write, then press “× 1,000” in Anna’s console. The log stays quick, keeps its place and shows what is new.',
    rules: ['K-4'],
    settings: shop(),
    agents: ANNA,
    now: TUESDAY_MORNING,
    expect: STAFFED,
  },
  {
    id: 'thirteen-at-once',
    group: 'Conversation',
    title: 'Thirteen in a breath',
    about:
      'Send thirteen short messages quickly. Ten are taken, the rest wait and follow by themselves, in their order.',
    rules: ['Z-4', 'K-1', 'D-1'],
    settings: shop(),
    agents: ANNA,
    now: TUESDAY_MORNING,
    expect: STAFFED,
  },
  {
    id: 'server-restarts',
    group: 'Conversation',
    title: 'The server is replaced in mid-chat',
    about: 'Choose HTTP above, write, and restart the server under the stage: the chat goes on, and nothing is lost.',
    rules: ['D-6', 'D-1'],
    settings: shop(),
    agents: ANNA,
    now: TUESDAY_MORNING,
    expect: STAFFED,
  },
];
