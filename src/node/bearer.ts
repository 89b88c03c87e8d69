import { createHash, timingSafeEqual } from 'node:crypto';
import type { onRequestAsyncHookHandler } from 'fastify';
import { sendProblem } from './problem-reply.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Lets only bearers of the token in. Digests are compared, in constant time: they have one length, and the time an
 * answer takes says nothing about how much of a guess was right (Z-3).
 */
export function requireToken(token: string): onRequestAsyncHookHandler {
  const expected = digest(token);
  return async (request, reply) => {
    const given = /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return;
    const message =
      given === undefined ? 'A token is needed: Authorization: Bearer …' : 'This token is not known here.';
    return sendProblem(
      reply.header('www-authenticate', given === undefined ? 'Bearer' : 'Bearer error="invalid_token"'),
      { code: 'unauthorized', message },
    );
  };
}
