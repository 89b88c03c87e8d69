import { ok } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';

/** A backend that never answers and counts who listens: each widget alive is one listener. */
export function watchedBackend(): ChatBackend & { readonly listeners: number } {
  let listeners = 0;
  return {
    widget: 'shop',
    abilities: new Set(['status-push'] as const),
    get listeners() {
      return listeners;
    },
    readStatus: () => new Promise(() => undefined),
    watchStatus: () => {
      listeners += 1;
      return ok(() => {
        listeners -= 1;
      });
    },
    submit: () => new Promise(() => undefined),
    resolveSession: () => new Promise(() => undefined),
    handOver: () => new Promise(() => undefined),
    endSession: () => new Promise(() => undefined),
    startChat: () => new Promise(() => undefined),
    write: () => new Promise(() => undefined),
    handOff: () => new Promise(() => undefined),
    endChat: () => new Promise(() => undefined),
    readChat: () => new Promise(() => undefined),
    followChat: () => ok(() => undefined),
    markRead: () => new Promise(() => undefined),
    tellTyping: () => new Promise(() => undefined),
    sendFile: () => new Promise(() => undefined),
    readFile: () => new Promise(() => undefined),
    rateChat: () => new Promise(() => undefined),
    beatVisit: () => new Promise(() => undefined),
    tellInvitation: () => new Promise(() => undefined),
    close: () => undefined,
  };
}
