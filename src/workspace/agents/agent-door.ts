import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Command, CommandOf } from '../command.ts';
import { unsupportedPasswords, wrongSignIn } from '../problems.ts';
import type { State } from '../state/state.ts';
import type { VerifiedAgent } from './agent-account.ts';
import type { Passwords } from './passwords.ts';

interface AgentDoorOptions {
  readonly passwords: Passwords | undefined;
  /** Carries a command out; resolves after its commit. */
  readonly run: (command: Command) => Promise<Result<unknown, Problem>>;
  readonly read: <Value>(answer: (state: State) => Result<Value, Problem>) => Promise<Result<Value, Problem>>;
}

/**
 * Where passwords end: what comes out goes to the machine with a hash, or with whose hash the password fits, and without
 * the password (Z-5).
 */
export function createAgentDoor({ passwords, run, read }: AgentDoorOptions) {
  return {
    async saveAccount(command: CommandOf<'save-account'>): Promise<Result<Command, Problem>> {
      if (!passwords) return refused(unsupportedPasswords());
      return ok({ ...command, password: '', passwordHash: await passwords.hash(command.password) });
    },

    async signIn(command: CommandOf<'sign-in'>): Promise<Result<Command, Problem>> {
      if (!passwords) return refused(unsupportedPasswords());
      const { email, password, address } = command;
      const counted = await run({ kind: 'try-sign-in', email, address });
      if (!counted.ok) return counted;
      const account = await read((state) => ok(accountOf(state, email)));
      if (!account.ok) return account;
      const fits = await passwords.fits(password, account.value?.passwordHash ?? null);
      return fits ? ok({ ...command, password: '', verified: account.value }) : refused(wrongSignIn());
    },
  };
}

function accountOf({ accounts }: State, email: string): VerifiedAgent | null {
  for (const [agent, account] of accounts.entries()) {
    if (account.email === email) return { agent, passwordHash: account.passwordHash };
  }
  return null;
}
