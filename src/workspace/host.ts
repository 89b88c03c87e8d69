import { toInstant } from '../base/instant.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { Limits } from '../domain/access/limits.ts';
import type { Problem } from '../domain/problem.ts';
import { forgetTaken } from './admit.ts';
import { CHAT, chatDocument } from './chats/chat-documents.ts';
import type { Command } from './command.ts';
import { handle } from './machine.ts';
import { unavailable } from './problems.ts';
import { type Read, readsOf } from './reads-of.ts';
import { type Changed, changedBy } from './state/changed.ts';
import { changeOf, type LiveState, readState } from './state/documents.ts';
import { draftOver } from './state/draft.ts';
import { keepHistory } from './state/kept-history.ts';
import { documentKey, type State } from './state/state.ts';
import type { Store, StoredDocument } from './store.ts';

export interface HostOptions {
  readonly store: Store;
  readonly workspace: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly limits: Limits;
  /** Carried out before all others, as soon as the store can be read. */
  readonly first: readonly Command[];
  /**
   * The state has changed; `live`: in a live document, not only in history or in what lives in memory. `changed` null: in
   * ways this host does not know of.
   */
  readonly onChange: (live: boolean, changed: Changed | null) => void;
  /** Hears what must not happen: a store that throws, a bug in a command. */
  readonly onError: (error: unknown) => void;
}

/** Runs the machine over a store: commands in their order, many to a commit, each answered after its commit. */
export interface Host {
  run(command: Command): Promise<Outcome>;
  /** The present state if it is ready; never waits. */
  readonly state: LiveState | null;
  /** The present state, loaded first where it is not yet; null while the store cannot answer, and after `close`. */
  ready(): Promise<LiveState | null>;
  /** The store was changed past this host: it reads all of it anew before its next command, and resolves then. */
  reload(): Promise<void>;
  /** Finishes what was begun; what comes later is refused with `unavailable`. */
  close(): Promise<void>;
}

type Outcome = Result<unknown, Problem>;

interface Waiting {
  readonly command: Command;
  readonly answer: (outcome: Outcome) => void;
}

/** Bounds one commit; what is beyond waits for the next. */
const BATCH = 256;

/**
 * How far one document may lead to the next: a secret, its visitor, and whom that one became, one after another. Whoever
 * is further away counts as unknown; nobody can hold up others with a chain.
 */
const READ_ROUNDS = 100;

/** Losing to other writers this often in a row is answered with `unavailable` rather than tried for ever. */
const TRIES = 8;

