import { ok, refused } from '../../src/base/result.ts';
import type { Ability, ChatBackend } from '../../src/contract/chat-backend.ts';
import type { SessionRequest } from '../../src/domain/session/session.ts';
import { freshId } from '../../src/testing/backend-promises/fresh-submission.ts';
import type { BrokenBackend } from './broken-backend.ts';

const SESSION_EXPIRED = refused({ code: 'session-expired', message: 'Expired.' } as const);

/** Changes what is asked for before it gets to the backend. */
const asking = (backend: ChatBackend, change: (request: SessionRequest) => SessionRequest): ChatBackend => ({
  ...backend,
  resolveSession: async (request) => backend.resolveSession(isRequest(request) ? change(request) : request),
});

const isRequest = (request: SessionRequest): boolean =>
  /^[0-9a-f]{32}$/.test(Object(request).boot) && Array.isArray(request.tokens);

const areTokens = (tokens: readonly string[]): boolean =>
  Array.isArray(tokens) && tokens.every((token) => typeof token === 'string');

const without = (backend: ChatBackend, ability: Ability): ReadonlySet<Ability> =>
  new Set([...backend.abilities].filter((one) => one !== ability));

/** Sessions that look right and are not. */
export const brokenSessions: readonly BrokenBackend[] = [
  {
    mistake: 'keeps sessions without saying so',
    breaks: [1],
    broken: (backend) => ({ ...backend, abilities: without(backend, 'sessions') }),
  },
  {
    mistake: 'refuses sessions without naming the ability',
    breaks: [1],
    broken(backend) {
      const unsupported = async () => refused({ code: 'unsupported', message: 'Not here.' } as const);
      const abilities = without(backend, 'sessions');
      return { ...backend, abilities, resolveSession: unsupported, handOver: unsupported, endSession: unsupported };
    },
  },
  {
    mistake: 'takes any identity at its word',
    breaks: [1],
    broken: (backend) => asking(backend, ({ identity: _identity, ...request }) => request),
  },
  {
    mistake: 'has one visitor for whoever writes',
    breaks: [4, 10],
    broken: (backend) => ({
      ...backend,
      submit: async (submission, token) =>
        backend.submit(submission?.visitor ? { ...submission, visitor: 'f'.repeat(32) } : submission, token),
    }),
  },
  {
    mistake: 'has a visitor for each message',
    breaks: [4, 5, 10],
    broken: (backend) => ({
      ...backend,
      submit: async (submission, token) =>
        backend.submit(submission?.visitor ? { ...submission, visitor: freshId() } : submission, token),
    }),
  },
  {
    mistake: 'makes a visitor for each request',
    breaks: [10, 12],
    broken: (backend) => asking(backend, (request) => ({ ...request, boot: freshId() })),
  },
  {
    mistake: 'makes a visitor for each of several requests at once',
    breaks: [10],
    broken(backend) {
      let underWay = 0;
      return {
        ...backend,
        async resolveSession(request) {
          const boot = underWay++ > 0 ? freshId() : request?.boot;
          const answer = await backend.resolveSession({ ...request, boot });
          underWay--;
          return answer;
        },
      };
    },
  },
  {
    mistake: 'makes a new boot after a lost answer',
    breaks: [10],
    broken(backend) {
      const lost = new Set<string>();
      return {
        ...backend,
        async resolveSession(request) {
          const boot = lost.has(request?.boot) ? freshId() : request?.boot;
          const answer = await backend.resolveSession({ ...request, boot });
          if (!answer.ok && answer.problem.code === 'unreachable') lost.add(request.boot);
          return answer;
        },
      };
    },
  },
  {
    mistake: 'knows a token only where it stands alone',
    breaks: [10],
    broken: (backend) =>
      asking(backend, (request) => ({ ...request, tokens: request.tokens.length > 1 ? [] : request.tokens })),
  },
  {
    mistake: 'reads a token with spaces and capitals as well',
    breaks: [10],
    broken: (backend) =>
      asking(backend, (request) => ({
        ...request,
        tokens: request.tokens.map(({ token, place }) => ({ token: token.trim().toLowerCase(), place })),
      })),
  },
  {
    mistake: 'refuses a request for what else lay in the stores',
    breaks: [10, 12, 13, 20, 22],
    broken: (backend) => ({
      ...backend,
      resolveSession: async (request) =>
        request?.tokens?.some(({ token }) => !/^pl1_[0-9a-f]{64}$/.test(token))
          ? SESSION_EXPIRED
          : backend.resolveSession(request),
    }),
  },
  {
    mistake: 'gives a token that it does not know again',
    breaks: [1, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23],
    broken: (backend) => ({
      ...backend,
      async resolveSession(request) {
        const answer = await backend.resolveSession(request);
        if (!answer.ok || !answer.value.secure) return answer;
        const token = `pl1_${freshId()}${freshId()}`;
        return ok({ ...answer.value, secure: { ...answer.value.secure, token } });
      },
    }),
  },
  {
    mistake: 'sends without the token',
    breaks: [10, 11],
    broken: (backend) => ({ ...backend, submit: (submission) => backend.submit(submission) }),
  },
  {
    mistake: 'sends without the token where it has expired',
    breaks: [10, 11],
    broken: (backend) => ({
      ...backend,
      async submit(submission, token) {
        const answer = await backend.submit(submission, token);
        return answer.ok || answer.problem.code !== 'session-expired' ? answer : backend.submit(submission);
      },
    }),
  },
  {
    mistake: 'ends a session in the page alone',
    breaks: [11, 19, 22],
    broken: (backend) => ({
      ...backend,
      async endSession(tokens) {
        const answer = await backend.endSession([]);
        return answer.ok && areTokens(tokens) ? answer : backend.endSession(tokens);
      },
    }),
  },
  {
    mistake: 'ends the first of several tokens',
    breaks: [11],
    broken: (backend) => ({
      ...backend,
      endSession: async (tokens) => backend.endSession(Array.isArray(tokens) ? tokens.slice(0, 1) : tokens),
    }),
  },
  {
    mistake: 'ends a token, and not what replaced it',
    breaks: [11, 19, 22],
    broken(backend) {
      const ended = new Set<string>();
      const { submit, resolveSession, handOver, endSession } = backend;
      return {
        ...backend,
        submit: async (submission, token) => (ended.has(token ?? '') ? SESSION_EXPIRED : submit(submission, token)),
        handOver: async (token, target) => (ended.has(token) ? SESSION_EXPIRED : handOver(token, target)),
        resolveSession: async (request) =>
          resolveSession({ ...request, tokens: request?.tokens?.filter(({ token }) => !ended.has(token)) }),
        async endSession(tokens) {
          const answer = await endSession(areTokens(tokens) ? [] : tokens);
          if (answer.ok) for (const token of tokens) ended.add(token);
          return answer;
        },
      };
    },
  },
  {
    mistake: 'ends every session it has seen',
    breaks: [11],
    broken(backend) {
      const seen = new Set<string>();
      return {
        ...backend,
        async resolveSession(request) {
          const answer = await backend.resolveSession(request);
          if (answer.ok && answer.value.secure) seen.add(answer.value.secure.token);
          return answer;
        },
        async endSession(tokens) {
          const answer = await backend.endSession(tokens);
          return answer.ok ? backend.endSession([...seen]) : answer;
        },
      };
    },
  },
  {
    mistake: 'refuses to end what it does not know',
    breaks: [11],
    broken: (backend) => ({
      ...backend,
      async endSession(tokens) {
        const answer = await backend.endSession(tokens);
        const known = (token: string): boolean => /^pl1_[0-9a-f]{64}$/.test(token);
        return answer.ok && !(tokens.length === 1 && tokens.every(known)) ? SESSION_EXPIRED : answer;
      },
    }),
  },
];
