import { expect, it } from 'vitest';
import type { Chat } from '../../../src/domain/chat/chat.ts';
import { queuePosition } from '../../../src/domain/chat/queue-position.ts';
import { permissionToOpen, takeChat } from '../../../src/domain/chat/take-chat.ts';
import { transferWarning } from '../../../src/domain/chat/transfer-warning.ts';
import { aChat, at } from './a-chat.ts';

const to = (agent: string): Partial<Chat> => ({ offer: { agent, until: null, byInvitation: false } });

it.each<[string, Chat, 'opened' | 'replied', string | null]>([
  ['O-1 a queued chat by opening it', aChat('queued'), 'opened', 'opened'],
  ['O-1 an open one', aChat('open'), 'opened', 'opened'],
  ['O-1 one that is offered to them', aChat('queued', to('anna')), 'opened', 'opened'],
  ['O-1 one that is offered to another is taken over', aChat('queued', to('ben')), 'opened', 'taken-over'],
  ['O-1 one that is another’s as well', aChat('active', { owner: 'ben' }), 'opened', 'taken-over'],
  ['O-1 but not by a word', aChat('active', { owner: 'ben' }), 'replied', null],
  ['O-1 what is theirs stays so', aChat('active'), 'opened', null],
  ['C-8 a queued chat by a word', aChat('queued'), 'replied', 'replied'],
  ['C-13 an open one by a word', aChat('open'), 'replied', 'replied'],
  ['O-3 the bot’s is only looked at', aChat('bot'), 'opened', null],
  ['C-7 and taken by a word', aChat('bot'), 'replied', 'replied'],
])('%s', (_title, chat, way, reason) => {
  expect(takeChat(chat, { id: 'anna', visible: 'visible' }, way)).toBe(reason);
});

it.each(['bot', 'queued', 'open', 'active'] as const)('O-2 nothing in the state %s by somebody invisible', (state) => {
  for (const way of ['opened', 'replied'] as const) {
    expect(takeChat(aChat(state, { owner: null }), { id: 'anna', visible: 'invisible' }, way)).toBeNull();
  }
});

it.each<[string, Chat, string | null]>([
  ['O-1 nobody’s takes open-unassigned', aChat('queued'), 'chats.open-unassigned'],
  ['O-1 the bot’s as well', aChat('bot'), 'chats.open-unassigned'],
  ['O-1 offered to them, nothing', aChat('queued', to('anna')), null],
  ['O-1 offered to another, open-all', aChat('queued', to('ben')), 'chats.open-all'],
  ['O-1 their own, nothing', aChat('active'), null],
  ['O-1 another’s, open-all', aChat('active', { owner: 'ben' }), 'chats.open-all'],
])('%s', (_title, chat, permission) => {
  expect(permissionToOpen(chat, 'anna')).toBe(permission);
});

it('C-20 the place in the line is by priority, then by time, then by id, in one department', () => {
  const queued = (id: string, members: Partial<Chat> = {}) => aChat('queued', { id, ...members });
  const line = [
    queued('late', { queuedAt: at(9) }),
    queued('first', { queuedAt: at(0) }),
    queued('urgent', { queuedAt: at(20), priority: 1 }),
    queued('second', { queuedAt: at(5) }),
    queued('second-too', { queuedAt: at(5) }),
    queued('elsewhere', { department: 'support', queuedAt: at(0) }),
    aChat('open', { id: 'open', queuedAt: at(0) }),
    aChat('active', { id: 'active' }),
  ];
  const place = (id: string) => queuePosition(line.find((chat) => chat.id === id) as Chat, line);
  expect(['urgent', 'first', 'second', 'second-too', 'late'].map(place)).toEqual([1, 2, 3, 4, 5]);
  expect(['elsewhere', 'open', 'active'].map(place)).toEqual([1, null, null]);
});

it.each([
  ['A-7 somebody offline', { reachable: false, capacity: 1, held: 9 }, 'offline'],
  ['A-7 somebody full', { reachable: true, capacity: 2, held: 2 }, 'full'],
  ['A-7 nobody with room', { reachable: true, capacity: 2, held: 1 }, null],
  ['A-7 nobody without a limit', { reachable: true, capacity: 0, held: 99 }, null],
])('%s', (_title, target, warning) => {
  expect(transferWarning(target)).toBe(warning);
});
