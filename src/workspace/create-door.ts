import { toInstant } from '../base/instant.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import { createAgentDoor } from './agents/agent-door.ts';
import type { Passwords } from './agents/passwords.ts';
import type { Command, CommandOf } from './command.ts';
import { identityRefused } from './problems.ts';
import type { StateReads } from './state-reads.ts';
import { keysOf } from './visitors/keys-of.ts';
import { verifyIdentity } from './visitors/verify-identity.ts';

interface DoorOptions {
  readonly passwords: Passwords | undefined;
  readonly reads: StateReads;
  readonly now: () => number;
  /** Carries a command out; resolves after its commit. */
  readonly run: (command: Command) => Promise<Result<unknown, Problem>>;
}

/**
 * What the machine gets to see of a command: who a signature or a password speaks for, and neither of the two. Commands
 * that need no such look are given back at once, so that they are carried out in the order in which they are handed in.
 */
export function createDoor({ passwords, reads, now, run }: DoorOptions) {
  const { read, ask } = reads;
  const agents = createAgentDoor({ passwords, run, read });

  /** Whom a command names as verified, its signature says and never its caller (T-10). */
  const withIdentity = async (command: CommandOf<'resolve-session'>): Promise<Result<Command, Problem>> => {
    const { widget, request } = command;
    const keys = await read((state) => ok(keysOf(state, widget)));
    if (!keys.ok) return keys;
    const identity = await verifyIdentity(request.identity ?? '', { widget, now: toInstant(now()), keys: keys.value });
    return identity.ok ? ok({ ...command, verified: identity.value }) : refused(identityRefused(identity.problem));
  };

  return (command: Command): Result<Command, Problem> | Promise<Result<Command, Problem>> => {
    switch (command.kind) {
      case 'resolve-session':
        return command.request.identity === undefined ? ok({ ...command, verified: null }) : withIdentity(command);
      case 'save-account':
        return ask(() => agents.saveAccount(command));
      case 'sign-in':
        return ask(() => agents.signIn(command));
      default:
        return ok(command);
    }
  };
}
