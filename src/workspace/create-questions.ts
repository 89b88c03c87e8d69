import { ok, refused } from '../base/result.ts';
import { visitorOf } from '../domain/session/visitor-record.ts';
import { findInbox } from './agents/agent-inbox.ts';
import { findLogin } from './agents/agent-login.ts';
import { agentView } from './agents/agent-view.ts';
import { botChats } from './bots/bot-chats.ts';
import { liveChats } from './chats/chat-shelf.ts';
import { findPastChats, readChatWithLog } from './chats/find-chats.ts';
import { listDepartments } from './chats/list-departments.ts';
import { findInvitations } from './invitations/find-invitations.ts';
import { findMessages } from './messages/find-messages.ts';
import { widgetUnknown } from './problems.ts';
import type { ReferenceServer } from './reference-server.ts';
import { WORKSPACE_SETTINGS } from './state/state.ts';
import type { StateReads } from './state-reads.ts';
import type { Store } from './store.ts';
import { exportVisitor } from './visitors/export-visitor.ts';
import { findVisitors } from './visitors/find-visitors.ts';
import { keysOf } from './visitors/keys-of.ts';
import { readVisitorRecord } from './visitors/read-visitor-record.ts';
import { onlineVisitors } from './visits/online-visitors.ts';

type Questions = Pick<
  ReferenceServer,
  | 'settings'
  | 'widgets'
  | 'departments'
  | 'workspaceSettings'
  | 'agents'
  | 'signedInAgent'
  | 'inbox'
  | 'chats'
  | 'botChats'
  | 'chat'
  | 'pastChats'
  | 'onlineVisitors'
  | 'invitations'
  | 'offlineMessages'
  | 'identityKeys'
  | 'visitors'
  | 'visitor'
  | 'exportVisitor'
>;

interface QuestionsOptions {
  readonly store: Store;
  readonly workspace: string;
  readonly reads: StateReads;
  readonly now: () => number;
}

/** What a workspace can be asked that changes nothing, not even who has seen what. */
export function createQuestions({ store, workspace, reads, now }: QuestionsOptions): Questions {
  const { read, ask, askWith } = reads;
  return {
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
      read((state) => {
        const { offlineHandling = true, version = 0 } = state.workspace.get(WORKSPACE_SETTINGS) ?? {};
        return ok({ settings: { offlineHandling }, version });
      }),
    async agents() {
      const views = await read((state) =>
        ok([...state.agents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, agent]) => agentView(id, agent, now()))),
      );
      return views.ok ? views.value : [];
    },
    signedInAgent: (token) => read((state) => findLogin(state, token, now())),
    inbox: (agent, query) => askWith((state) => findInbox(store, workspace, state, agent, query)),
    async chats() {
      const live = await read((state) => ok(liveChats(state, () => true)));
      return live.ok ? live.value : [];
    },
    botChats: (chats) => read((state) => ok(botChats(state, chats))),
    chat: (id) => ask(() => readChatWithLog(store, workspace, id)),
    pastChats: (query) => ask(() => findPastChats(store, workspace, query)),
    onlineVisitors: (agent) => read((state) => onlineVisitors(state, agent)),
    invitations: (agent) => askWith((state) => findInvitations(store, workspace, state, agent)),
    offlineMessages: (query) => ask(() => findMessages(store, workspace, query)),
    identityKeys: (widget) =>
      read((state) =>
        state.widgets.has(widget)
          ? ok(keysOf(state, widget).map(({ kid, alg }) => ({ kid, alg })))
          : refused(widgetUnknown(widget)),
      ),
    visitors: (query) => ask(() => findVisitors(store, workspace, query)),
    visitor: (id) =>
      ask(async () => {
        const found = await readVisitorRecord(store, workspace, id);
        return found.ok ? ok(visitorOf(found.value)) : found;
      }),
    exportVisitor: (id) => ask(() => exportVisitor(store, workspace, id)),
  };
}
