import { canonicalJson } from '../../src/base/json.ts';
import type { Command } from '../../src/workspace/command.ts';
import type { Fault } from '../workspace/faulty-store.ts';
import { pickChat, someAgent } from './pick-chat.ts';
import type { Step } from './steps.ts';
import { hold } from './violation.ts';
import type { World } from './world.ts';

/** A while goes by, with the ticks that are owed or without them. */
const wait: Step = async (world) => {
  const { random, clock } = world;
  clock.now += Math.floor(random.next() * random.pick([1_000, 30_000, 90_000]));
  if (random.chance(0.7)) await world.send({ kind: 'tick' });
};

/** Nobody ticks for long; all that came due is settled by one late tick. */
const sleep: Step = async (world) => {
  world.clock.now += Math.floor(world.random.next() * world.random.pick([300_000, 2_000_000, 2_000_000]));
  await world.send({ kind: 'tick' });
};

/** To the very instant at which something is due, or right before it. */
const waitForDeadline: Step = async (world) => {
  const due = world.server().nextDeadline();
  if (due === null || due < world.clock.now) return;
  world.clock.now = Math.max(world.clock.now, due - world.random.pick([0, 0, 1]));
  await world.send({ kind: 'tick' });
};

/** The same again gets the same answer and does nothing more (D-1). */
const repeat: Step = async (world) => {
  if (world.done.length === 0) return;
  const { command, reply } = world.random.pick(world.done.slice(-5));
  await sendAgain(world, command, reply);
};

async function sendAgain(world: World, command: Command, reply: unknown): Promise<void> {
  const heads = (): string => canonicalJson([...world.oracle.ledger.chats.values()].map(({ id, head }) => [id, head]));
  await world.send({ kind: 'tick' });
  const before = heads();
  const outcome = await world.send(command);
  const same = !outcome.ok || canonicalJson(outcome.value) === canonicalJson(reply);
  hold('D-1 repeats', same, () => `${command.kind} got another answer`);
  hold('D-1 repeats', heads() === before, () => `${command.kind} did something again`);
}

/** The same id under other words is refused. */
const reuse: Step = async (world) => {
  const found = world.random.pick(world.done.slice(-5)) ?? null;
  if (!found || !('text' in found.command)) return;
  const outcome = await world.send({ ...found.command, text: 'Other words.' } as Command);
  hold('D-1 repeats', !outcome.ok, () => `${found.command.kind} took other words under the same id`);
};

/** The store fails under a command, which is sent again until it is answered. */
const stumble: Step = async (world) => {
  const chat = pickChat(world, 'active');
  if (!chat) return;
  const id = chat.owner ?? someAgent(world).id;
  const words = { commandId: world.commandId(), text: 'Are you there?' };
  const command = { kind: 'note', actor: { kind: 'agent', id }, chat: chat.id, ...words } as const;
  await world.send({ kind: 'tick' });
  const head = (): number => world.oracle.ledger.chats.get(chat.id)?.head ?? 0;
  const before = head();
  const fault: Fault = world.random.pick(['conflict', 'refuse', 'lose']);
  world.breakStore(fault);
  const first = await world.send(command);
  world.breakStore();
  const last = first.ok || first.problem.code !== 'unavailable' ? first : await world.send(command);
  hold('D-1 repeats', !last.ok || head() === before + 1, () => `${fault}: ${head() - before} notes`);
};

const restart: Step = async (world) => {
  await world.restart();
  await world.send({ kind: 'tick' });
};

/** What nobody should ask for, and is answered with a code. */
const ask: Step = async (world) => {
  const { random } = world;
  const browser = world.browsers.length > 0 ? random.pick(world.browsers) : null;
  const visitor = browser ? world.actor(browser) : null;
  const start = { kind: 'start-chat', commandId: world.commandId(), text: 'Hello?' } as const;
  const wrong: Command[] = [
    { kind: 'open-chat', actor: someAgent(world), chat: 'none' },
    { kind: 'open-chat', actor: { kind: 'agent', id: 'nobody' }, chat: pickChat(world)?.id ?? 'none' },
    { kind: 'reply', actor: someAgent(world), chat: 'none', commandId: 'short', text: 'Hello.' },
    { kind: 'save-agent', agent: '', online: 'online' },
    { kind: 'save-widget', settings: { id: 'w', policy: 'schedule' } },
    { kind: 'save-widget', settings: { id: 'w' }, ifVersion: 1_000 },
    { kind: 'beat', agent: 'nobody', session: 's', transport: 'http', active: true },
    ...(visitor ? [{ ...start, actor: { ...visitor, widget: 'none' } }] : []),
    ...(visitor ? [{ ...start, actor: { ...visitor, token: 'none' } }] : []),
  ];
  await world.send(random.pick(wrong));
};

/** Time, accidents and mistakes. */
export const worldSteps = {
  wait: [14, wait],
  sleep: [1.5, sleep],
  'wait for a deadline': [8, waitForDeadline],
  repeat: [1, repeat],
  reuse: [0.5, reuse],
  stumble: [0.6, stumble],
  restart: [0.3, restart],
  ask: [1, ask],
} satisfies Record<string, readonly [number, Step]>;
