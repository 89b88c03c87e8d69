import { expect, it } from 'vitest';
import { active, ada, agent, assigned, bob, chat, last, open, type Row, since } from './assigning.ts';

it.each<Row>([
  [
    'A-5 the first agent takes as many open chats as there is room for',
    [open('1'), open('2'), open('3')],
    [ada, bob],
    '1 = ada (assigned), 2 = ada (assigned), 3 = ada (assigned)',
  ],
  [
    'A-5 the rest go to the next',
    [open('1'), open('2'), open('3'), open('4')],
    [agent('ada', { capacity: 2, ...last(9) }), agent('bob', { capacity: 1, ...last(8) })],
    '1 = ada (assigned), 2 = ada (assigned), 3 = bob (assigned)',
  ],
  [
    'A-5 chats taken before count',
    [open('1'), open('2'), active('3', 'ada')],
    [agent('ada', { capacity: 2, ...last(90) }), bob],
    '1 = ada (assigned), 2 = bob (assigned)',
  ],
  [
    'A-5 the oldest open chat goes first',
    [open('1', since(5)), open('2', since(9))],
    [agent('ada', { capacity: 1 })],
    '2 = ada (assigned)',
  ],
  [
    'A-5 queued chats go to each agent in turn',
    [chat('1'), chat('2'), chat('3'), chat('4')],
    [ada, bob],
    '1 ? ada, 2 ? bob, 3 ? ada, 4 ? bob',
  ],
  [
    'A-5 the queue goes first by itself',
    [open('1', since(9)), chat('2', since(5))],
    [agent('ada', { capacity: 1 })],
    '2 ? ada',
  ],
  [
    'A-5 open chats go first where the department says so',
    [open('1', since(5)), chat('2', since(9))],
    [agent('ada', { capacity: 1 })],
    '1 = ada (assigned)',
    { rules: { offlineHandling: { priority: 'open' } } },
  ],
  [
    'A-5 whatever their priority',
    [open('1'), chat('2', { priority: 9 })],
    [agent('ada', { capacity: 1 })],
    '1 = ada (assigned)',
    { rules: { offlineHandling: { priority: 'open' } } },
  ],
  [
    'A-5 the other line gets what is left',
    [open('1'), chat('2')],
    [ada],
    '1 = ada (assigned), 2 ? ada',
    { rules: { offlineHandling: { priority: 'open' } } },
  ],
  [
    'A-5 an agent of two departments serves the first line of both before any second',
    [open('1', since(9)), chat('2', { department: 'help', ...since(5) })],
    [agent('ada', { departments: ['sales', 'help'], capacity: 1 })],
    '2 ? ada',
  ],
  [
    'A-5 in two departments each has its first agent',
    [open('1'), open('2', { department: 'help' }), open('3'), open('4', { department: 'help' })],
    [
      agent('ada', { departments: ['sales', 'help'], ...last(9) }),
      agent('bob', { departments: ['sales', 'help'], ...last(8) }),
    ],
    '1 = ada (assigned), 2 = bob (assigned), 3 = ada (assigned), 4 = bob (assigned)',
  ],
  ['A-5 open chats wait outside the hours', [open('1'), chat('2')], [ada], '2 ? ada', { closed: ['sales'] }],
  [
    'A-5 outside the hours of their own department, not of another',
    [open('1'), open('2', { department: 'help' })],
    [agent('ada', { departments: ['sales', 'help'] })],
    '1 = ada (assigned)',
    { closed: ['help'] },
  ],
  [
    'A-5 without autoAssign they wait to be opened',
    [open('1'), chat('2')],
    [ada],
    '2 ? ada',
    { rules: { offlineHandling: { autoAssign: false } } },
  ],
  [
    'A-5 those left from before offline handling was turned off are still handed out',
    [open('1')],
    [ada],
    '1 = ada (assigned)',
    { rules: { offlineHandling: { enabled: false } } },
  ],
  [
    'C-13 an open chat is active at once, however the agent accepts',
    [open('1')],
    [agent('ada', { autoAccept: true })],
    '1 = ada (assigned)',
  ],
  ['C-13 also with an agent who stays available', [open('1')], [agent('ada', { live: false })], '1 = ada (assigned)'],
  [
    'C-13 who passed it by while it was queued does not count',
    [open('1', { passedBy: ['ada'] })],
    [ada],
    '1 = ada (assigned)',
    { changed: false },
  ],
])('%s', (_promise, chats, agents, done, setting) => {
  expect(assigned(chats, agents, setting)).toBe(done);
});
