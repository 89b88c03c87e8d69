import type { Result } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import type { CommandKind, CommandOf } from './command.ts';
import type { ReplyOf } from './reply.ts';
import type { Draft } from './state/draft.ts';
import type { Context } from './state/state.ts';

/**
 * Carries out commands of one kind on a draft: synchronous, and of the same arguments always the same. What a refused
 * one did to its draft is thrown away by the machine, so it may refuse at any point. A reply that depends on what
 * follows of itself is a function, which the machine calls once all has followed.
 */
export type CarryOut<Kind extends CommandKind> = (
  state: Draft,
  command: CommandOf<Kind>,
  context: Context,
) => Result<ReplyOf<Kind> | (() => ReplyOf<Kind>), Problem>;
