import type { Result } from '../../base/result.ts';
import type { Ability, ChatBackend } from '../../contract/chat-backend.ts';
import type { ChatStart, ChatWords } from '../../domain/chat/visitor-chat.ts';
import type { Submission } from '../../domain/form/submission.ts';
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import type { SessionRequest } from '../../domain/session/session.ts';
import { type BackendPromise, needsChats, needsSessions } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin, freshRequest, inventedToken, own, resolve } from './fresh-session.ts';
import { freshId, freshSubmission } from './fresh-submission.ts';
import { freshBeat } from './fresh-words.ts';

/** Every code there is; the type holds the list to be whole. */
const CODES: Readonly<Record<ProblemCode, true>> = {
  invalid: true,
  'widget-unknown': true,
  'widget-disabled': true,
  'origin-refused': true,
  'command-id-reused': true,
  'too-many-requests': true,
  'too-large': true,
  unauthorized: true,
  forbidden: true,
  'session-expired': true,
  'identity-refused': true,
  'not-found': true,
  'stale-write': true,
  'in-use': true,
  'chat-state': true,
  unavailable: true,
  unreachable: true,
  unreadable: true,
  unsupported: true,
  'not-available': true,
  closed: true,
};

const ABILITIES: readonly Ability[] = ['status-push', 'offline-messages', 'sessions', 'chats', 'visits'];

const titled = (rest: string): string => `Refusals are values: ${rest}`;

export const refusals: readonly BackendPromise[] = [
  {
    promise: 1,
    title: titled('an unknown widget is widget-unknown, whatever is asked of it'),
    skipped: ({ openUnknown }) => (openUnknown ? null : 'the bench opens no unknown widget'),
    async prove({ openUnknown }) {
      const unknown = openUnknown?.();
      if (!unknown) return;
      const status = expectThat.refusal(await unknown.readStatus(), 'readStatus of an unknown widget');
      expectThat.equal(status.code, 'widget-unknown', 'its code');
      if (unknown.abilities.has('offline-messages')) {
        const message = expectThat.refusal(await unknown.submit(freshSubmission()), 'submit to an unknown widget');
        expectThat.equal(message.code, 'widget-unknown', 'its code');
      }
      const tried = {
        sessions: await sessionCalls(unknown),
        chats: await chatCalls(unknown),
        visits: await visitCalls(unknown),
      };
      for (const ability of ['sessions', 'chats', 'visits'] as const) {
        if (!unknown.abilities.has(ability)) continue;
        for (const [call, answer] of Object.entries(tried[ability])) {
          const { code } = expectThat.refusal(answer, `${call} of an unknown widget`);
          expectThat.equal(code, 'widget-unknown', `${call} of an unknown widget`);
        }
      }
      unknown.close();
    },
  },
  {
    promise: 1,
    title: titled('after close every call is refused with closed, and closing again changes nothing'),
    async prove({ backend, messages }) {
      backend.close();
      backend.close();
      const calls = {
        readStatus: await backend.readStatus(),
        watchStatus: backend.watchStatus(() => undefined),
        submit: await backend.submit(freshSubmission()),
        ...(await sessionCalls(backend)),
        ...(await chatCalls(backend)),
        followChat: backend.followChat(inventedToken(), null, () => undefined),
        ...(await visitCalls(backend)),
      };
      for (const [call, answer] of Object.entries(calls)) {
        expectThat.equal(expectThat.refusal(answer, `${call} after close`).code, 'closed', `${call} after close`);
      }
      expectThat.equal((await messages()).length, 0, 'messages stored through a closed backend');
    },
  },
  {
    promise: 1,
    title: titled('an ability that is not declared is unsupported by its name, one that is declared is not'),
    async prove({ backend }) {
      const watched = backend.watchStatus(() => undefined);
      const followed = backend.followChat(inventedToken(), null, () => undefined);
      const message = await backend.submit(freshSubmission());
      const tried: Readonly<Record<Ability, Readonly<Record<string, Result<unknown, Problem>>>>> = {
        'status-push': { watchStatus: watched },
        'offline-messages': { submit: message },
        sessions: await sessionCalls(backend),
        chats: { ...(await chatCalls(backend)), followChat: followed },
        visits: await visitCalls(backend),
      };
      if (followed.ok) followed.value();
      if (watched.ok) watched.value();
      for (const ability of ABILITIES) {
        for (const [call, answer] of Object.entries(tried[ability])) {
          if (backend.abilities.has(ability)) {
            // What goes by a session is refused to a token nobody was given; all else is carried out.
            const fits = answer.ok || (call in OF_A_SESSION && answer.problem.code === 'session-expired');
            expectThat.holds(fits, `${ability} is declared, so ${call} must not be refused`);
          } else {
            const { code, ability: named } = expectThat.refusal(answer, `${call}: ${ability} is not declared`);
            expectThat.equal({ code, named }, { code: 'unsupported', named: ability }, `the refusal of ${call}`);
          }
        }
      }
    },
  },
  {
    promise: 1,
    title: titled('what is no submission at all is refused with a code of the list and a sentence'),
    async prove({ backend, messages }) {
      for (const nonsense of [null, 'hello', [], {}, { commandId: 1 }] as unknown as readonly Submission[]) {
        saysWhy(await backend.submit(nonsense), `submit ${JSON.stringify(nonsense)}`);
      }
      expectThat.equal((await messages()).length, 0, 'messages stored from nonsense');
    },
  },
  {
    promise: 1,
    title: titled('what is no request for a session at all is refused with a code of the list and a sentence'),
    skipped: needsSessions,
    async prove({ backend }) {
      const wrong = [null, 'hello', [], {}, { boot: 1 }, freshRequest({ boot: 'me' })] as readonly SessionRequest[];
      for (const nonsense of wrong) {
        saysWhy(await backend.resolveSession(nonsense), `resolveSession ${JSON.stringify(nonsense)}`);
      }
      for (const target of ['', 'checkout', 'javascript:alert(1)', null] as readonly string[]) {
        saysWhy(await backend.handOver(inventedToken(), target), `handOver to ${JSON.stringify(target)}`);
      }
      for (const nonsense of [null, 'hello', [1], {}] as unknown as readonly string[][]) {
        saysWhy(await backend.endSession(nonsense), `endSession ${JSON.stringify(nonsense)}`);
      }
    },
  },
  {
    promise: 1,
    title: titled('what is no start and no words at all is refused with a code of the list and a sentence'),
    skipped: needsChats,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const wrong = [null, 'hello', [], {}, { commandId: 1 }, { commandId: freshId(), text: 7 }];
      for (const nonsense of [...wrong, { commandId: freshId(), text: ' ' }] as unknown as readonly ChatStart[]) {
        saysWhy(await backend.startChat(token, nonsense), `startChat ${JSON.stringify(nonsense)}`);
      }
      const { chat } = expectThat.value(await backend.startChat(token, { commandId: freshId() }), 'startChat');
      for (const nonsense of wrong as unknown as readonly ChatWords[]) {
        saysWhy(await backend.write(token, nonsense), `write ${JSON.stringify(nonsense)}`);
      }
      const { entries } = expectThat.value(await backend.readChat(token, null), 'readChat');
      expectThat.equal(entries.filter(({ kind }) => kind === 'message').length, 0, `words in the chat ${chat}`);
    },
  },
  {
    promise: 1,
    title: titled('an identity nobody signed is identity-refused, and the visitor stays who they are'),
    skipped: needsSessions,
    async prove({ backend }) {
      const { token, visitor } = await begin(backend);
      for (const identity of ['', 'somebody', UNSIGNED]) {
        const request = freshRequest({ tokens: [own(token)], identity });
        const { code } = expectThat.refusal(await backend.resolveSession(request), `the identity ${identity}`);
        expectThat.equal(code, 'identity-refused', `the identity ${identity}`);
      }
      const known = await resolve(backend, freshRequest({ tokens: [own(token)] }), 'the same without an identity');
      expectThat.equal([known.visitor, known.identity], [visitor, null], 'the visitor and their identity');
    },
  },
];

