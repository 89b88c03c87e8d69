import { createEmitter } from '../../src/base/emitter.ts';
import type { Stop } from '../../src/base/stop.ts';
import { TYPING_MS, type Typing } from '../../src/domain/chat/typing.ts';
import type { Command, CommandKind, CommandOf } from '../../src/workspace/command.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';

/** A server whose signs of typing can be looked for, by consoles that cannot listen. */
export interface RememberedTyping {
  readonly server: ReferenceServer;
  /** Who writes in a chat; null: nobody. */
  typingIn(chat: string): Typing | null;
  /** Hears that somebody began or stopped. */
  onTyping(listener: () => void): Stop;
  stop(): void;
}

/** A sign holds by the real clock: on one that stands still nobody would ever stop writing. */
export function rememberTyping(server: ReferenceServer): RememberedTyping {
  const signs = new Map<string, { readonly typing: Typing; readonly timer: ReturnType<typeof setTimeout> }>();
  const changes = createEmitter<void>((error) => console.error(error));

  const forget = (chat: string): void => {
    clearTimeout(signs.get(chat)?.timer);
    if (signs.delete(chat)) changes.emit();
  };
  const note = (typing: Typing): void => {
    clearTimeout(signs.get(typing.chat)?.timer);
    signs.set(typing.chat, { typing, timer: setTimeout(() => forget(typing.chat), TYPING_MS) });
    changes.emit();
  };

  const hear = (command: Command, answer: unknown): void => {
    if (command.kind === 'tell-typing' && answer) note(answer as Typing);
    // Whoever said it has stopped writing it.
    if (command.kind === 'write' || command.kind === 'reply') forget(command.chat);
  };

  return {
    server: {
      ...server,
      async handle<Kind extends CommandKind>(command: CommandOf<Kind>) {
        const answer = await server.handle<Kind>(command);
        if (answer.ok) hear(command as Command, answer.value);
        return answer;
      },
    },
    typingIn: (chat) => signs.get(chat)?.typing ?? null,
    onTyping: (listener) => changes.on(listener),
    stop() {
      for (const { timer } of signs.values()) clearTimeout(timer);
      signs.clear();
    },
  };
}
