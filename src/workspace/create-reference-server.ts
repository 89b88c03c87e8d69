import { createEmitter } from '../base/emitter.ts';
import { toInstant } from '../base/instant.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { LIMITS } from '../domain/access/limits.ts';
import type { Typing } from '../domain/chat/typing.ts';
import type { ChatPosition } from '../domain/chat/visitor-chat.ts';
import type { Problem } from '../domain/problem.ts';
import { visitorOf } from '../domain/session/visitor-record.ts';
import { readChatFor } from './agents/agent-chat.ts';
import { createAgentDoor } from './agents/agent-door.ts';
import { createAgentFeed } from './agents/agent-feed.ts';
import { findInbox } from './agents/agent-inbox.ts';
import { findLogin } from './agents/agent-login.ts';
import type { ChatView } from './agents/agent-side.ts';
import { agentView } from './agents/agent-view.ts';
import { botChats } from './bots/bot-chats.ts';
import type { VisitorActor } from './chats/chat-command.ts';
import { liveChats } from './chats/chat-shelf.ts';
import { createDeliveryMarks } from './chats/delivery-marks.ts';
import { findPastChats, readChatWithLog } from './chats/find-chats.ts';
import { listDepartments } from './chats/list-departments.ts';
import { checkCommand } from './check-command.ts';
import type { Command, CommandKind, CommandOf } from './command.ts';
import { earliest, nextDeadline } from './deadlines.ts';
import { createFileDoor } from './files/file-door.ts';
import { foreseeUpload } from './files/foresee-upload.ts';
import { createMemoryFiles } from './files/memory-files.ts';
import { createHost } from './host.ts';
import { findInvitations } from './invitations/find-invitations.ts';
import { createMemoryStore } from './memory-store.ts';
import { findMessages } from './messages/find-messages.ts';
import { identityRefused, unavailable, widgetUnknown } from './problems.ts';
import type { ReferenceServer, ReferenceServerOptions } from './reference-server.ts';
import type { ReplyOf } from './reply.ts';
import { type Changed, changedChats } from './state/changed.ts';
import type { LiveState } from './state/documents.ts';
import { WORKSPACE_SETTINGS } from './state/state.ts';
import { eraseVisitor } from './visitors/erase-visitor.ts';
import { exportVisitor } from './visitors/export-visitor.ts';
import { findVisitors } from './visitors/find-visitors.ts';
import { createVisitorFeeds } from './visitors/follow-visitor-chat.ts';
import { keysOf } from './visitors/keys-of.ts';
import { readVisitorRecord } from './visitors/read-visitor-record.ts';
import { createRetention } from './visitors/retention.ts';
import { verifyIdentity } from './visitors/verify-identity.ts';
import { readVisitorPage } from './visitors/visitor-page.ts';
import { onlineVisitors } from './visits/online-visitors.ts';
import { checkedSettings } from './widgets/checked-settings.ts';
import { createStatusShelf } from './widgets/status-shelf.ts';

const WORKSPACE = 'main';

/**
 * Opens the other side of Porchlight in this process. It loads by itself and carries out the first command as soon as
 * it has. Settings that break a rule are a mistake in the calling program: they throw a TypeError that names each place.
 */
