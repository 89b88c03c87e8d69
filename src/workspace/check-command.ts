import { ok, type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import { parseAccount, parseSignIn } from '../protocol/agent-account-schema.ts';
import { parseAgentChange } from '../protocol/agent-schema.ts';
import { parseBeat } from '../protocol/beat-schema.ts';
import { parseChatCommand } from '../protocol/chat-schema.ts';
import { parseDepartmentChange } from '../protocol/department-schema.ts';
import { idSchema } from '../protocol/id-schema.ts';
import { parseMessageState } from '../protocol/message-state-schema.ts';
import { parseWith } from '../protocol/parse-with.ts';
import { parseEndBody, parseHandoverBody, parseIdentityKey, parseSessionRequest } from '../protocol/session-schema.ts';
import { parseSettings } from '../protocol/settings-schema.ts';
import { parseSubmission } from '../protocol/submission-schema.ts';
import { isChatCommand } from './chats/chat-command.ts';
import type { Command } from './command.ts';

/**
 * The door of the workspace: a command whose data keep their shape, as a copy, or `invalid` with every place that does
 * not. Behind it nothing is parsed again; what remains to be refused depends on the state.
 */
export function checkCommand(command: Command): Result<Command, Problem> {
  if (isChatCommand(command)) return parseChatCommand(command);
  switch (command.kind) {
    case 'save-widget':
      return withParsed(parseSettings(command.settings), (settings) => ({ ...command, settings }));
    case 'save-agent': {
      const { kind, agent, by, ...change } = command;
      return withId('agent', agent, () =>
        withParsed(parseAgentChange(change), (named) => ({ kind, agent, ...(by !== undefined && { by }), ...named })),
      );
    }
    case 'beat': {
      const { kind, agent, session, login, ...sign } = command;
      return withId('session', session, () =>
        withParsed(parseBeat(sign), (life) => ({
          kind,
          agent,
          session,
          ...(login !== undefined && { login }),
          ...life,
        })),
      );
    }
    case 'save-account': {
      const { kind, agent, email, password } = command;
      return withParsed(parseAccount({ email, password }), (account) => ({ kind, agent, ...account }));
    }
    case 'sign-in': {
      const { kind, email, password, address } = command;
      return withParsed(parseSignIn({ email, password }), (given) => ({ kind, ...given, address }));
    }
    case 'report-load': {
      const { kind, department, ...load } = command;
      return withId('department', department, () =>
        withParsed(parseDepartmentChange({ load }), () => ({ kind, department, ...load })),
      );
    }
    case 'save-department': {
      const { kind, department, by, ifVersion, ...change } = command;
      return withId('department', department, () =>
        withParsed(parseDepartmentChange(change), ({ schedule, chats }) => ({
          kind,
          department,
          ...(by !== undefined && { by }),
          ...(ifVersion !== undefined && { ifVersion }),
          ...(schedule !== undefined && { schedule }),
          ...(chats && { chats }),
        })),
      );
    }
    case 'submit-offline-message':
      return withParsed(parseSubmission(command.submission), (submission) => ({
        ...command,
        submission: { ...submission, values: { ...submission.values } },
      }));
    case 'resolve-session':
      return withParsed(parseSessionRequest(command.request), (request) => ({ ...command, request }));
    case 'hand-over':
      return withParsed(parseHandoverBody({ target: command.target }), ({ target }) => ({ ...command, target }));
    case 'end-session':
      return withParsed(parseEndBody({ tokens: command.tokens }), ({ tokens }) => ({ ...command, tokens }));
    case 'save-identity-key':
      return withParsed(parseIdentityKey(command.key), (key) => ({ ...command, key }));
    case 'mark-offline-message':
      return withParsed(parseMessageState({ state: command.state }), ({ state }) => ({ ...command, state }));
    case 'remove-identity-key':
    case 'remove-widget':
    case 'remove-department':
    case 'remove-agent':
    case 'remove-account':
    case 'try-sign-in':
    case 'sign-out':
    case 'tick':
      return ok(command);
    default:
      return refused(invalidAt('kind', 'is no command of a workspace'));
  }
}

const withParsed = <Value>(
  parsed: Result<Value, Problem>,
  build: (value: Value) => Command,
): Result<Command, Problem> => (parsed.ok ? ok(build(parsed.value)) : parsed);

/** Ids end up in addresses and in the keys of documents. */
function withId(path: string, id: string, next: () => Result<Command, Problem>): Result<Command, Problem> {
  const checked = parseWith(idSchema, id);
  return checked.ok
    ? next()
    : refused(invalidAt(path, checked.problem.issues?.[0]?.message ?? checked.problem.message));
}

const invalidAt = (path: string, message: string): Problem => ({
  code: 'invalid',
  message: `${path}: ${message}.`,
  issues: [{ path, message }],
});
