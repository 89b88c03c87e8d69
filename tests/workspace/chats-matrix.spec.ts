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
  await bench.staff('anna');
  if (state === 'active') await bench.open(id, 'anna');
  if (state === 'closed') await bench.server.handle({ kind: 'close-chat', actor: bench.ada, chat: id });
  await bench.staff('ben');
  expect(await bench.chat(id)).toMatchObject({ state });
  return { ...bench, id };
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
