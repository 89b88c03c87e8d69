import { toInstant } from '../base/instant.ts';
import { ok, type Refused, type Result, refused } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { Ability, ChatBackend, StatusAnswer } from '../contract/chat-backend.ts';
import { isCount } from '../contract/guards/shape.ts';
import type { Problem } from '../domain/problem.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { VisitorActor } from '../workspace/chats/chat-command.ts';
import { endReceipt } from '../workspace/chats/chat-receipt.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { keepFollowing } from './keep-following.ts';
import { LOST_FILE } from './lost-file.ts';

export interface MemoryBackendOptions {
  readonly widget: string;
  /** The origin of the page it plays, as a browser would send it; default: none, and then no list of origins applies. */
  readonly origin?: string | null;
}

const ABILITIES: readonly Ability[] = [
  'status-push',
  'offline-messages',
  'sessions',
  'chats',
  'visits',
  'marks',
  'files',
  'ratings',
];

/**
 * The widget's backend on a reference server in the same process: pushes at once, and asks nobody else. It knows no
 * address, so that no limit per address applies; all other rules do. `close` lets go of the listeners and leaves the
 * server running.
 */
export function memoryBackend(server: ReferenceServer, options: MemoryBackendOptions): ChatBackend {
  const { widget, origin = null } = options;
  const stops = new Set<Stop>();
  let closed = false;

  const answer = (document: StatusDocument): StatusAnswer => ({
    document,
    serverNow: toInstant(server.now()),
    roundTripMs: 0,
  });

  const visitor = (token: string): VisitorActor => ({ kind: 'visitor', widget, token, origin });

  return {
    widget,
    abilities: new Set(ABILITIES),

    async readStatus() {
      if (closed) return afterClose();
      const read = await server.statusDocument(widget);
      return read.ok ? ok(answer(read.value)) : read;
    },

    watchStatus(listener) {
      if (closed) return afterClose();
      let listening = true;
      const hear = async (): Promise<void> => {
        const read = await server.statusDocument(widget);
        if (read.ok && listening) listener(answer(read.value));
      };
      const stopServer = server.onStatusChange((changed) => {
        if (changed === widget) hear().catch((error) => console.error('Porchlight: a status listener failed.', error));
      });
      const stop = (): void => {
        listening = false;
        stops.delete(stop);
        stopServer();
      };
      stops.add(stop);
      return ok(stop);
    },

    async submit(submission, token) {
      if (closed) return afterClose();
      return server.handle({
        kind: 'submit-offline-message',
        widget,
        submission,
        token: token ?? null,
        origin,
        address: null,
      });
    },

    async resolveSession(request) {
      if (closed) return afterClose();
      return server.handle({ kind: 'resolve-session', widget, request, hostToken: null, origin, address: null });
    },

    async handOver(token, target) {
      if (closed) return afterClose();
      return server.handle({ kind: 'hand-over', widget, token, target, origin });
    },

    async endSession(tokens) {
      if (closed) return afterClose();
      return withoutValue(await server.handle({ kind: 'end-session', widget, tokens, hostToken: null, origin }));
    },

    async startChat(token, start) {
      if (closed) return afterClose();
      return server.handle({ ...start, kind: 'start-chat', actor: visitor(token) });
    },

    async write(token, words) {
      if (closed) return afterClose();
      return server.handle({ ...words, kind: 'write', actor: visitor(token) });
    },

    async handOff(token, chat) {
      if (closed) return afterClose();
      return server.handle({ kind: 'hand-off', actor: visitor(token), chat });
    },

    async endChat(token, chat) {
      if (closed) return afterClose();
      const ended = await server.handle({ kind: 'close-chat', actor: visitor(token), chat });
      return ended.ok ? ok(endReceipt(ended.value)) : ended;
    },

    async readChat(token, position) {
      if (closed) return afterClose();
      return server.visitorPage(visitor(token), isCount(position?.after) ? position : null);
    },

    followChat(token, position, listener) {
      if (closed) return afterClose();
      const follow = keepFollowing(
        (at, hear) => server.followVisitor(visitor(token), at, hear, hear),
        position,
        listener,
      );
      const stop = (): void => {
        stops.delete(stop);
        follow();
      };
      stops.add(stop);
      return ok(stop);
    },

    async markRead(token, chat, number) {
      if (closed) return afterClose();
      return withoutValue(await server.handle({ kind: 'mark-read', actor: visitor(token), chat, number }));
    },

    async tellTyping(token, chat) {
      if (closed) return afterClose();
      return withoutValue(await server.handle({ kind: 'tell-typing', actor: visitor(token), chat }));
    },

    async sendFile(token, chat, file) {
      if (closed) return afterClose();
      const bytes = await readBytes(file?.bytes);
      if (!bytes) return refused(LOST_FILE);
      return server.uploadFile(visitor(token), chat, { name: String(file?.name ?? ''), bytes });
    },

    async readFile(token, file) {
      if (closed) return afterClose();
      const read = await server.readFile(visitor(token), file);
      return read.ok ? ok(new Blob([new Uint8Array(read.value.bytes)], { type: read.value.file.type })) : read;
    },

    async rateChat(token, chat, rating) {
      if (closed) return afterClose();
      const { score, comment } = rating ?? {};
      const said = { score, ...(comment !== null && { comment }) };
      return withoutValue(await server.handle({ kind: 'rate-chat', actor: visitor(token), chat, ...said }));
    },

    async beatVisit(token, visit) {
      if (closed) return afterClose();
      return withoutValue(await server.handle({ kind: 'beat-visit', actor: visitor(token), visit }));
    },

    async tellInvitation(token, invitation, state) {
      if (closed) return afterClose();
      return withoutValue(await server.handle({ kind: 'tell-invitation', actor: visitor(token), invitation, state }));
    },

    close() {
      closed = true;
      for (const stop of stops) stop();
    },
  };
}

const withoutValue = (answer: Result<unknown, Problem>): Result<void, Problem> => (answer.ok ? ok(undefined) : answer);

/** null: they cannot be read, or are none. */
async function readBytes(bytes: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await bytes.arrayBuffer());
  } catch {
    return null;
  }
}

const afterClose = (): Refused<Problem> =>
  refused({ code: 'closed', message: 'This backend was closed and answers no more.' });
