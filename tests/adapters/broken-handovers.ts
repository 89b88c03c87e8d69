import { toInstant } from '../../src/base/instant.ts';
import { ok } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { SessionRequest } from '../../src/domain/session/session.ts';
import { own } from '../../src/testing/backend-promises/fresh-session.ts';
import { freshId } from '../../src/testing/backend-promises/fresh-submission.ts';
import type { BrokenBackend } from './broken-backend.ts';

/** By code: the token that leads where the code once led. All pages of all benches share it, as a server would. */
const tokens = new Map<string, string>();

/** Presents what was remembered for the request's code. */
function withRemembered(request: SessionRequest): SessionRequest {
  const token = tokens.get(request?.code ?? '');
  if (token === undefined) return request;
  const { code: _code, ...rest } = request;
  return { ...rest, tokens: [own(token), ...rest.tokens] };
}

const inventing = (backend: ChatBackend, refusals: readonly string[]): ChatBackend => ({
  ...backend,
  async handOver(token, target) {
    const answer = await backend.handOver(token, target);
    if (answer.ok || !refusals.includes(answer.problem.code)) return answer;
    return ok({ code: `plh_${freshId()}${freshId()}`, expiresAt: toInstant(new Date(Date.now() + 120_000)) });
  },
});

/** Codes that look right and are not, and pages that get more than they may. */
export const brokenHandovers: readonly BrokenBackend[] = [
  {
    mistake: 'gives pages over http a secure token',
    breaks: [13],
    broken: (backend) => ({
      ...backend,
      async resolveSession(request) {
        const answer = await backend.resolveSession(request);
        if (!answer.ok || answer.value.secure || !answer.value.bridge) return answer;
        const { token, expiresAt } = answer.value.bridge;
        return ok({ ...answer.value, secure: { token: token.replace('plb_', 'pl1_'), expiresAt } });
      },
    }),
  },
  {
    mistake: 'gives pages over http nothing to be known by',
    breaks: [13, 20, 22],
    broken: (backend) => ({
      ...backend,
      async resolveSession(request) {
        const answer = await backend.resolveSession(request);
        if (!answer.ok || answer.value.secure) return answer;
        const { bridge: _bridge, ...rest } = answer.value;
        return ok(rest);
      },
    }),
  },
  {
    mistake: 'lets a code serve whoever comes after the first',
    breaks: [12],
    broken: (backend) => ({
      ...backend,
      async resolveSession(request) {
        const answer = await backend.resolveSession(withRemembered(request));
        const code = answer.ok && request.code;
        if (code && answer.value.secure && !tokens.has(code)) tokens.set(code, answer.value.secure.token);
        return answer;
      },
    }),
  },
  {
    mistake: 'lets a code serve on every page, at any time',
    breaks: [12],
    broken: (backend) => ({
      ...backend,
      async handOver(token, target) {
        const answer = await backend.handOver(token, target);
        if (answer.ok) tokens.set(answer.value.code, token);
        return answer;
      },
      resolveSession: (request) => backend.resolveSession(withRemembered(request)),
    }),
  },
  {
    mistake: 'hands the token itself over',
    breaks: [12],
    broken: (backend) => ({
      ...backend,
      async handOver(token, target) {
        const answer = await backend.handOver(token, target);
        return answer.ok ? ok({ ...answer.value, code: token }) : answer;
      },
      resolveSession: async (request) =>
        backend.resolveSession(request?.code ? { ...request, tokens: [own(request.code)] } : request),
    }),
  },
  {
    mistake: 'pays no heed to a code',
    breaks: [12],
    broken: (backend) => ({
      ...backend,
      resolveSession: async (request) => {
        const { code: _code, ...rest } = Object(request) as SessionRequest;
        return backend.resolveSession(request?.boot ? rest : request);
      },
    }),
  },
  {
    mistake: 'makes a code for any page',
    breaks: [1, 12, 13],
    broken: (backend) => inventing(backend, ['forbidden', 'invalid']),
  },
  {
    mistake: 'makes a code for any token',
    breaks: [11, 12],
    broken: (backend) => inventing(backend, ['session-expired']),
  },
];
