import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { bodyOf, marksIn, type PushPlan, type Saying } from './push-plan.ts';

/** What is asked of the clients: to take up all lines, or to speak for a while. */
export type LoadOrder =
  | { readonly kind: 'open'; readonly plan: PushPlan }
  | { readonly kind: 'speak'; readonly messagesPerSecond: number; readonly ms: number };

/** How long each message took from when it was due to where it was to be heard, in ms; `missing` were not heard. */
export interface Heard {
  readonly waits: readonly number[];
  readonly missing: number;
}

/** Between them the clients have as many connections for what they post; whoever finds none free waits. */
const POSTING = 64;
/** Lines that are being opened at once. */
const OPENING = 50;
/** So much later than the last of a round, what is not heard is taken for lost. */
const LAST_MS = 20_000;

interface Expected {
  readonly dueAt: number;
  readonly to: number;
}

const expected = new Map<string, Expected>();
let waits: number[] = [];
let sockets: readonly WebSocket[] = [];
let plan: PushPlan = { host: '', lines: [], sayings: [] };
let post: (head: string, body: string) => void = () => undefined;
let said = 0;

async function open(asked: PushPlan): Promise<void> {
  plan = asked;
  post = openPosts(plan.host);
  const opened: WebSocket[] = [];
  for (let first = 0; first < plan.lines.length; first += OPENING) {
    const some = plan.lines.slice(first, first + OPENING).map((_, index) => openLine(first + index));
    opened.push(...(await Promise.all(some)));
  }
  sockets = opened;
}

function openLine(index: number): Promise<WebSocket> {
  const { path, headers, hello, ready } = plan.lines[index] as PushPlan['lines'][number];
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${plan.host}${path}`, { headers, perMessageDeflate: false });
    socket.on('open', () => hello !== null && socket.send(hello));
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`line ${index} was closed with ${code}`)));
    socket.on('message', (data) => {
      const frame = String(data);
      if (frame.startsWith(ready)) resolve(socket);
      if (frame.startsWith('{"kind":"ping"')) socket.send('{"kind":"pong"}');
      const now = performance.now();
      for (const mark of marksIn(frame)) {
        const one = expected.get(mark);
        if (one?.to !== index) continue;
        expected.delete(mark);
        waits.push(now - one.dueAt);
      }
    });
  });
}

/** At its rate whatever comes of it: a server that falls behind has more to do, as it would have. */
async function speak(messagesPerSecond: number, ms: number): Promise<Heard> {
  waits = [];
  const began = performance.now();
  const count = Math.round((messagesPerSecond * ms) / 1_000);
  for (let nth = 0; nth < count; ) {
    for (const now = performance.now(); nth < count; nth += 1) {
      const dueAt = began + (nth * 1_000) / messagesPerSecond;
      if (dueAt > now) break;
      say(plan.sayings[(said * 7_919) % plan.sayings.length] as Saying, dueAt);
    }
    await pause(1);
  }
  for (const end = performance.now() + LAST_MS; expected.size > 0 && performance.now() < end; ) await pause(5);
  const missing = expected.size;
  expected.clear();
  return { waits, missing };
}

function say({ by, to }: Saying, dueAt: number): void {
  said += 1;
  const mark = said.toString(16).padStart(32, '0');
  expected.set(mark, { dueAt, to });
  if ('line' in by) {
    sockets[by.line]?.send(bodyOf(mark, to));
    return;
  }
  const headers = Object.entries(by.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  post(`POST ${by.path} HTTP/1.1\r\nhost: ${plan.host}\r\n${headers.join('')}`, bodyOf(mark));
}

/** Posts over bare sockets, since an HTTP client would need as much of the machine as the server that is measured. */
function openPosts(host: string): typeof post {
  const waiting: string[] = [];
  const free = new Set<Socket>();
  let open = 0;

  const openOne = (): Socket => {
    const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
    let missing = 0;
    open += 1;
    socket.on('data', (bytes: Buffer) => {
      if (missing === 0) missing = lengthOf(bytes.toString('latin1'));
      missing -= bytes.length;
      if (missing > 0) return;
      const next = waiting.shift();
      if (next === undefined) free.add(socket);
      else socket.write(next);
    });
    // The server lets go of one that had nothing to do for a while.
    socket.on('close', () => {
      free.delete(socket);
      open -= 1;
    });
    return socket;
  };
  return (head, body) => {
    const request = `${head}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const socket = free.values().next().value ?? (open < POSTING ? openOne() : null);
    if (!socket) return void waiting.push(request);
    free.delete(socket);
    socket.write(request);
  };
}

/** The length of a whole answer, read from its first packet, which holds at least the head. */
function lengthOf(answer: string): number {
  if (!/^HTTP\/1.1 20[01] /.test(answer)) throw new Error(answer);
  return answer.indexOf('\r\n\r\n') + 4 + Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
}

process.on('disconnect', () => process.exit());
for (;;) {
  const [order] = (await once(process, 'message')) as [LoadOrder];
  if (order.kind === 'open') await open(order.plan);
  process.send?.(order.kind === 'open' ? 'open' : await speak(order.messagesPerSecond, order.ms));
}
