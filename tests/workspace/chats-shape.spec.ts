import { expect, it } from 'vitest';
import { checkCommand } from '../../src/workspace/check-command.ts';
import type { Command } from '../../src/workspace/command.ts';
import { hexId } from './bench.ts';

const visitor = { kind: 'visitor', widget: 'w', token: 'pl1_', origin: null };
const agent = { kind: 'agent', id: 'anna' };
const words = { commandId: hexId(1), text: 'Hello?' };
const chat = hexId(2);
const beat = { page: { url: 'https://shop.example/' }, language: 'en', timeZone: 'UTC', device: 'phone', leaves: true };
const invite = { kind: 'invite', actor: agent, widget: 'w', visitor: hexId(3), ...words };

/** Commands as a program without types may hand them in. */
const check = (command: object) => checkCommand(command as Command);

it.each<[string, object]>([
  ['start-chat', { kind: 'start-chat', actor: visitor, commandId: hexId(1) }],
  ['start-chat with words', { kind: 'start-chat', actor: visitor, ...words, department: 'sales', skipsBot: true }],
  ['write', { kind: 'write', actor: visitor, chat, ...words }],
  ['write of the bot', { kind: 'write', actor: { kind: 'bot' }, chat, ...words }],
  ['hand-off', { kind: 'hand-off', actor: { kind: 'bot' }, chat, reason: 'bot-failed' }],
  ['open-chat', { kind: 'open-chat', actor: agent, chat }],
  ['reply', { kind: 'reply', actor: agent, chat, ...words }],
  ['note', { kind: 'note', actor: agent, chat, ...words }],
  ['pass-offer', { kind: 'pass-offer', actor: agent, chat }],
  ['transfer-chat', { kind: 'transfer-chat', actor: agent, chat, to: { department: 'sales' }, note: 'Hello.' }],
  ['close-chat', { kind: 'close-chat', actor: visitor, chat }],
  ['reopen-chat', { kind: 'reopen-chat', actor: agent, chat }],
  ['invite-and-start', { kind: 'invite-and-start', actor: agent, widget: 'w', visitor: hexId(3), ...words }],
  [
    'start-chat, as an answer',
    { kind: 'start-chat', actor: visitor, ...words, invitation: hexId(4), contact: { name: 'Ada', phone: '112' } },
  ],
  [
    'invite',
    {
      ...invite,
      ...{ department: 'sales', assignToMe: true, skipBot: true, fields: ['email'], expiresInMs: 60_000 },
    },
  ],
  ['withdraw-invitation', { kind: 'withdraw-invitation', actor: agent, invitation: hexId(4) }],
  ['tell-invitation', { kind: 'tell-invitation', actor: visitor, invitation: hexId(4), state: 'shown' }],
  ['beat-visit', { kind: 'beat-visit', actor: visitor, visit: beat }],
  ['mark-read', { kind: 'mark-read', actor: agent, chat, number: 7 }],
  ['tell-typing', { kind: 'tell-typing', actor: visitor, chat }],
  ['rate-chat', { kind: 'rate-chat', actor: visitor, chat, score: 5, comment: 'Fine.' }],
  ['save-workspace', { kind: 'save-workspace', offlineHandling: false }],
  ['save-department', { kind: 'save-department', department: 'sales', chats: { offlineHandling: { maxOpen: 3 } } }],
])('%s is taken as it is', (_title, command) => {
  expect(check(command)).toEqual({ ok: true, value: command });
});

it.each<[string, object, string]>([
  ['Z-4 4,001 characters', { kind: 'write', actor: visitor, chat, ...words, text: 'x'.repeat(4_001) }, 'text'],
  ['nothing but spaces', { kind: 'reply', actor: agent, chat, ...words, text: '  ' }, 'text'],
  ['a command id that is none', { kind: 'write', actor: visitor, chat, ...words, commandId: '1' }, 'commandId'],
  ['a chat that is a path', { kind: 'open-chat', actor: agent, chat: '../x' }, 'chat'],
  ['an agent who starts as a visitor does', { kind: 'start-chat', actor: agent, ...words }, 'actor.kind'],
  ['a visitor who opens', { kind: 'open-chat', actor: visitor, chat }, 'actor.kind'],
  ['the bot that closes', { kind: 'close-chat', actor: { kind: 'bot' }, chat }, 'actor.kind'],
  ['K-1 the bot that reads', { kind: 'mark-read', actor: { kind: 'bot' }, chat, number: 1 }, 'actor.kind'],
  ['K-2 a preview of what is typed', { kind: 'tell-typing', actor: visitor, chat, text: 'He' }, 'text'],
  ['K-8 an agent who rates', { kind: 'rate-chat', actor: agent, chat, score: 5 }, 'actor.kind'],
  ['K-8 the score 6', { kind: 'rate-chat', actor: visitor, chat, score: 6 }, 'score'],
  ['an invitation of a visitor', { ...invite, actor: visitor }, 'actor.kind'],
  ['I-2 a field nobody has', { ...invite, fields: ['age'] }, 'fields[0]'],
  [
    'I-2 an answer of more than was asked',
    { kind: 'start-chat', actor: visitor, ...words, contact: { age: 9 } },
    'contact.age',
  ],
  [
    'I-4 an end only the rules bring',
    { kind: 'tell-invitation', actor: visitor, invitation: hexId(4), state: 'accepted' },
    'state',
  ],
  ['V-1 a beat from nowhere', { kind: 'beat-visit', actor: visitor, visit: { ...beat, page: {} } }, 'visit.page.url'],
  ['no actor', { kind: 'reply', chat, ...words }, 'actor'],
  ['a state that is set', { kind: 'close-chat', actor: agent, chat, state: 'open' }, 'state'],
  [
    'A-1 a capacity below none',
    { kind: 'save-department', department: 'sales', chats: { capacity: -1 } },
    'chats.capacity',
  ],
  [
    'A-1 an unknown setting',
    { kind: 'save-department', department: 'sales', chats: { offlineHandling: { most: 1 } } },
    'chats.offlineHandling.most',
  ],
])('%s is refused at its place', (_title, command, path) => {
  const checked = check(command);
  expect(checked).toMatchObject({ ok: false, problem: { code: 'invalid' } });
  expect(checked.ok ? [] : checked.problem.issues?.map((issue) => issue.path)).toContain(path);
});
