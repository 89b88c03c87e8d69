import { toInstant } from '../base/instant.ts';
import { ok, type Refused, refused } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { ChatBackend, StatusAnswer } from '../contract/chat-backend.ts';
import type { Problem } from '../domain/problem.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';

export interface MemoryBackendOptions {
  readonly widget: string;
  /** The origin of the page it plays, as a browser would send it; default: none, and then no list of origins applies. */
  readonly origin?: string | null;
}

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

  return {
    widget,
    abilities: new Set(['status-push', 'offline-messages', 'sessions'] as const),

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
      const ended = await server.handle({ kind: 'end-session', widget, tokens, hostToken: null, origin });
      return ended.ok ? ok(undefined) : ended;
    },

    close() {
      closed = true;
      for (const stop of stops) stop();
    },
  };
}

const afterClose = (): Refused<Problem> =>
  refused({ code: 'closed', message: 'This backend was closed and answers no more.' });
