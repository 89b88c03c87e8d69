import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PushPlan, Saying } from './push-plan.ts';

const AGENTS = 20;

interface Said {
  readonly commandId: string;
  readonly to: number;
}

/**
 * The least that stores what it passes on: bare sockets and one table. What comes in one turn of the loop is one synced
 * commit, after which each message goes to whom it is for. It knows of no rights, no chats and no repetition.
 */
export async function openSocketSide(folder: string, visitors: number): Promise<PushPlan> {
  const database = new DatabaseSync(join(folder, 'bare.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE messages (id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO messages VALUES (?, ?)');
  const site = createServer();
  const sockets = new WebSocketServer({ server: site, perMessageDeflate: false });
  const lines: WebSocket[] = [];
  let waiting: (readonly [said: Said, text: string])[] = [];

  const commit = (): void => {
    const group = waiting;
    waiting = [];
    database.exec('BEGIN IMMEDIATE');
    for (const [{ commandId }, text] of group) insert.run(commandId, text);
    database.exec('COMMIT');
    for (const [{ to }, text] of group) lines[to]?.send(text);
  };
  sockets.on('connection', (socket, { url = '' }) => {
    lines[Number(url.slice(1))] = socket;
    socket.send('ready');
    socket.on('message', (data) => {
      const text = String(data);
      if (waiting.length === 0) setImmediate(commit);
      waiting.push([JSON.parse(text) as Said, text]);
    });
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');

  return {
    host: `127.0.0.1:${(site.address() as AddressInfo).port}`,
    lines: Array.from({ length: AGENTS + visitors }, (_, line) => {
      return { path: `/${line}`, headers: {}, hello: null, ready: 'ready' };
    }),
    sayings: Array.from({ length: visitors }, (_, index): readonly Saying[] => {
      const [agent, visitor] = [index % AGENTS, AGENTS + index];
      return [
        { by: { line: visitor }, to: agent },
        { by: { line: agent }, to: visitor },
      ];
    }).flat(),
  };
}
