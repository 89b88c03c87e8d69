import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CommandKind, CommandOf } from '../../workspace/command.ts';

type Fixed<Kind extends CommandKind> = { readonly kind: Kind } & Partial<CommandOf<Kind>>;

/**
 * A command out of a body and of what the address and the login say of it, which no body may say otherwise. The machine
 * parses it: what arrives is anything until then. No body is an empty one.
 */
export function commandOfBody<Kind extends CommandKind>(
  body: unknown,
  fixed: Fixed<Kind>,
): Result<CommandOf<Kind>, Problem> {
  const members = body === undefined ? {} : body;
  if (typeof members !== 'object' || members === null || Array.isArray(members)) return refused(NO_OBJECT);
  const issues = Object.keys(members)
    .filter((path) => Object.hasOwn(fixed, path))
    .map((path) => ({ path, message: 'is an unknown key; it is said by the address or the login' }));
  const [first] = issues;
  if (first) return refused({ code: 'invalid', message: `${first.path}: ${first.message}.`, issues });
  return ok({ ...members, ...fixed } as unknown as CommandOf<Kind>);
}

const NO_OBJECT: Problem = {
  code: 'invalid',
  message: 'The body must be a JSON object.',
  issues: [{ path: '', message: 'must be an object' }],
};
