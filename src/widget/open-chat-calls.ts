import { chatCalls } from '../adapters/http/chat-calls.ts';
import { fileCalls } from '../adapters/http/file-calls.ts';
import { markCalls } from '../adapters/http/mark-calls.ts';
import { untilClosed } from '../adapters/http/until-closed.ts';
import { visitCalls } from '../adapters/http/visit-calls.ts';
import type { Ability, ChatBackend } from '../contract/chat-backend.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { ChatCalls } from '../engine/chat/chat-session-options.ts';
import { wayKey } from '../engine/keys.ts';
import type { GateSide } from './gate-side.ts';
import { knownVersion } from './known-version.ts';
import { openSession } from './open-session.ts';
import { pagePlatform } from './page-platform.ts';

/** A Porchlight server has them all. */
const HTTP_ABILITIES = new Set<Ability>(['chats', 'visits', 'marks', 'files', 'ratings']);

/** What a chat's calls go to: the page's own backend, else a Porchlight server over HTTP; that ends with the widget. */
export function openChatCalls(gate: GateSide): ChatCalls & Pick<ChatBackend, 'readChat'> {
  const { backend, hear, options, watch } = gate;
  if (backend) return backend;
  const { server = '', widget } = options;
  const life = untilClosed();
  hear('end', () => life.close());
  const { page, stores } = pagePlatform(gate);
  const key = wayKey(widget);
  hear(
    'end',
    openSession(gate).session.onNewPerson(() => stores.session.remove(key)),
  );
  const address = {
    server,
    widget,
    onWake: page.onWake,
    remember: {
      read: () => stores.session.read(key),
      write: (text: string) => void stores.session.write(key, text),
    },
  };
  const hearStatus = ({ version }: StatusDocument): void => {
    if (version !== knownVersion(watch)) void watch.refresh();
  };
  return {
    abilities: HTTP_ABILITIES,
    ...chatCalls(address, life, hearStatus),
    ...visitCalls(address, life),
    ...markCalls(address, life),
    ...fileCalls(address, life),
  };
}
