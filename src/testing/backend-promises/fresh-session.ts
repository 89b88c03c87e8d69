import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { PresentedToken, SessionAnswer, SessionRequest } from '../../domain/session/session.ts';
import { expectThat } from '../expect-that.ts';
import { freshId } from './fresh-submission.ts';

/** What the page of a visitor nobody has seen says first. */
export const freshRequest = (change: Partial<SessionRequest> = {}): SessionRequest => ({
  boot: freshId(),
  tokens: [],
  page: { url: 'https://shop.example/' },
  language: 'en',
  timeZone: 'UTC',
  ...change,
});

export async function resolve(backend: ChatBackend, request: SessionRequest, what: string): Promise<SessionAnswer> {
  return expectThat.value(await backend.resolveSession(request), what);
}

/** The session and its secure token, which a page over https must get. */
export async function begin(
  backend: ChatBackend,
  request: SessionRequest = freshRequest(),
): Promise<SessionAnswer & { readonly token: string }> {
  const answer = await resolve(backend, request, 'resolveSession');
  const token = answer.secure?.token;
  if (token === undefined) throw new Error('resolveSession: the answer must have a secure token for this page');
  return { ...answer, token };
}

/** Found in a store that no other host can write. */
export const own = (token: string): PresentedToken => ({ token, place: 'own' });

/** A token nobody was ever given. */
export const inventedToken = (): string => `pl1_${freshId()}${freshId()}`;
