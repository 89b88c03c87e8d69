import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Heard, LoadOrder } from './push-load.ts';
import type { PushPlan } from './push-plan.ts';
import type { SideFigure } from './push-side.ts';

const RATE = 1_000;
const ROUNDS = 5;
const ROUND_MS = 1_500;

type SideName = 'chat' | 'socket';

/** One server with its clients, each a process. */
interface Side {
  /** What one connection of theirs keeps, in bytes, while nobody says anything. */
  readonly bytesOfLine: number;
  speak(messagesPerSecond: number): Promise<Round>;
  close(): void;
}

interface Round {
  /** The waits that half, 95 and 99 of a hundred messages did not exceed. */
  readonly waits: readonly number[];
  readonly missing: number;
  /** Processor time of the server for one message, in ms. */
  readonly busyMs: number;
}

const SHARES = [0.5, 0.95, 0.99];

/**
 * Messages that are stored and heard at the other end of a socket, beside bare sockets and one insert: turn by turn in
 * one run, at a rate that waits for nobody.
 */
export async function benchPush(connections: readonly number[] = [500, 3_000], rate = RATE): Promise<void> {
  for (const visitors of connections) {
    const folder = await mkdtemp(join(tmpdir(), 'porchlight-bench-'));
    const sides: Side[] = [];
    try {
      const floor = await openSide('socket', folder, visitors);
      sides.push(floor);
      const chat = await openSide('chat', folder, visitors);
      sides.push(chat);
      const rounds: (readonly [chat: Round, floor: Round])[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const pair = [await chat.speak(rate), await floor.speak(rate)] as const;
        // The first round is for the compiler.
        if (round > 0) rounds.push(pair);
      }
      print(visitors, rate, chat, floor, rounds);
    } finally {
      for (const side of sides) side.close();
      await rm(folder, { recursive: true });
    }
  }
}

async function openSide(name: SideName, folder: string, visitors: number): Promise<Side> {
  const server = start('./push-side.ts', [name, folder, `${visitors}`]);
  const load = start('./push-load.ts', []);
  const close = (): void => {
    server.disconnect();
    load.disconnect();
  };
  try {
    const plan = await answerOf<PushPlan>(server);
    const before = await ask<number>(server, 'heapBytes');
    await ask(load, { kind: 'open', plan });
    const after = await ask<number>(server, 'heapBytes');
    return {
      bytesOfLine: (after - before) / plan.lines.length,
      async speak(messagesPerSecond) {
        const busyMs = await ask<number>(server, 'busyMs');
        const { waits, missing } = await ask<Heard>(load, { kind: 'speak', messagesPerSecond, ms: ROUND_MS });
        const busy = (await ask<number>(server, 'busyMs')) - busyMs;
        const sorted = [...waits].sort((a, b) => a - b);
        return {
          waits: SHARES.map((share) => sorted[Math.floor(share * sorted.length)] ?? Number.NaN),
          missing,
          busyMs: busy / (waits.length + missing),
        };
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

const start = (module: string, args: readonly string[]): ChildProcess =>
  fork(new URL(module, import.meta.url), [...args]);

async function answerOf<Answer>(process: ChildProcess): Promise<Answer> {
  const ended = new AbortController();
  try {
    const [answer] = await Promise.race([
      once(process, 'message', { signal: ended.signal }),
      once(process, 'exit', { signal: ended.signal }).then(() => Promise.reject(new Error('a process has ended'))),
    ]);
    return answer as Answer;
  } finally {
    ended.abort();
  }
}

function ask<Answer>(process: ChildProcess, order: LoadOrder | SideFigure): Promise<Answer> {
  const answer = answerOf<Answer>(process);
  process.send(order);
  return answer;
}

function print(
  visitors: number,
  rate: number,
  chat: Side,
  floor: Side,
  rounds: readonly (readonly [chat: Round, floor: Round])[],
): void {
  const row = (what: string, unit: string, of: (round: Round) => number): void => {
    const [ours, bare] = [0, 1].map((side) => median(rounds.map((pair) => of(pair[side] as Round))));
    // Each round against its own floor: the neighbours in time had the same machine.
    const ratio = median(rounds.map(([one, other]) => of(one) / of(other)));
    printRow(what, unit, ours ?? Number.NaN, bare ?? Number.NaN, ratio);
  };
  const [title, count] = [visitors.toLocaleString('en'), rate.toLocaleString('en')];
  console.log(`\n${title} visitors, ${count} messages a second, stored and heard, median of ${ROUNDS} rounds`);
  for (const [index, share] of SHARES.entries()) {
    row(`${100 * share} of 100 were heard within`, 'ms', ({ waits }) => waits[index] ?? Number.NaN);
  }
  row('processor time of the server a message', 'ms', ({ busyMs }) => busyMs);
  printRow('memory of an idle connection', 'KiB', ...kib(chat, floor));
  const missing = rounds.flat().reduce((sum, round) => sum + round.missing, 0);
  if (missing > 0) console.log(`  ${missing} were not heard at all`);
}

const kib = ({ bytesOfLine: ours }: Side, { bytesOfLine: bare }: Side) =>
  [ours / 1_024, bare / 1_024, ours / bare] as const;

const printRow = (what: string, unit: string, ours: number, bare: number, ratio: number): void =>
  console.log(
    `  ${what.padEnd(40)} ${ours.toFixed(2).padStart(8)} ${unit}; bare sockets ${bare.toFixed(2).padStart(7)} ${unit} ${ratio.toFixed(2).padStart(8)} ×`,
  );

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

if (import.meta.main) {
  const [rate, ...connections] = process.argv.slice(2).map(Number);
  await benchPush(connections.length > 0 ? connections : undefined, rate);
}
