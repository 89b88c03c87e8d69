import { expect, it } from 'vitest';
import { assignChats } from '../../../src/domain/chat/assign-chats.ts';
import {
  active,
  ada,
  agent,
  ago,
  assigned,
  away,
  bob,
  carryOut,
  chat,
  EXPIRED,
  inputOf,
  NOW,
  offered,
  open,
  type Row,
  say,
} from './assigning.ts';

it.each<Row>([
  ['A-3 a chat that is held out to somebody is not held out again', [offered('1', 'ada')], [ada, bob], ''],
  ['A-3 whoever passed it by is passed over', [chat('1', { passedBy: ['ada'] })], [ada, bob], '1 ? bob'],
  [
    'A-3 but is a candidate for the next one',
    [chat('1', { passedBy: ['ada'] }), chat('2')],
    [ada, bob],
    '1 ? bob, 2 ? ada',
  ],
  [
    'A-3 a chat all passed by holds up nobody',
    [chat('1', { passedBy: ['ada'] }), chat('2')],
    [ada],
    '2 ? ada',
    { changed: false },
  ],
  [
    'A-3 after a full round it waits while nothing changes',
    [chat('1', { passedBy: ['ada', 'bob'] })],
    [ada, bob],
    '',
    { changed: false },
  ],
  [
    'A-3 and begins anew when something does',
    [chat('1', { passedBy: ['bob', 'ada'] })],
    [ada, bob],
    '1 anew, 1 ? ada',
    { changed: true },
  ],
  ['A-3 as any call says that does not say otherwise', [chat('1', { passedBy: ['ada'] })], [ada], '1 anew, 1 ? ada'],
  [
    'A-3 a round of those who could take it is a full one',
    [chat('1', { passedBy: ['ada'] }), active('2', 'bob')],
    [ada, agent('bob', { capacity: 1 }), agent('cat', away)],
    '1 anew, 1 ? ada',
  ],
  ['A-3 no round begins without anybody for it', [chat('1', { passedBy: ['ada'] })], [agent('ada', away)], ''],
  [
    'A-3 whoever comes new needs no new round',
    [chat('1', { passedBy: ['ada'] })],
    [ada, agent('cat')],
    '1 ? cat',
    { changed: false },
  ],
  [
    'A-3 a new round may be accepted at once',
    [chat('1', { passedBy: ['ada'] })],
    [agent('ada', { autoAccept: true })],
    '1 anew, 1 = ada (auto-accepted)',
  ],
  ['A-4 a freed place is given at once', [chat('1'), active('2', 'ada')], [agent('ada', { capacity: 2 })], '1 ? ada'],
  ['A-4 whoever comes into reach is given what waits', [chat('1'), open('2')], [ada], '1 ? ada, 2 = ada (assigned)'],
  [
    'A-4 a place freed by an offer that ended is given in the same call',
    [offered('1', 'ada', {}, EXPIRED), chat('2')],
    [agent('ada', { capacity: 1 })],
    '1 x offer-expired, 2 ? ada',
  ],
])('%s', (_promise, chats, agents, done, setting) => {
  expect(assigned(chats, agents, setting)).toBe(done);
});

it('A-3 an offer lasts as long as its department says', () => {
  const chats = [chat('1'), chat('2', { department: 'help' }), chat('3', { department: 'care' })];
  const rulesBy = { help: { offerTimeoutMs: 5_000 }, care: { offerTimeoutMs: 0 } };
  const agents = [agent('ada', { departments: ['sales', 'help', 'care'] })];
  expect(assignChats(inputOf(chats, agents, { rulesBy }))).toEqual([
    { kind: 'offer', chat: '1', agent: 'ada', until: NOW + 30_000 },
    { kind: 'offer', chat: '2', agent: 'ada', until: NOW + 5_000 },
    { kind: 'offer', chat: '3', agent: 'ada', until: null },
  ]);
});

it('A-3 a chat nobody opens goes round once, and once more for each change', () => {
  let input = inputOf([chat('1')], [ada, bob, agent('cat', away)]);
  const heard: string[] = [];
  const play = (changed: boolean, more: Partial<typeof input> = {}): void => {
    const assignments = assignChats({ ...input, ...more, changed });
    heard.push(assignments.map(say).join(', '));
    for (const each of assignments) input = carryOut({ ...input, ...more }, each);
  };
  play(true);
  for (const seconds of [30, 60, 90]) play(false, { now: ago(-seconds) });
  play(true, { now: ago(-100) });
  play(true, { now: ago(-101), agents: [ada, agent('bob', away), agent('cat', away)] });
  expect(heard).toEqual(['1 ? ada', '1 x offer-expired, 1 ? bob', '1 x offer-expired', '', '1 anew, 1 ? ada', '']);
});
