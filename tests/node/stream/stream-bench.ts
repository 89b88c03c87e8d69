import Fastify, { type FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { type RawData, WebSocket } from 'ws';
import type { WidgetSettings } from '../../../src/domain/settings.ts';
import type { SetTimer } from '../../../src/node/node-timer.ts';
import { streamRoutes } from '../../../src/node/stream/stream-routes.ts';
import type { SocketFrame } from '../../../src/protocol/frames.ts';
import { socketPath } from '../../../src/protocol/http.ts';
import type { ReferenceServer } from '../../../src/workspace/reference-server.ts';
import { type ChatPage, commandId, openChatPage } from '../chat-page.ts';
import { openApp, type TestApp } from '../open-app.ts';

/** Timers that run when the test says so. */
export function heldTimers() {
  const waiting = new Set<{ readonly delayMs: number; readonly call: () => void }>();
  const setTimer: SetTimer = (delayMs, call) => {
    const timer = { delayMs, call };
    waiting.add(timer);
    return () => void waiting.delete(timer);
  };
  return {
    setTimer,
    count: (delayMs: number): number => [...waiting].filter((timer) => timer.delayMs === delayMs).length,
    /** Runs those that were set for so long. */
    fire(delayMs: number): void {
      for (const timer of [...waiting].filter((other) => other.delayMs === delayMs)) {
        waiting.delete(timer);
        timer.call();
      }
    },
  };
}

export interface Streams extends TestApp, ReturnType<typeof heldTimers> {
  /** Where the streams are served, on a port of their own. */
  readonly port: number;
  readonly streams: FastifyInstance;
  readonly page: ChatPage;
  /** Anna's words into a chat. */
  reply(chat: string, text: string): Promise<void>;
}

/** A shop with Anna, a visitor's page with a session, and the streams on a port; `change` replaces doors of the server. */
export async function openStreams(
  settings: WidgetSettings = { id: 'shop' },
  change: Partial<ReferenceServer> = {},
): Promise<Streams> {
  const test = await openApp(settings);
  await test.server.handle({ kind: 'save-agent', agent: 'anna', role: 'admin', online: 'online' });
  const page = await openChatPage(test, settings.id);
  const timers = heldTimers();
  const streams = Fastify({ return503OnClosing: false });
  streamRoutes(streams, { ...test.server, ...change }, { setTimer: timers.setTimer, random: () => 0.5 });
  await streams.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => streams.close());
  const { port } = streams.server.address() as { port: number };
  return {
    ...test,
    ...timers,
    port,
    streams,
    page,
    async reply(chat, text) {
      await test.server.handle({
        kind: 'reply',
        actor: { kind: 'agent', id: 'anna' },
        chat,
        commandId: commandId(),
        text,
      });
    },
  };
}

type FrameOf<Kind extends SocketFrame['kind']> = Extract<SocketFrame, { kind: Kind }>;

/** A page's socket: the frames in the order in which they came, each to be waited for, and the code it closed with. */
export function openSocket(port: number, { widget = 'shop', origin = 'https://shop.example', prefix = '' } = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${prefix}${socketPath(widget)}`, { ...(origin && { origin }) });
  onTestFinished(() => socket.on('error', () => undefined).terminate());
  const frames: SocketFrame[] = [];
  const waiting = new Set<() => void>();
  const arrived = (): void => {
    for (const go of waiting) go();
    waiting.clear();
  };
  socket.on('message', (data: RawData) => {
    frames.push(JSON.parse(String(data)));
    arrived();
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      resolve(code);
      arrived();
    });
  });
  const opened = new Promise<void>((resolve) => socket.on('open', () => resolve()));

  return {
    socket,
    opened,
    closed,
    /** Everything that came and was not waited for. */
    frames,
    async send(frame: object): Promise<void> {
      await opened;
      socket.send(JSON.stringify(frame));
    },
    /** The next frame of one of these kinds; others before it are passed over. */
    async next<Kind extends SocketFrame['kind']>(...kinds: readonly Kind[]): Promise<FrameOf<Kind>> {
      for (;;) {
        const at = frames.findIndex(({ kind }) => (kinds as readonly string[]).includes(kind));
        if (at >= 0) return frames.splice(0, at + 1)[at] as FrameOf<Kind>;
        if (socket.readyState === WebSocket.CLOSED) throw new Error(`closed without ${kinds.join(' or ')}`);
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
  };
}

export type PageSocket = ReturnType<typeof openSocket>;

/** A socket that follows its visitor's chat, after all there was. */
export async function openFollowing({ port, page }: Streams, hello: object = {}): Promise<PageSocket> {
  const socket = openSocket(port);
  await socket.send({ kind: 'hello', widget: 'shop', token: page.token, ...hello });
  await socket.next('live');
  return socket;
}

export const textsOf = (frame: SocketFrame): readonly string[] =>
  frame.kind === 'page' ? frame.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : [])) : [];
