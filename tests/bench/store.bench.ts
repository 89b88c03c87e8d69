import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toInstant } from '../../src/base/instant.ts';
import { newChat } from '../../src/domain/chat/new-chat.ts';
import { openSqliteStore, type SqliteStore } from '../../src/node/sqlite/open-sqlite-store.ts';
import { aSubmission } from '../../src/testing/builders.ts';
import { expectThat } from '../../src/testing/expect-that.ts';
import type { VisitorActor } from '../../src/workspace/chats/chat-command.ts';
import { chatDocument } from '../../src/workspace/chats/chat-documents.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { StoredDocument } from '../../src/workspace/store.ts';
import { NO_LIMITS, newId, visit, visitorOf } from './busy-workspace.ts';

const ROUNDS = 9;
const SINGLE = 64;
const CALLERS = 64;
const MESSAGES = 8 * CALLERS;
const HISTORY = 100_000;
const LIVE = 1_000;

/**
 * What SQLite itself does with a bare table on this disk, beside the whole server on the same disk: turn by turn in one
 * run, so that a machine that slows down does so for all. Each is as durable as the other: synced before it is answered.
 */
export async function benchStore(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'porchlight-bench-'));
  try {
    await benchCommits(folder);
    await benchStart(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function benchCommits(folder: string): Promise<void> {
  const bare = new DatabaseSync(join(folder, 'bare.db'));
  bare.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  bare.exec('CREATE TABLE messages (id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = bare.prepare('INSERT INTO messages VALUES (?, ?)');
  const insertAndCommit = (count: number): void => {
    bare.exec('BEGIN IMMEDIATE');
    for (let each = 0; each < count; each += 1) insert.run(newId(), JSON.stringify(aMessage()));
    bare.exec('COMMIT');
  };
  const store = await open(join(folder, 'host'));
  const server = openServer(store);
  await server.widgets();

  let version = 0;
  const putAndCommit = async (count: number): Promise<void> => {
    const put = Array.from({ length: count }, () => ({ ...aStoredMessage(version), tags: {}, visitor: null }));
    version = expectThat.value(await store.commit('bare', version, { put, remove: [], events: [] }), 'commit').version;
  };

  const chats = openServer(await open(join(folder, 'chats')));
  const talks = await Promise.all(Array.from({ length: CALLERS }, () => beginTalk(chats)));

  // A message of somebody new is four documents, seven tags and two events; one in a chat, three documents, two tags and
  // an event.
  const [single, grouped] = ['bare insert and commit, one by one', 'bare insert and commit, 64 at a time'];
  const sameRows = 'bare, four rows a message, 64 at a time';
  const rows: readonly (readonly [what: string, floor: string, count: number, run: () => unknown])[] = [
    [single, single, SINGLE, () => times(SINGLE, () => insertAndCommit(1))],
    ['documents in the store, one by one', single, SINGLE, () => times(SINGLE, () => putAndCommit(1))],
    ['messages taken by the host, one caller', single, SINGLE, () => submitAll(server, 1, SINGLE)],
    [grouped, grouped, MESSAGES, () => times(MESSAGES / CALLERS, () => insertAndCommit(CALLERS))],
    [
      'documents in the store, 64 at a time',
      grouped,
      MESSAGES,
      () => times(MESSAGES / CALLERS, () => putAndCommit(CALLERS)),
    ],
    ['messages taken by the host, 64 callers', grouped, MESSAGES, () => submitAll(server, CALLERS, MESSAGES)],
    [sameRows, grouped, MESSAGES, () => times(MESSAGES / CALLERS, () => insertAndCommit(4 * CALLERS))],
    ['words in a chat, 64 callers', grouped, MESSAGES, () => talkAll(chats, talks)],
    ['the same beside as many bare rows', sameRows, MESSAGES, () => talkAll(chats, talks)],
  ];
  const rates = new Map(rows.map(([what]) => [what, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [what, , count, run] of rows) {
      const began = performance.now();
      await run();
      // The first round is for the compiler.
      if (round > 0) rates.get(what)?.push((count * 1_000) / (performance.now() - began));
    }
  }
  bare.close();
  await server.close();
  await store.close();
  await chats.close();
  await chats.store.close();

  console.log(`\nSQLite store, synced commits, median of ${ROUNDS} rounds`);
  for (const [what, beside] of rows) {
    const [rounds = [], floors = []] = [rates.get(what), rates.get(beside)];
    // Each round against its own floor: the neighbours in time had the same machine.
    const share = median(rounds.map((rate, round) => rate / (floors[round] ?? Number.NaN)));
    const rate = Math.round(median(rounds)).toLocaleString('en').padStart(8);
    console.log(`  ${what.padEnd(42)} ${rate} a second ${`${Math.round(100 * share)} %`.padStart(6)} of the floor`);
  }
}

/** How long a workspace takes to open that has been in use for years, and its pages. */
async function benchStart(folder: string): Promise<void> {
  const store = await open(join(folder, 'start'));
  const filling = openServer(store);
  await Promise.all(
    Array.from({ length: LIVE - 1 }, (_, index) =>
      filling.handle({ kind: 'save-department', department: `d${index}`, schedule: null }),
    ),
  );
  await filling.close();
  let { version } = expectThat.value(await store.load('main'), 'load');
  for (let first = 0; first < HISTORY; first += 1_000) {
    const put = Array.from({ length: 1_000 }, (_, index) => aStoredChat(first + index));
    version = expectThat.value(await store.commit('main', version, { put, remove: [], events: [] }), 'commit').version;
  }
  await store.close();

  const reopened = await open(join(folder, 'start'));
  const starts: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const fresh = await open(join(folder, 'start'));
    const server = openServer(fresh);
    const widgets = await server.widgets();
    starts.push(performance.now() - began);
    expectThat.equal(widgets, ['shop'], 'widgets');
    await server.close();
    await fresh.close();
  }
  const live = expectThat.value(await reopened.load('main'), 'load').documents.length;
  console.log(`\nSQLite store with ${HISTORY.toLocaleString('en')} stored chats and ${live} live documents`);
  console.log(`  ${'open the file until the server is ready'.padEnd(40)} ${median(starts).toFixed(1).padStart(8)} ms`);
  for (const [what, tags] of [
    ['a page of 50 chats, nothing asked', {}],
    ['a page of 50 by three tags that most have', { department: 'sales', widget: 'shop', state: 'closed' }],
    ['a page of what there is none of', { department: 'sales', widget: 'shop', state: 'missed' }],
  ] as const) {
    const waits: number[] = [];
    for (let round = 0; round < 30 * ROUNDS; round += 1) {
      const began = performance.now();
      await reopened.find('main', { kind: 'chat', tags, limit: 50 });
      waits.push(performance.now() - began);
    }
    console.log(`  ${what.padEnd(40)} ${median(waits).toFixed(2).padStart(8)} ms`);
  }
  await reopened.close();
}

async function open(folder: string): Promise<SqliteStore> {
  return expectThat.value(await openSqliteStore({ folder }), 'open');
}

const openServer = (store: SqliteStore): ReferenceServer =>
  createReferenceServer({ settings: { id: 'shop' }, now: Date.now, newId, store, limits: NO_LIMITS });

const aMessage = () => aSubmission({ commandId: newId(), visitor: newId() });

const aStoredMessage = (number: number): StoredDocument => {
  const visitor = newId();
  return {
    kind: 'offline-message',
    id: newId(),
    live: false,
    at: 1_700_000_000_000 + number,
    tags: { widget: 'shop', visitor, state: 'closed', spam: 'false' },
    visitor,
    body: JSON.parse(JSON.stringify(aMessage())),
  };
};

/** One that is over, as large as they are. */
function aStoredChat(number: number): StoredDocument {
  const startedAt = toInstant(1_700_000_000_000 + number);
  const begun = { id: newId(), widget: 'shop', visitor: newId(), department: 'sales', at: startedAt };
  const chat = newChat({ ...begun, to: 'queued', reason: 'started' });
  return chatDocument({ ...chat, state: 'closed', reason: 'ended-by-agent' });
}

/** So many callers, each of whom waits for one answer before it sends the next. */
async function submitAll(server: ReferenceServer, callers: number, messages: number): Promise<void> {
  const caller = async (): Promise<void> => {
    for (let each = 0; each < messages / callers; each += 1) {
      const answer = await server.handle({
        kind: 'submit-offline-message',
        widget: 'shop',
        submission: aMessage(),
        token: null,
        origin: null,
        address: null,
      });
      expectThat.value(answer, 'submit');
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

interface Talk {
  readonly actor: VisitorActor;
  readonly chat: string;
}

/** A visitor with a session, and a chat that waits for the first agent to come. */
async function beginTalk(server: ReferenceServer): Promise<Talk> {
  const actor = visitorOf(expectThat.value(await server.handle(visit()), 'resolve-session'));
  const start = { kind: 'start-chat', actor, commandId: newId(), text: 'Is the lamp in stock?' } as const;
  return { actor, chat: expectThat.value(await server.handle(start), 'start-chat').chat };
}

/** Everybody writes into their chat, and waits for the answer before they write again. */
async function talkAll(server: ReferenceServer, talks: readonly Talk[]): Promise<void> {
  const talk = async ({ actor, chat }: Talk): Promise<void> => {
    for (let each = 0; each < MESSAGES / CALLERS; each += 1) {
      const words = { kind: 'write', actor, chat, commandId: newId(), text: 'And how long does it take?' } as const;
      expectThat.value(await server.handle(words), 'write');
    }
  };
  await Promise.all(talks.map(talk));
}

async function times(count: number, run: () => unknown): Promise<void> {
  for (let each = 0; each < count; each += 1) await run();
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

if (import.meta.main) await benchStore();
