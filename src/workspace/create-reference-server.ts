import { createEmitter } from '../base/emitter.ts';
import { toInstant } from '../base/instant.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { LIMITS } from '../domain/access/limits.ts';
import { isAhead } from '../domain/chat/is-ahead.ts';
import type { Typing } from '../domain/chat/typing.ts';
import type { ChatPosition } from '../domain/chat/visitor-chat.ts';
import type { Problem } from '../domain/problem.ts';
import { readChatFor } from './agents/agent-chat.ts';
import { createAgentFeed } from './agents/agent-feed.ts';
import type { ChatView } from './agents/agent-side.ts';
import type { VisitorActor } from './chats/chat-command.ts';
import { createDeliveryMarks } from './chats/delivery-marks.ts';
import { checkCommand } from './check-command.ts';
import type { Command, CommandKind, CommandOf } from './command.ts';
import { createDoor } from './create-door.ts';
import { createQuestions } from './create-questions.ts';
import { earliest, nextDeadline } from './deadlines.ts';
import { createFileDoor } from './files/file-door.ts';
import { foreseeUpload } from './files/foresee-upload.ts';
import { createMemoryFiles } from './files/memory-files.ts';
import { createHost } from './host.ts';
import { createMemoryStore } from './memory-store.ts';
import { widgetUnknown } from './problems.ts';
import type { ReferenceServer, ReferenceServerOptions } from './reference-server.ts';
import type { ReplyOf } from './reply.ts';
import { type Changed, changedChats } from './state/changed.ts';
import type { LiveState } from './state/documents.ts';
import { stateReads } from './state-reads.ts';
import { eraseVisitor } from './visitors/erase-visitor.ts';
import { createVisitorFeeds } from './visitors/follow-visitor-chat.ts';
import { createRetention } from './visitors/retention.ts';
import { readVisitorPage } from './visitors/visitor-page.ts';
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

  const reads = stateReads(host, onError);
  const { read, ask, askWith } = reads;

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

  const readPage = async (actor: VisitorActor, position: ChatPosition | null) => {
    const readOnce = () => askWith((state) => readVisitorPage(readsAt(state), actor, position));
    const read = await readOnce();
    if (!read.ok || !position || !isAhead(read.value.chat, position)) return read;
    await host.run({ kind: 'renew-epoch', ...position });
    return readOnce();
  };

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

  const admit = createDoor({ passwords, reads, now, run: host.run });

  return {
    ...createQuestions({ store, workspace: WORKSPACE, reads, now }),
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
    async chatFor(agent, id, query = {}) {
      const read = await askWith((state) => readChatFor(store, WORKSPACE, state, agent, id, query));
      if (read.ok) noteDelivery(agent, [read.value.chat]);
      return read;
    },
    agentFeed: agentFeed.follow,
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
