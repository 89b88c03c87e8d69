import { toInstant } from '../base/instant.ts';
import { ok, type Refused, refused } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { ChatBackend, StatusAnswer } from '../contract/chat-backend.ts';
import type { Problem } from '../domain/problem.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';

/**
 * The widget's backend on a reference server in the same process: pushes at once, and asks nobody else. It knows no
 * origin and no address, so that neither the list of origins nor the limit per address applies; all other rules do.
 * `close` lets go of the listeners and leaves the server running.
 */
export function memoryBackend(server: ReferenceServer, { widget }: { readonly widget: string }): ChatBackend {
  const stops = new Set<Stop>();
  let closed = false;

  const answer = (document: StatusDocument): StatusAnswer => ({
    document,
    serverNow: toInstant(server.now()),
    roundTripMs: 0,
  });

  return {
    widget,
    abilities: new Set(['status-push', 'offline-messages'] as const),

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

    async submit(submission) {
      if (closed) return afterClose();
      return server.handle({ kind: 'submit-offline-message', widget, submission, origin: null, address: null });
    },

    close() {
      closed = true;
      for (const stop of stops) stop();
    },
  };
}

const afterClose = (): Refused<Problem> =>
  refused({ code: 'closed', message: 'This backend was closed and answers no more.' });
