import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../src/node/app.ts';
import type { Store } from '../src/workspace/store.ts';
import { openServer } from '../tests/adapters/bench-server.ts';

type Served = ReturnType<typeof openServer>;

interface Opened {
  readonly served: Served;
  readonly app: FastifyInstance;
}

/** What a page's bench asks of the other side; one case has it at a time. */
export type Desk = ReturnType<typeof createDesk>['desk'];

/** The other side of benches in a page: a server of its own for each case, all of them at one address. */
export async function openDesk(openStore?: () => Promise<Store>) {
  const connections = new Set<Socket>();
  const { desk, present, close } = createDesk(connections, openStore);
  const server = createServer((request, response) => present().app.routing(request, response));
  server.on('upgrade', (...upgrade) => void present().app.server.emit('upgrade', ...upgrade));
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    ask: (name: string, asked: readonly unknown[]): unknown =>
      (desk as unknown as Record<string, (...given: readonly unknown[]) => unknown>)[name]?.(...asked),
    async close() {
      await close();
      await shut(server);
    },
  };
}

function createDesk(connections: ReadonlySet<Socket>, openStore?: () => Promise<Store>) {
  let opened: Opened | null = null;
  let stopListening: () => void = () => undefined;
  let listening: Promise<readonly string[]> = Promise.resolve([]);

  const present = (): Opened => {
    if (!opened) throw new Error('no case has opened the desk');
    return opened;
  };
  const handles = () => present().served.handles;

  async function close(): Promise<void> {
    const closing = opened;
    opened = null;
    for (const connection of connections) connection.destroy();
    await closing?.app.close();
    await closing?.served.server.close();
  }

  const desk = {
    async open() {
      await close();
      const served = openServer(await openStore?.());
      opened = { served, app: await createApp({ server: served.server, token: 'a-token-for-stories' }) };
      await opened.app.ready();
      const { widget, agent } = served.handles;
      return { widget, name: agent.name, id: agent.id };
    },
    close,
    saveSettings: (...asked: Parameters<Served['handles']['saveSettings']>) => handles().saveSettings(...asked),
    setStaffed: (staffed: boolean) => handles().setStaffed(staffed),
    messages: () => handles().messages(),
    visitors: () => handles().visitors(),
    advance: (ms: number) => handles().advance(ms),
    async cutConnections() {
      for (const connection of connections) connection.destroy();
    },
    come: () => handles().agent.come(),
    reply: (chat: string, text: string) => handles().agent.reply(chat, text),
    note: (chat: string, text: string) => handles().agent.note(chat, text),
    end: (chat: string) => handles().agent.end(chat),
    invite: (visitor: string, text: string) => handles().agent.invite(visitor, text),
    receive: (chat: string) => handles().agent.marks.receive(chat),
    read: (chat: string, number: number) => handles().agent.marks.read(chat, number),
    type: (chat: string) => handles().agent.marks.type(chat),
    readByVisitor: (chat: string) => handles().agent.marks.readByVisitor(chat),
    listen: () =>
      new Promise<void>((listens) => {
        listening = handles().agent.marks.hearTyping(
          () =>
            new Promise<void>((stop) => {
              stopListening = stop;
              listens();
            }),
        );
      }),
    heard() {
      stopListening();
      return listening;
    },
    sendFile: (chat: string, name: string, bytes: readonly number[]) =>
      handles().agent.files.send(chat, { name, bytes: new Blob([new Uint8Array(bytes)]) }),
    async readFile(file: string): Promise<readonly number[]> {
      return [...new Uint8Array(await (await handles().agent.files.read(file)).arrayBuffer())];
    },
  };
  return { desk, present, close };
}

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
