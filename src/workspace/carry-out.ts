import type { Result } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import type { CommandKind, CommandOf } from './command.ts';
import type { ReplyOf } from './reply.ts';
import type { Context, State } from './state.ts';

/**
 * Carries out commands of one kind on a draft: synchronous, and of the same arguments always the same. What a refused
 * one did to its draft is thrown away by the machine, so it may refuse at any point.
 */
export type CarryOut<Kind extends CommandKind> = (
  state: State,
  command: CommandOf<Kind>,
  context: Context,
) => Result<ReplyOf<Kind>, Problem>;