/** `{"alg":"none"}`, `{"sub":"ada"}`, and no signature. */
const UNSIGNED = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.';

async function sessionCalls(backend: ChatBackend): Promise<Readonly<Record<string, Result<unknown, Problem>>>> {
  return {
    resolveSession: await backend.resolveSession(freshRequest()),
    handOver: await backend.handOver(inventedToken(), 'https://other.example'),
    endSession: await backend.endSession([inventedToken()]),
  };
}

async function chatCalls(backend: ChatBackend): Promise<Readonly<Record<string, Result<unknown, Problem>>>> {
  const token = inventedToken();
  return {
    startChat: await backend.startChat(token, { commandId: freshId(), text: 'Hello?' }),
    write: await backend.write(token, { chat: 'none', commandId: freshId(), text: 'Hello?' }),
    handOff: await backend.handOff(token, 'none'),
    endChat: await backend.endChat(token, 'none'),
    readChat: await backend.readChat(token, null),
  };
}

async function visitCalls(backend: ChatBackend): Promise<Readonly<Record<string, Result<unknown, Problem>>>> {
  return {
    beatVisit: await backend.beatVisit(inventedToken(), freshBeat()),
    tellInvitation: await backend.tellInvitation(inventedToken(), 'none', 'shown'),
  };
}

/** Calls that show a token. */
const OF_A_SESSION = {
  handOver: true,
  startChat: true,
  write: true,
  handOff: true,
  endChat: true,
  readChat: true,
  beatVisit: true,
  tellInvitation: true,
};

function saysWhy(answer: Result<unknown, Problem>, what: string): void {
  const { code, message } = expectThat.refusal(answer, what);
  expectThat.holds(Object.hasOwn(CODES, code), `${JSON.stringify(code)} is no code of the closed list`);
  expectThat.holds(message.length > 0, `the refusal ${code} must say why`);
}
