import type { PlantedBreak } from '../mutants/planted-break.ts';

const chat = (name: string): string => `src/domain/chat/${name}.ts`;
const workspace = (name: string): string => `src/workspace/${name}.ts`;
const presence = (name: string): string => `src/domain/presence/${name}.ts`;

/** Faults that a look at random lives from outside must notice, by the rule they break. */
export const PLANTED_FAULTS: readonly PlantedBreak[] = [
  {
    rule: 'C-19',
    file: workspace('commands/start-chat'),
    find: 'liveChatOf(state, visitor.id, settings.id)',
    replace: "liveChatOf(state, '', settings.id)",
  },
  {
    rule: 'C-19',
    file: chat('move-chat'),
    find: "to === 'active' ? (owner ?? null) : null",
    replace: 'owner ?? chat.owner',
  },
  { rule: 'A-2', file: chat('candidate-lines'), find: 'count < capacity', replace: 'count <= capacity' },
  { rule: 'A-2', file: chat('settle-offers'), find: 'count(offer.agent);', replace: '' },
  {
    rule: 'O-5',
    file: presence('is-reachable'),
    find: "presence.online === 'online' &&",
    replace: "presence.online !== 'offline' &&",
  },
  { rule: 'A-2', file: chat('assign-chats'), find: '.sort(order);', replace: ';' },
  {
    rule: 'A-5',
    file: chat('assign-order'),
    find: 'state !== rulesOf(department).offlineHandling.priority',
    replace: "state !== 'queued' && rulesOf(department).capacity >= 0",
  },
  {
    rule: 'A-2',
    file: chat('candidate-lines'),
    find: '(a.lastAssignedAt ?? -1) - (b.lastAssignedAt ?? -1)',
    replace: '(b.lastAssignedAt ?? -1) - (a.lastAssignedAt ?? -1)',
  },
  { rule: 'A-1', file: chat('assign-chats'), find: "assignment === 'manual' || ", replace: '' },
  { rule: 'O-2', file: chat('take-chat'), find: "if (agent.visible === 'invisible') return null;", replace: '' },
  { rule: 'P-6', file: chat('take-chat'), find: 'owner ?? offer?.agent', replace: 'owner ?? undefined' },
  { rule: 'A-1', file: chat('receive-chat'), find: 'queued >= queueLimit', replace: 'queued > queueLimit' },
  {
    rule: 'C-19',
    file: workspace('chats/department-load'),
    find: 'queueFull: reported?.queueFull === true || isQueueFull(rules, queued)',
    replace: 'queueFull: reported?.queueFull === true || isQueueFull(rules, queued + open)',
  },
  {
    rule: 'A-6',
    file: chat('receive-chat'),
    find: 'open >= offlineHandling.maxOpen',
    replace: 'open > offlineHandling.maxOpen',
  },
  { rule: 'C-11', file: chat('chat-wait'), find: 'answerLimitMs - answerableMs', replace: 'answerLimitMs' },
  { rule: 'C-10', file: chat('note-reach'), find: '(reach.some ? at - reach.at : 0)', replace: '(at - reach.at)' },
  {
    rule: 'C-16',
    file: chat('chat-wait'),
    find: 'agentWroteAt < visitorWroteAt',
    replace: 'agentWroteAt > visitorWroteAt',
  },
  {
    rule: 'C-9',
    file: workspace('deadlines'),
    find: 'settleAt(state, toInstant(settled));',
    replace: 'settleAt(state, toInstant(now));',
  },
  { rule: 'C-9', file: chat('judge-offer'), find: 'until <= now', replace: 'until + 5_000 <= now' },
  { rule: 'A-3', file: chat('assign-chats'), find: 'offer ? [...passedBy, offer.agent] : passedBy', replace: '[]' },
  {
    rule: 'O-4',
    file: chat('chat-entry'),
    find: "entry.kind === 'message' ||",
    replace: "entry.kind === 'message' || entry.kind === 'note' ||",
  },
  {
    rule: 'D-2',
    file: workspace('chats/chat-shelf'),
    find: 'const number = chat.head + 1;',
    replace: 'const number = chat.head + 1 + Number(chat.head === 4);',
  },
  { rule: 'D-1', file: workspace('commands/note'), find: 'if (answered) return answered;', replace: '' },
  { rule: 'D-1', file: workspace('chats/chat-answer'), find: ' && first.digest === digestOf(body)', replace: '' },
  {
    rule: 'S-10',
    file: workspace('commands/save-widget'),
    find: 'closeChatsOf(state, settings.id, now);',
    replace: 'saved;',
  },
  {
    rule: 'C-20',
    file: workspace('machine'),
    find: 'if (!outcome.ok) return outcome;',
    replace: 'if (!outcome.ok) attempt.settle();\n  if (!outcome.ok) return outcome;',
  },
  { rule: 'P-4', file: presence('keep-sessions'), find: "...(wouldBeGhost && { online: 'offline' })", replace: '' },
  { rule: 'P-2', file: presence('session-end'), find: "transport === 'socket' ?", replace: "transport === 'http' ?" },
  {
    rule: 'A-4',
    file: workspace('machine'),
    find: "if (stirs !== 'nothing')",
    replace: "if (stirs === 'chats')",
  },
  {
    rule: 'T-7',
    file: workspace('chats/merge-chats'),
    find: 'for (const chat of others) {',
    replace: 'for (const chat of others.slice(1)) {',
  },
  { rule: 'S-8', file: workspace('chats/reception'), find: "mode === 'bot' && !skipsBot", replace: "mode === 'bot'" },
  { rule: 'C-14', file: workspace('commands/reopen-chat'), find: "was !== 'missed'", replace: "was === 'active'" },
  { rule: 'C-18', file: chat('goes-on'), find: '< reopenWindowMs', replace: '> reopenWindowMs' },
  {
    rule: 'I-1',
    file: workspace('commands/invite'),
    find: "stepInvitation(state, earlier, 'withdrawn', now, actor);",
    replace: 'earlier;',
  },
  {
    rule: 'V-2',
    file: workspace('invitations/inviting'),
    find: 'if (!seesVisitor(watcherOf(acting.value), theirs))',
    replace: 'if (!acting.value)',
  },
  {
    rule: 'C-11',
    file: workspace('machine'),
    find: 'if (changesRules(attempt)) settleDeadlines(draft, context.now, context.now);',
    replace: '',
  },
  { rule: 'C-10', file: workspace('chats/touched-by'), find: '!ended.has(id) && ', replace: '' },
];
