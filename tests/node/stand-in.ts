import type { Result } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { Command, CommandKind, CommandOf } from '../../src/workspace/command.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { ReplyOf } from '../../src/workspace/reply.ts';

/** Answers commands of one kind as told instead of carrying them out; gives the list of those that came. */
export function standIn<Kind extends CommandKind>(
  server: ReferenceServer,
  kind: Kind,
  result: Result<ReplyOf<Kind>, Problem>,
): readonly CommandOf<Kind>[] {
  const heard: CommandOf<Kind>[] = [];
  const handle = server.handle.bind(server);
  server.handle = async (command: Command) => {
    if (command.kind !== kind) return handle(command) as never;
    heard.push(command as CommandOf<Kind>);
    return result as never;
  };
  return heard;
}
