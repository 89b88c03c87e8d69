import type { Result } from '../../src/base/result.ts';
import type { Chat } from '../../src/domain/chat/chat.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { Command } from '../../src/workspace/command.ts';
import type { AgentView } from '../../src/workspace/reply.ts';
import type { StoreChange } from '../../src/workspace/store.ts';

/** One command, and all that can be seen of what it did. */
export interface Deed {
  readonly command: Command;
  readonly outcome: Result<unknown, Problem>;
  readonly at: number;
  /** Nothing was due any more when it came. */
  readonly settled: boolean;
  readonly changes: readonly StoreChange[];
  readonly chats: readonly Chat[];
  readonly agents: readonly AgentView[];
}

/** Whether the machine got to see the command, and with it whatever was due. */
export const hasSettled = ({ outcome }: Deed): boolean =>
  outcome.ok || (outcome.problem.code !== 'invalid' && outcome.problem.code !== 'unavailable');
