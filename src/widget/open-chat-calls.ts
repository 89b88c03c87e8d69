import { chatCalls } from '../adapters/http/chat-calls.ts';
import { untilClosed } from '../adapters/http/until-closed.ts';
import { visitCalls } from '../adapters/http/visit-calls.ts';
import type { ChatCalls } from '../engine/chat/create-chat-session.ts';
import type { GateSide } from './gate-side.ts';

/** What a chat's calls go to: the page's own backend, else a Porchlight server over HTTP; that ends with the widget. */
export function openChatCalls({ backend, hear, options }: GateSide): ChatCalls {
  if (backend) return backend;
  const { server = '', widget } = options;
  const life = untilClosed();
  hear('end', () => life.close());
  return { ...chatCalls({ server, widget }, life), ...visitCalls({ server, widget }, life) };
}
