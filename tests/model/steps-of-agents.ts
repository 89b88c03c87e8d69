import { AGENTS, pickChat, someAgent } from './pick-chat.ts';
import type { Step } from './steps.ts';

const beat: Step = async (world) => {
  const { random } = world;
  const agent = random.pick(AGENTS);
  await world.send({
    kind: 'beat',
    agent,
    session: `${agent}-${random.pick(['1', '2'])}`,
    transport: random.pick(['http', 'http', 'socket']),
    active: random.chance(0.8),
    ...(random.chance(0.01) && { login: 'none' }),
  });
};

const signOut: Step = async (world) => {
  const agent = world.random.pick(AGENTS);
  await world.send({ kind: 'sign-out', agent, session: `${agent}-${world.random.pick(['1', '2'])}` });
};

/** An agent sets a switch of their own, or of a colleague's. */
const flip: Step = async (world) => {
  const { random } = world;
  const by = random.pick(AGENTS);
  await world.send({
    kind: 'save-agent',
    agent: random.chance(0.7) ? by : random.pick(AGENTS),
    by,
    ...random.pick([
      { online: random.pick(['online', 'online', 'away', 'offline'] as const) },
      { visible: random.pick(['visible', 'visible', 'invisible'] as const) },
      { presence: random.pick(['activity', 'always'] as const) },
      { autoAccept: random.chance(0.5) },
    ]),
  });
};

/** Opens what is theirs to open as a rule, and anything else otherwise. */
const open: Step = async (world) => {
  const chat = pickChat(world, 'queued', 'queued', 'open', 'active', 'bot');
  if (!chat) return;
  const offered = chat.offer && world.random.chance(0.6) ? ({ kind: 'agent', id: chat.offer.agent } as const) : null;
  await world.send(
    { kind: 'open-chat', actor: offered ?? someAgent(world), chat: chat.id },
    { owing: world.random.chance(0.2) },
  );
};

const say =
  (kind: 'reply' | 'note'): Step =>
  async (world) => {
    const chat = pickChat(world, 'active', 'active', 'queued', 'open', 'bot', 'bot');
    if (!chat) return;
    const owner = chat.owner && world.random.chance(0.7) ? ({ kind: 'agent', id: chat.owner } as const) : null;
    const words = { commandId: world.commandId(), text: 'Good morning.' };
    await world.send({ kind, actor: owner ?? someAgent(world), chat: chat.id, ...words });
  };

const passOn: Step = async (world) => {
  const chat = pickChat(world, 'queued');
  if (!chat) return;
  const id = chat.offer && world.random.chance(0.8) ? chat.offer.agent : world.random.pick(AGENTS);
  await world.send({ kind: 'pass-offer', actor: { kind: 'agent', id }, chat: chat.id });
};

const transfer: Step = async (world) => {
  const { random } = world;
  const chat = pickChat(world, 'active');
  if (!chat) return;
  const id = chat.owner && random.chance(0.7) ? chat.owner : random.pick(AGENTS);
  const to = random.chance(0.5)
    ? { agent: random.pick(AGENTS) }
    : { department: random.pick(['sales', 'help', 'default', 'nowhere']) };
  const note = random.chance(0.3) ? { note: 'Please go on.' } : {};
  await world.send({ kind: 'transfer-chat', actor: { kind: 'agent', id }, chat: chat.id, to, ...note });
};

const close: Step = async (world) => {
  const chat = pickChat(world, 'active', 'active', 'active', 'queued', 'open', 'bot', 'missed');
  if (!chat) return;
  const owner = chat.owner && world.random.chance(0.7) ? ({ kind: 'agent', id: chat.owner } as const) : null;
  await world.send({ kind: 'close-chat', actor: owner ?? someAgent(world), chat: chat.id });
};

const reopen: Step = async (world) => {
  const chat = pickChat(world, 'missed');
  if (chat) await world.send({ kind: 'reopen-chat', actor: someAgent(world), chat: chat.id });
};

const inviteAndStart: Step = async (world) => {
  const { random, browsers } = world;
  if (browsers.length === 0) return;
  const { visitor, widget } = random.pick(browsers);
  const words = { commandId: world.commandId(), text: 'May I help you?' };
  await world.send({ kind: 'invite-and-start', actor: someAgent(world), widget, visitor, ...words });
};

/** Everybody leaves for a while; chats that wait go on waiting where they stand. */
const haveLunch: Step = async (world) => {
  const { random, clock } = world;
  for (const online of ['away', 'online'] as const) {
    for (const agent of AGENTS) await world.send({ kind: 'save-agent', agent, online });
    clock.now += random.below(40_000);
    await world.send({ kind: 'tick' });
  }
};

/** What agents do. */
export const agentSteps = {
  beat: [10, beat],
  'have lunch': [0.7, haveLunch],
  'sign out': [1, signOut],
  flip: [3, flip],
  open: [8, open],
  reply: [6, say('reply')],
  note: [2, say('note')],
  'pass on': [2, passOn],
  transfer: [3, transfer],
  close: [5, close],
  reopen: [2, reopen],
  'invite and start': [1, inviteAndStart],
} satisfies Record<string, readonly [number, Step]>;