export function createReferenceServer(options: ReferenceServerOptions): ReferenceServer {
  const { now, newId, store = createMemoryStore(), passwords, onError = reportToConsole } = options;
  const { files = createMemoryFiles() } = options;
  const statusChanges = createEmitter<string>(onError);
  const deadlineChanges = createEmitter<void>(onError);
  const changes = createEmitter<Changed | null>(onError);
  const documents = createStatusShelf();
  const deliveries = createDeliveryMarks();
  const retention = createRetention(store, WORKSPACE, { files, now, onError });
  let deadline: number | null = null;

  const host = createHost({
    store,
    workspace: WORKSPACE,
    now,
    newId,
    limits: { ...LIMITS, ...options.limits },
    first: [options.settings].flat().map((settings) => ({
      kind: 'save-widget',
      settings: checkedSettings(settings),
      ifVersion: 0,
    })),
    onChange(live, changed) {
      const { state } = host;
      if (!state) return;
      if (live) for (const widget of documents.refresh(state, now())) statusChanges.emit(widget);
      changes.emit(changed);
      visitorFeeds.nudge(state, changed);
      setDeadline(state);
    },
    onError,
  });

  void host.ready();

  const setDeadline = (state: LiveState): void => {
    const before = deadline;
    deadline = earliest(nextDeadline(state), retention.dueAt(state), fileDoor.dueAt());
    if (deadline !== before) deadlineChanges.emit();
  };

  /** Reads the state; synchronously once it is loaded, so that a listener reads what it was told of. */
  const read = async <Value>(answer: (state: LiveState) => Result<Value, Problem>): Promise<Result<Value, Problem>> => {
    const state = host.state ?? (await host.ready());
    return state ? answer(state) : refused(unavailable());
  };

  /** Asks the store, once it is known to hold this workspace. */
  const ask = async <Value>(question: () => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> => {
    if (!(await host.ready())) return refused(unavailable());
    try {
      return await question();
    } catch (error) {
      onError(error);
      return refused(unavailable());
    }
  };

  /** The one door for identities: whom a command names as verified, its signature says and never its caller (T-10). */
  const withIdentity = async (command: CommandOf<'resolve-session'>): Promise<Result<Command, Problem>> => {
    const { widget, request } = command;
    const keys = await read((state) => ok(keysOf(state, widget)));
    if (!keys.ok) return keys;
    const identity = await verifyIdentity(request.identity ?? '', { widget, now: toInstant(now()), keys: keys.value });
    return identity.ok ? ok({ ...command, verified: identity.value }) : refused(identityRefused(identity.problem));
  };

  /** Asks the store about what the live state is needed for as well. */
  const askWith = <Value>(
    question: (state: LiveState) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value, Problem>> =>
    ask(async () => {
      const state = await host.ready();
      return state ? question(state) : refused(unavailable());
    });

  const agentFeed = createAgentFeed({
    store,
    workspace: WORKSPACE,
    now,
    ready: host.ready,
    onChange: changes.on,
    onTold: (agent, chats) => noteDelivery(agent, chats),
    onError,
  });

  const readsAt = (state: LiveState) =>
    ({ state, store, workspace: WORKSPACE, now: toInstant(now()), delivered: deliveries.of }) as const;

  const readPage = (actor: VisitorActor, position: ChatPosition | null) =>
    askWith((state) => readVisitorPage(readsAt(state), actor, position));

  const visitorFeeds = createVisitorFeeds({ readPage, onError });

  const noteDelivery = (agent: string, chats: readonly ChatView[]): void => {
    const { state } = host;
    const news = state ? deliveries.note(state, agent, chats) : null;
    if (state && news && news.size > 0) visitorFeeds.nudge(state, changedChats(news));
  };

  const tellTyping = (typing: Typing): void => {
    if (host.state) agentFeed.tellTyping(host.state, typing);
    visitorFeeds.tellTyping(typing);
  };

  const fileDoor = createFileDoor({ files, store, workspace: WORKSPACE, now, run: host.run, onError });

  const agentDoor = createAgentDoor({ passwords, run: host.run, read });

  /** What the machine gets to see of a command: who a signature or a password speaks for, and neither of the two. */
  const admit = (command: Command): Result<Command, Problem> | Promise<Result<Command, Problem>> => {
    switch (command.kind) {
      case 'resolve-session':
        // What a caller says about who is verified counts for nothing.
        return command.request.identity === undefined ? ok({ ...command, verified: null }) : withIdentity(command);
      case 'save-account':
        return ask(() => agentDoor.saveAccount(command));
      case 'sign-in':
        return ask(() => agentDoor.signIn(command));
      default:
        return ok(command);
    }
  };

  return {
    store,
    now,
    async handle<Kind extends CommandKind>(command: CommandOf<Kind>): Promise<Result<ReplyOf<Kind>, Problem>> {
      const checked = checkCommand(command as Command);
      if (!checked.ok) return checked;
      const admitting = admit(checked.value);
      // Nothing else waits here: commands are carried out in the order in which they are handed in.
      const admitted = admitting instanceof Promise ? await admitting : admitting;
      if (!admitted.ok) return admitted;
      const outcome = await host.run(admitted.value);
      if (command.kind === 'tick' && host.state) {
        await retention.run(host.state);
        await fileDoor.sweep();
        if (host.state) setDeadline(host.state);
      }
      if (command.kind === 'tell-typing' && outcome.ok && outcome.value) tellTyping(outcome.value as Typing);
      return outcome as Result<ReplyOf<Kind>, Problem>;
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
    async departments() {
      const listed = await read((state) => ok(listDepartments(state)));
      return listed.ok ? listed.value : [];
    },
    workspaceSettings: () =>
      read(({ workspace }) => {
        const { offlineHandling = true, version = 0 } = workspace.get(WORKSPACE_SETTINGS) ?? {};
        return ok({ settings: { offlineHandling }, version });
      }),
    async agents() {
      const views = await read((state) =>
        ok([...state.agents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, agent]) => agentView(id, agent, now()))),
      );
      return views.ok ? views.value : [];
    },
    signedInAgent: (token) => read((state) => findLogin(state, token, now())),
    inbox: (agent, query) => askWith((state) => findInbox(store, WORKSPACE, state, agent, query)),
    async chatFor(agent, id, query = {}) {
      const read = await askWith((state) => readChatFor(store, WORKSPACE, state, agent, id, query));
      if (read.ok) noteDelivery(agent, [read.value.chat]);
      return read;
    },
    agentFeed: agentFeed.follow,
    async chats() {
      const live = await read((state) => ok(liveChats(state, () => true)));
      return live.ok ? live.value : [];
    },
    botChats: (chats) => read((state) => ok(botChats(state, chats))),
    chat: (id) => ask(() => readChatWithLog(store, WORKSPACE, id)),
    pastChats: (query) => ask(() => findPastChats(store, WORKSPACE, query)),
    async visitorPage(actor, position) {
      const read = await readPage(actor, position);
      return read.ok ? ok(read.value.page) : read;
    },
    followVisitor: visitorFeeds.follow,
    async uploadFile(actor, chat, file) {
      const sent = await ask(() => fileDoor.upload(actor, chat, file));
      if (sent.ok && host.state) setDeadline(host.state);
      return sent;
    },
    foreseeUpload: (actor, chat, bytes) => askWith((state) => foreseeUpload(readsAt(state), actor, chat, bytes)),
    readFile: (actor, id) => askWith((state) => fileDoor.read(readsAt(state), actor, id)),
    onlineVisitors: (agent) => read((state) => onlineVisitors(state, agent)),
    async invitations(agent) {
      const state = await host.ready();
      return state ? ask(() => findInvitations(store, WORKSPACE, state, agent)) : refused(unavailable());
    },
    offlineMessages: (query) => ask(() => findMessages(store, WORKSPACE, query)),
    identityKeys: (widget) =>
      read((state) =>
        state.widgets.has(widget)
          ? ok(keysOf(state, widget).map(({ kid, alg }) => ({ kid, alg })))
          : refused(widgetUnknown(widget)),
      ),
    visitors: (query) => ask(() => findVisitors(store, WORKSPACE, query)),
    visitor: (id) =>
      ask(async () => {
        const found = await readVisitorRecord(store, WORKSPACE, id);
        return found.ok ? ok(visitorOf(found.value)) : found;
      }),
    exportVisitor: (id) => ask(() => exportVisitor(store, WORKSPACE, id)),
    async eraseVisitor(id) {
      const erased = await ask(() => eraseVisitor(store, WORKSPACE, id, files));
      // A chat of theirs that was going on is gone with the rest.
      if (erased.ok) await host.reload();
      return erased;
    },
    onChange: (listener) => changes.on(listener),
    onStatusChange: (listener) => statusChanges.on(listener),
    onDeadlineChange: (listener) => deadlineChanges.on(listener),
    nextDeadline: () => (host.state ? deadline : null),
    async close() {
      agentFeed.close();
      visitorFeeds.close();
      await host.close();
      if (!options.store) await store.close();
      if (!options.files) await files.close();
    },
  };
}

const reportToConsole = (error: unknown): void => console.error('Porchlight:', error);
