import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import Fastify, { type FastifyInstance } from 'fastify';
import { createApp } from '../../src/node/app.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { HttpLoad } from './http-load.ts';

const CONNECTIONS = 32;
const ROUNDS = 9;
const ROUND_MS = 150;

const settings = {
  id: 'shop',
  schedule: { timeZone: 'Europe/Vilnius', weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } },
  online: { tabText: { en: 'Chat with us', de: 'Schreiben Sie uns' } },
  offline: { message: { en: 'We are offline.', de: 'Wir sind gerade nicht da.' } },
  origins: ['https://shop.example', 'https://*.lantern.example'],
} as const;

/**
 * Answers in a second of this thread's processor time. The caller is another thread, so that this one is the server's
 * alone; and what else the machine does makes the clock run on, but not the processor time.
 */
async function perSecond(load: HttpLoad): Promise<number> {
  const worker = new Worker(new URL('./http-load.ts', import.meta.url), { workerData: load });
  await once(worker, 'online');
  const before = process.threadCpuUsage();
  const [answers] = (await once(worker, 'message')) as [number];
  const { user, system } = process.threadCpuUsage(before);
  await worker.terminate();
  return (answers * 1_000_000) / (user + system);
}

async function listen(app: FastifyInstance): Promise<number> {
  return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
}

/**
 * Status documents a second beside a bare Fastify route that writes the same document as JSON, turn by turn in one run,
 * so that a machine that slows down does so for both.
 */
export async function benchServer(): Promise<void> {
  const newId = (): string => crypto.randomUUID().replaceAll('-', '');
  const server = createReferenceServer({ settings, now: Date.now, newId });
  const read = await server.statusDocument('shop');
  if (!read.ok) throw new Error(read.problem.message);
  const document = read.value;
  const [app, bare] = [await createApp({ server, token: '' }), Fastify()];
  bare.get('/', async () => document);

  const page = { origin: 'https://de.lantern.example' };
  const common = { connections: CONNECTIONS, ms: ROUND_MS };
  const status = { ...common, port: await listen(app), path: '/w/shop/status' };
  const floor: HttpLoad = { ...common, port: await listen(bare), path: '/', headers: {}, status: 200 };
  const loads: Readonly<Record<string, HttpLoad>> = {
    'bare Fastify JSON route': floor,
    'status document': { ...status, headers: page, status: 200 },
    'status document, unchanged': {
      ...status,
      headers: { ...page, 'if-none-match': `"${document.version}"` },
      status: 304,
    },
  };

  const rates = new Map(Object.keys(loads).map((what) => [what, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [what, load] of Object.entries(loads)) {
      const rate = await perSecond(load);
      // The first round is for the compiler.
      if (round > 0) rates.get(what)?.push(rate);
    }
  }
  await Promise.all([app.close(), bare.close()]);
  await server.close();

  console.log(`\nHTTP server, ${CONNECTIONS} connections on loopback, median of ${ROUNDS} rounds`);
  const floors = rates.get('bare Fastify JSON route') ?? [];
  for (const [what, rounds] of rates) {
    const rate = Math.round(median(rounds)).toLocaleString('en').padStart(8);
    // Each round against its own floor: the neighbours in time had the same machine.
    const share = Math.round(100 * median(rounds.map((one, round) => one / (floors[round] ?? Number.NaN))));
    console.log(`  ${what.padEnd(28)} ${rate} answers per processor second ${`${share} %`.padStart(6)} of the floor`);
  }
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

if (import.meta.main) await benchServer();
