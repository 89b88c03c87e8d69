import { expect, it } from 'vitest';
import { answered, codeOf } from './bench.ts';
import { type ChatBench, openChatBench } from './chat-bench.ts';

type State = 'bot' | 'queued' | 'open' | 'active' | 'missed' | 'closed';

/** Brings a chat of the visitor’s into each state, by commands alone. */
async function chatIn(state: State): Promise<ChatBench & { readonly id: string }> {
  const missed = state === 'missed' ? { offlineHandling: { enabled: false } } : {};
  const settings = state === 'bot' ? ({ id: 'w', bot: { hours: 'always' } } as const) : { id: 'w' };
  const bench = await openChatBench({ settings, rules: { assignment: 'manual', ...missed } });
  if (state === 'queued' || state === 'active' || state === 'closed') await bench.staff('anna');
  const { chat: id } = answered(await bench.start());
  await bench.staff('anna', { allDepartments: true });
  if (state === 'active') await bench.open(id, 'anna');
  if (state === 'closed') await bench.server.handle({ kind: 'close-chat', actor: bench.ada, chat: id });
  await bench.staff('ben');
  expect(await bench.chat(id)).toMatchObject({ state });
  return { ...bench, id };
}

async function inviting({ server, agent, commandId }: ChatBench, kind: 'invite' | 'invite-and-start') {
  const visitor = answered(await server.visitors({})).visitors[0]?.id ?? '';
  const words = { commandId: commandId(), text: 'May I help?' };
  return server.handle({ kind, actor: agent('anna'), widget: 'w', visitor, ...words });
}

const ASKED = {
  write: ({ write, id }) => write(id),
  'bot writes': ({ write, id }) => write(id, { kind: 'bot' }),
  'hand-off': ({ server, ada, id }) => server.handle({ kind: 'hand-off', actor: ada, chat: id }),
  open: ({ open, id }) => open(id, 'anna'),
  reply: ({ reply, id }) => reply(id, 'anna'),
  note: ({ server, agent, id, commandId }) =>
    server.handle({ kind: 'note', actor: agent('anna'), chat: id, commandId: commandId(), text: 'Note.' }),
  'pass-offer': ({ server, agent, id }) => server.handle({ kind: 'pass-offer', actor: agent('anna'), chat: id }),
  transfer: ({ server, agent, id }) =>
    server.handle({ kind: 'transfer-chat', actor: agent('anna'), chat: id, to: { agent: 'ben' } }),
  'visitor closes': ({ server, ada, id }) => server.handle({ kind: 'close-chat', actor: ada, chat: id }),
  'agent closes': ({ server, agent, id }) => server.handle({ kind: 'close-chat', actor: agent('anna'), chat: id }),
  reopen: ({ server, agent, id }) => server.handle({ kind: 'reopen-chat', actor: agent('anna'), chat: id }),
  invite: (bench) => inviting(bench, 'invite'),
  'invite and start': (bench) => inviting(bench, 'invite-and-start'),
} satisfies Record<string, (bench: ChatBench & { readonly id: string }) => Promise<{ ok: boolean }>>;