export function createHost({ store, workspace, now, newId, limits, first, onChange, onError }: HostOptions): Host {
  let state: LiveState | null = null;
  let version = 0;
  let started = false;
  let starting: Promise<void> | null = null;
  let pumping: Promise<void> | null = null;
  let closed = false;
  let stale = false;
  const waiting: Waiting[] = [];
  const kept = keepHistory();

  const load = async (): Promise<boolean> => {
    const loaded = await store.load(workspace);
    if (!loaded.ok) return false;
    state = readState(loaded.value.documents, toInstant(now()), state);
    version = loaded.value.version;
    kept.forget();
    return true;
  };

  const readHistory = async (commands: readonly Command[]): Promise<Map<string, StoredDocument> | null> => {
    const asked = new Set<string>();
    const history = new Map<string, StoredDocument>();
    for (let round = 0; round < READ_ROUNDS; round += 1) {
      const named = commands.flatMap((command) => readsOf(command, history));
      const reads = new Map<string, Read>();
      let known = false;
      for (const read of named) {
        const key = documentKey(read.kind, read.id);
        if (asked.has(key)) continue;
        // A chat that lives is known without the store; by the time its command is carried out it may be over.
        const live = read.kind === CHAT ? state?.chats.get(read.id) : undefined;
        const document = live ? chatDocument(live) : kept.get(read);
        if (document) {
          asked.add(key);
          history.set(key, document);
          known = true;
        } else reads.set(key, read);
      }
      if (reads.size === 0 && !known) return history;
      const answers = await Promise.all([...reads.values()].map(({ kind, id }) => store.get(workspace, kind, id)));
      for (const [index, key] of [...reads.keys()].entries()) {
        const answer = answers[index];
        if (!answer?.ok) return null;
        asked.add(key);
        if (!answer.value) continue;
        history.set(key, answer.value);
        kept.keep(answer.value);
      }
    }
    return history;
  };

  /** A bug in one command must not take along the others of its commit. */
  const carryOutOne = (draft: State, command: Command): Outcome => {
    try {
      return handle(draft, command, { now: toInstant(now()), newId, limits });
    } catch (error) {
      onError(error);
      return refused(unavailable());
    }
  };

  /** What was committed stays answered, whatever becomes of telling others. */
  const tell = (live: boolean, changed: Changed | null = null): void => {
    try {
      onChange(live, changed);
    } catch (error) {
      onError(error);
    }
  };

  /** Carries out commands in one commit; after a lost race once more, from what the winner left. */
  const carryOut = async (commands: readonly Command[]): Promise<readonly Outcome[]> => {
    if (stale) {
      if (!(await load())) return commands.map(() => refused(unavailable()));
      stale = false;
      if (started) tell(true);
    }
    for (let tries = 0; state && tries < TRIES; tries += 1) {
      const history = await readHistory(commands);
      if (!history) break;
      const base = { ...state, history, events: [] };
      const draft = draftOver(base);
      const outcomes = commands.map((command) => carryOutOne(draft, command));
      const change = changeOf(draft, base, toInstant(now()));
      const stored = change.put.length + change.remove.length + change.events.length > 0;
      const committed = stored ? await store.commit(workspace, version, change) : ok({ version });
      if (committed.ok) {
        draft.settle();
        for (const document of change.put) kept.keep(document);
        forgetTaken(state.taken, now());
        version = committed.value.version;
        if (started) tell(change.remove.length > 0 || change.put.some(({ live }) => live), changedBy(draft));
        return outcomes;
      }
      // It may have been stored all the same: whatever comes next begins with what is there.
      stale = committed.problem === 'unavailable';
      if (stale || !(await load())) break;
      if (started) tell(true);
    }
    return commands.map(() => refused(unavailable()));
  };

  const start = async (): Promise<void> => {
    try {
      if (!(await load())) return;
      const outcomes = await carryOut(first);
      started = outcomes.every((outcome) => outcome.ok || outcome.problem.code !== 'unavailable');
      if (started) tell(true);
    } catch (error) {
      onError(error);
    } finally {
      starting = null;
    }
  };

  const ready = async (): Promise<LiveState | null> => {
    if (!started) {
      starting ??= start();
      await starting;
    }
    return started && !closed ? state : null;
  };

  const pump = async (): Promise<void> => {
    while (waiting.length > 0) {
      await ready();
      const batch = waiting.splice(0, BATCH);
      let outcomes: readonly Outcome[] = [];
      try {
        if (started) outcomes = await carryOut(batch.map(({ command }) => command));
      } catch (error) {
        onError(error);
      }
      for (const [index, { answer }] of batch.entries()) answer(outcomes[index] ?? refused(unavailable()));
    }
    pumping = null;
  };

  const run = (command: Command): Promise<Outcome> => {
    if (closed) return Promise.resolve(refused(unavailable()));
    return new Promise((answer) => {
      waiting.push({ command, answer });
      // A turn of grace gathers the commands of one moment into one commit.
      pumping ??= (store.gather?.() ?? Promise.resolve()).then(pump);
    });
  };

  return {
    run,
    async reload() {
      stale = true;
      await run({ kind: 'tick' });
    },
    get state() {
      return started && !closed ? state : null;
    },
    ready,
    async close() {
      closed = true;
      await pumping;
      await starting;
    },
  };
}
