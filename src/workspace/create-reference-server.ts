import { createEmitter } from '../base/emitter.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import { parseSettings } from '../protocol/settings-schema.ts';
import { agentView } from './agent-view.ts';
import { checkCommand } from './check-command.ts';
import type { Command, CommandKind, CommandOf } from './command.ts';
import { nextDeadline } from './deadlines.ts';
import type { LiveState } from './documents.ts';
import { findMessages } from './find-messages.ts';
import { createHost } from './host.ts';
import { createMemoryStore } from './memory-store.ts';
import { unavailable, widgetUnknown } from './problems.ts';
import type { ReferenceServer, ReferenceServerOptions } from './reference-server.ts';
import type { ReplyOf } from './reply.ts';
import { createStatusShelf } from './status-shelf.ts';

const WORKSPACE = 'main';

/**
 * Opens the other side of Porchlight in this process. It loads by itself and carries out the first command as soon as
 * it has. Settings that break a rule are a mistake in the calling program: they throw a TypeError that names each place.
 */
export function createReferenceServer(options: ReferenceServerOptions): ReferenceServer {
  const { now, newId, store = createMemoryStore(), onError = reportToConsole } = options;
  const statusChanges = createEmitter<string>(onError);
  const deadlineChanges = createEmitter<void>(onError);
  const documents = createStatusShelf();
  let deadline: number | null = null;

  const host = createHost({
    store,
    workspace: WORKSPACE,
    now,
    newId,
    limits: options.limits,
    first: [options.settings].flat().map((settings) => ({
      kind: 'save-widget',
      settings: checkedSettings(settings),
      ifVersion: 0,
    })),
    onChange(live) {
      const { state } = host;
      if (!state) return;
      const before = deadline;
      deadline = nextDeadline(state);
      if (live) for (const widget of documents.refresh(state, now())) statusChanges.emit(widget);
      if (deadline !== before) deadlineChanges.emit();
    },
    onError,
  });

  void host.ready();

  /** Reads the state; synchronously once it is loaded, so that a listener reads what it was told of. */
  const read = async <Value>(answer: (state: LiveState) => Result<Value, Problem>): Promise<Result<Value, Problem>> => {
    const state = host.state ?? (await host.ready());
    return state ? answer(state) : refused(unavailable());
  };

  return {
    store,
    now,
    async handle<Kind extends CommandKind>(command: CommandOf<Kind>): Promise<Result<ReplyOf<Kind>, Problem>> {
      const checked = checkCommand(command as Command);
      return checked.ok ? ((await host.run(checked.value)) as Result<ReplyOf<Kind>, Problem>) : checked;
    },
    statusDocument: (widget) =>
      read((state) => {
        const document = documents.read(state, widget, now());
        return document ? ok(document) : refused(widgetUnknown(widget));
      }),
    settings: (widget) =>
      read((state) => {
        const saved = state.widgets.get(widget);
        return saved ? ok(saved) : refused(widgetUnknown(widget));
      }),
    async widgets() {
      const ids = await read((state) => ok([...state.widgets.keys()].sort()));
      return ids.ok ? ids.value : [];
    },
    async agents() {
      const views = await read((state) =>
        ok([...state.agents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, agent]) => agentView(id, agent, now()))),
      );
      return views.ok ? views.value : [];
    },
    async offlineMessages(query) {
      if (!(await host.ready())) return refused(unavailable());
      try {
        return await findMessages(store, WORKSPACE, query);
      } catch (error) {
        onError(error);
        return refused(unavailable());
      }
    },
    onStatusChange: (listener) => statusChanges.on(listener),
    onDeadlineChange: (listener) => deadlineChanges.on(listener),
    nextDeadline: () => (host.state ? deadline : null),
    async close() {
      await host.close();
      if (!options.store) await store.close();
    },
  };
}

function checkedSettings(settings: WidgetSettings): WidgetSettings {
  const parsed = parseSettings(settings);
  if (parsed.ok) return parsed.value;
  const places = parsed.problem.issues?.map(({ path, message }) => `${path}: ${message}`) ?? [parsed.problem.message];
  throw new TypeError(`The settings of a widget cannot be used. ${places.join('; ')}.`);
}

const reportToConsole = (error: unknown): void => console.error('Porchlight:', error);
