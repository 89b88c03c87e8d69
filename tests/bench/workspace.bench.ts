import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Command } from '../../src/workspace/command.ts';
import { type BusyWorkspace, busyWorkspace, newId, type Pair, startChat, visit, visitorOf } from './busy-workspace.ts';

const AGENTS = 200;
const COMMANDS = 6_400;
const ROUNDS = 7;
const IDLE = 20_000;

/**
 * Prints what the machine does in a second on one core, without a store, beside a floor of the same run: what it would
 * cost to make the text of one message's documents and to read it back.
 */
export async function benchWorkspace(): Promise<void> {
  console.log(`\nWorkspace commands without a store, ${AGENTS} agents, median of ${ROUNDS} rounds`);
  for (const live of [20, 500, 5_000]) {
    const workspace = busyWorkspace({ live, agents: AGENTS });
    const rates = new Map<string, number[]>();
    const floors: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const floor = perSecond(COMMANDS, () => copyMessages(COMMANDS));
      const measured = measure(workspace);
      // The first round is for the compiler.
      if (round === 0) continue;
      floors.push(floor);
      for (const [what, rate] of measured) rates.set(what, [...(rates.get(what) ?? []), rate]);
    }
    console.log(`  ${live.toLocaleString('en')} live chats`);
    print('floor: a message to JSON and back', median(floors), '');
    for (const [what, each] of rates) {
      const ratio = median(each.map((rate, round) => rate / (floors[round] ?? Number.NaN)));
      print(what, median(each), `${Math.round(100 * ratio)} % of the floor`);
    }
  }
  console.log(`  ${'memory for each idle live chat'.padEnd(38)} ${bytesOfIdleChat().toString().padStart(10)} bytes`);
}

/** One round of each kind, and of all together: mostly people write, and a chat that ends makes room for the next. */
function measure(workspace: BusyWorkspace): readonly (readonly [what: string, rate: number])[] {
  const { run, agents } = workspace;
  const share = COMMANDS / 16;
  const beats = (count: number): readonly Command[] =>
    Array.from({ length: count }, (_, index) => {
      const agent = agents[index % agents.length] ?? '';
      return { kind: 'beat', agent, session: agent, transport: 'http', active: true };
    });
  const timed = (commands: readonly Command[]): number => perSecond(commands.length, () => void run(commands));

  const guests = run(Array.from({ length: share }, visit)).map(visitorOf);
  const starts = guests.map(startChat);
  let replies: readonly unknown[] = [];
  const starting = perSecond(share, () => (replies = run(starts)));
  const begun = guests.map((visitor, index): Pair => {
    const { chat } = replies[index] as { chat: string };
    return { visitor, chat, agent: agents[index % agents.length] ?? '' };
  });
  const opening = timed(begun.map(open));
  const talk = [
    ...each(workspace, 6 * share, write),
    ...each(workspace, 4 * share, reply),
    ...each(workspace, share, note),
    ...beats(2 * share),
  ].sort(scatter);
  const talking = timed(talk);
  const closing = timed(begun.map(close));
  const kinds = [
    ['visitors write', timed(each(workspace, COMMANDS, write))],
    ['agents reply', timed(each(workspace, COMMANDS, reply))],
    ['agents beat', timed(beats(COMMANDS))],
    ['chats start', starting],
    ['are opened', opening],
    ['and are closed', closing],
  ] as const;
  const seconds = share / starting + share / opening + talk.length / talking + share / closing;
  return [['all of these, as they come', (talk.length + 3 * share) / seconds], ...kinds];
}

const write = ({ visitor, chat }: Pair): Command => ({
  kind: 'write',
  actor: visitor,
  chat,
  commandId: newId(),
  text: 'And how long does it take?',
});

const reply = ({ agent: id, chat }: Pair): Command => ({
  kind: 'reply',
  actor: { kind: 'agent', id },
  chat,
  commandId: newId(),
  text: 'Two or three days, mostly two.',
});

const note = ({ agent: id, chat }: Pair): Command => ({
  kind: 'note',
  actor: { kind: 'agent', id },
  chat,
  commandId: newId(),
  text: 'Asked before, last week.',
});

const open = ({ agent: id, chat }: Pair): Command => ({ kind: 'open-chat', actor: { kind: 'agent', id }, chat });

const close = ({ agent: id, chat }: Pair): Command => ({ kind: 'close-chat', actor: { kind: 'agent', id }, chat });

/** So many commands, each for another chat of those that go on. */
const each = ({ pairs }: BusyWorkspace, count: number, command: (pair: Pair) => Command): readonly Command[] =>
  Array.from({ length: count }, (_, index) => command(pairs[(index * 7_919) % pairs.length] as Pair));

/** An order without a pattern, and without chance. */
const scatter = (a: Command, b: Command): number => keyOf(a) - keyOf(b);

const keyOf = (command: Command): number =>
  'commandId' in command ? Number.parseInt(command.commandId.slice(0, 8), 16) : 'agent' in command ? 2 ** 31 : 0;

/** What every message costs whoever keeps it: its document as text, and the text as a document. */
function copyMessages(count: number): void {
  const kept = new Map<string, unknown>();
  for (let nth = 0; nth < count; nth += 1) {
    const id = newId();
    const at = Date.now();
    const entry = {
      kind: 'message',
      chat: id,
      number: nth,
      shown: nth,
      at,
      actor: { kind: 'visitor', id },
      text: 'Yes.',
    };
    kept.set(
      id,
      JSON.parse(JSON.stringify({ kind: 'chat-entry', id, at, tags: { chat: id }, visitor: id, body: entry })),
    );
  }
}

/** Heap that stays for one chat of a visitor and agent who say nothing, with all that finds it. */
function bytesOfIdleChat(): number {
  const heap = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  const { state } = busyWorkspace({ live: IDLE, agents: AGENTS });
  // What was said, and who the visitors are, is the store's.
  for (const [key] of [...state.history.entries()]) state.history.delete(key);
  const after = heap();
  if (state.chats.size !== IDLE) throw new Error('the chats are not there');
  return Math.round((after - before) / IDLE);
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** In a second of this thread's processor time: what else the machine does makes the clock run on, but not that. */
function perSecond(count: number, run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (count * 1_000_000) / (user + system);
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const print = (what: string, rate: number, beside: string): void =>
  console.log(`    ${what.padEnd(36)} ${Math.round(rate).toLocaleString('en').padStart(10)} a second  ${beside}`);

if (import.meta.main) await benchWorkspace();
