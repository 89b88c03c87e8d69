import type { Result } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { VisitorActor } from '../../src/workspace/chats/chat-command.ts';
import type { Command, CommandKind, CommandOf } from '../../src/workspace/command.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { ReplyOf } from '../../src/workspace/reply.ts';
import type { Random } from '../properties/random.ts';
import { countedIds, hexId } from '../workspace/bench.ts';
import { type Fault, faultyStore } from '../workspace/faulty-store.ts';
import { observedStore } from './observed-store.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { Violation } from './violation.ts';

/** A visitor's browser, with the session it has. */
export interface Browser {
  readonly boot: string;
  readonly widget: string;
  readonly token: string;
  readonly visitor: string;
}

/** A command that was carried out and may be sent again. */
export interface Done {
  readonly command: Command;
  readonly reply: unknown;
}

export interface Recorded {
  readonly at: number;
  readonly command: Command;
}

/** A workspace in the midst of its life, watched by the oracle. */
export interface World {
  readonly random: Random;
  readonly clock: { now: number };
  readonly oracle: Oracle;
  readonly browsers: Browser[];
  readonly done: Done[];
  /** How often each refusal was met, by its code. */
  readonly refusals: Map<string, number>;
  /** Every command the server took, and when. */
  readonly record: Recorded[];
  readonly counts: { commands: number; deadlines: number; faults: number };
  server(): ReferenceServer;
  commandId(): string;
  actor(browser: Browser): VisitorActor;
  /** What is due is settled first, unless `owing`; then the command is carried out and judged. */
  send<Kind extends CommandKind>(
    command: CommandOf<Kind>,
    way?: { readonly owing?: boolean },
  ): Promise<Result<ReplyOf<Kind>, Problem>>;
  /** The next commits of the store fail so. */
  breakStore(...faults: readonly Fault[]): void;
  /** Ends the process and begins another over the same store. */
  restart(): Promise<void>;
}

export interface WorldOptions {
  readonly random: Random;
  readonly settings: readonly WidgetSettings[];
  readonly startsAt: number;
  /** False where the clock may go back; then no instant is held to account. */
  readonly exact: boolean;
}

export async function openWorld({ random, settings, startsAt, exact }: WorldOptions): Promise<World> {
  const clock = { now: startsAt };
  const observed = observedStore(createMemoryStore());
  const store = faultyStore(observed);
  const oracle = createOracle({ exact });
  const newId = countedIds();
  const errors: unknown[] = [];
  const refusals = new Map<string, number>();
  const counts = { commands: 0, deadlines: 0, faults: 0 };
  const done: Done[] = [];
  const record: Recorded[] = [];
  let commands = 1_000_000;
  const open = (): ReferenceServer =>
    createReferenceServer({
      settings,
      now: () => clock.now,
      newId,
      store,
      limits: { visitorsPerAddress: { limit: 1_000_000, windowMs: 1 } },
      onError: (error) => errors.push(error),
    });
  let server = open();
  for (const each of settings) oracle.ledger.settings.widgets.set(each.id, each);

  const sendOne = async (command: Command, settled: boolean): Promise<Result<unknown, Problem>> => {
    counts.commands += 1;
    const at = clock.now;
    const outcome = await server.handle(command);
    if (outcome.ok || outcome.problem.code !== 'unavailable') record.push({ at, command });
    if (!outcome.ok) refusals.set(outcome.problem.code, (refusals.get(outcome.problem.code) ?? 0) + 1);
    else if ('commandId' in command) done.push({ command, reply: outcome.value });
    const [chats, agents] = [await server.chats(), await server.agents()];
    if (errors.length > 0) throw new Violation('no errors', String((errors[0] as Error).stack ?? errors[0]));
    oracle.take({ command, outcome, at, settled, changes: observed.take(), chats, agents });
    return outcome;
  };

  const isOwed = (): boolean => (server.nextDeadline() ?? Number.POSITIVE_INFINITY) <= clock.now;

  const settle = async (): Promise<void> => {
    for (let tries = 0; isOwed(); tries += 1) {
      if (tries === 4) throw new Violation('C deadlines', `a tick at ${clock.now} leaves ${server.nextDeadline()} due`);
      counts.deadlines += 1;
      await sendOne({ kind: 'tick' }, false);
    }
  };

  return {
    random,
    clock,
    oracle,
    browsers: [],
    done,
    record,
    refusals,
    counts,
    server: () => server,
    commandId: () => hexId(++commands),
    actor: ({ widget, token }) => ({ kind: 'visitor', widget, token, origin: null }),
    async send<Kind extends CommandKind>(command: CommandOf<Kind>, { owing = false } = {}) {
      if (!owing) await settle();
      const outcome = await sendOne(command as Command, !isOwed());
      return outcome as Result<ReplyOf<Kind>, Problem>;
    },
    breakStore(...faults) {
      counts.faults += faults.length;
      store.faults.commit = [...faults];
    },
    async restart() {
      await settle();
      await server.close();
      server = open();
      await server.chats();
      const { widgets } = oracle.ledger.settings;
      for (const each of settings) if (!widgets.has(each.id)) widgets.set(each.id, each);
      oracle.restarted(clock.now);
    },
  };
}