/** What becomes of a chat in each state; `–`: refused, and nothing changes. */
const MATRIX: Readonly<Record<State, Readonly<Record<keyof typeof ASKED, State | '–'>>>> = {
  bot: {
    write: 'bot',
    'bot writes': 'bot',
    'hand-off': 'queued',
    open: 'bot',
    reply: 'active',
    note: 'bot',
    'pass-offer': '–',
    transfer: '–',
    'visitor closes': 'closed',
    'agent closes': 'closed',
    reopen: '–',
    invite: '–',
    'invite and start': '–',
  },
  queued: {
    write: 'queued',
    'bot writes': '–',
    'hand-off': '–',
    open: 'active',
    reply: 'active',
    note: 'queued',
    'pass-offer': '–',
    transfer: '–',
    'visitor closes': 'closed',
    'agent closes': 'closed',
    reopen: '–',
    invite: '–',
    'invite and start': '–',
  },
  open: {
    write: 'open',
    'bot writes': '–',
    'hand-off': '–',
    open: 'active',
    reply: 'active',
    note: 'open',
    'pass-offer': '–',
    transfer: '–',
    'visitor closes': 'closed',
    'agent closes': 'closed',
    reopen: '–',
    invite: '–',
    'invite and start': '–',
  },
  active: {
    write: 'active',
    'bot writes': '–',
    'hand-off': '–',
    open: 'active',
    reply: 'active',
    note: 'active',
    'pass-offer': '–',
    transfer: 'active',
    'visitor closes': 'closed',
    'agent closes': 'closed',
    reopen: '–',
    invite: '–',
    'invite and start': '–',
  },
  missed: {
    write: '–',
    'bot writes': '–',
    'hand-off': '–',
    open: '–',
    reply: '–',
    note: 'missed',
    'pass-offer': '–',
    transfer: '–',
    'visitor closes': 'closed',
    'agent closes': 'closed',
    reopen: 'missed',
    invite: 'missed',
    'invite and start': 'missed',
  },
  closed: {
    write: 'queued',
    'bot writes': '–',
    'hand-off': '–',
    open: '–',
    reply: '–',
    note: 'closed',
    'pass-offer': '–',
    transfer: '–',
    'visitor closes': '–',
    'agent closes': '–',
    reopen: '–',
    invite: 'closed',
    'invite and start': 'closed',
  },
};

const ROWS = Object.entries(MATRIX).flatMap(([state, row]) =>
  Object.entries(row).map(
    ([command, becomes]) => [state, command, becomes] as [State, keyof typeof ASKED, State | '–'],
  ),
);

it.each(ROWS)('C-19 in the state %s, asked “%s”, it is %s', async (state, command, becomes) => {
  const bench = await chatIn(state);
  const before = await bench.server.chat(bench.id);
  const outcome = await ASKED[command](bench);
  if (becomes === '–') {
    expect(codeOf(outcome as Parameters<typeof codeOf>[0])).toBe('chat-state');
    expect(await bench.server.chat(bench.id)).toEqual(before);
  } else {
    expect(outcome).toMatchObject({ ok: true });
    expect(await bench.chat(bench.id)).toMatchObject({ state: becomes });
  }
});

it('P-6 every refusal for want of a right names the permission, and changes nothing', async () => {
  const bench = await chatIn('active');
  const before = await bench.server.chat(bench.id);
  const { server, agent, id, commandId } = bench;
  const actor = agent('ben');
  const text = 'Hello.';
  const asked = [
    { kind: 'open-chat', actor, chat: id },
    { kind: 'reply', actor, chat: id, commandId: commandId(), text },
    { kind: 'note', actor, chat: id, commandId: commandId(), text },
    { kind: 'transfer-chat', actor, chat: id, to: { agent: 'ben' } },
    { kind: 'close-chat', actor, chat: id },
  ] as const;
  for (const command of asked) {
    const outcome = await server.handle(command);
    expect(outcome).toMatchObject({ problem: { code: 'forbidden', permission: 'chats.open-all' } });
  }
  expect(await server.chat(id)).toEqual(before);
});

it('P-6 a chat of a department they do not serve is opened, answered and noted in by whoever may open all', async () => {
  const settings = { id: 'w', departments: ['sales'] };
  const { start, staff, server, agent, commandId } = await openChatBench({ settings });
  await staff('ben', { departments: ['support'], online: 'offline' });
  await staff('eva', { departments: ['support'], online: 'offline', role: 'supervisor' });
  const { chat: id, state } = answered(await start());
  expect(state).toBe('open');
  const actor = agent('ben');
  for (const command of [
    { kind: 'open-chat', actor, chat: id },
    { kind: 'reply', actor, chat: id, commandId: commandId(), text: 'Hello.' },
    { kind: 'note', actor, chat: id, commandId: commandId(), text: 'Who has this?' },
    { kind: 'close-chat', actor, chat: id },
  ] as const) {
    const outcome = await server.handle(command);
    expect(outcome).toMatchObject({ problem: { code: 'forbidden', permission: 'chats.open-all' } });
  }
  const opened = await server.handle({ kind: 'open-chat', actor: agent('eva'), chat: id });
  expect(opened).toMatchObject({ ok: true, value: { state: 'active', owner: 'eva' } });
});
