import type { Instant } from '../../base/instant.ts';
import type { Json } from '../../base/json.ts';
import { isSameJson } from '../../base/same-json.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { Invitation } from '../../domain/invitation/invitation.ts';
import type { AgentSession } from '../../domain/presence/presence.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { LifeSign } from '../../domain/visit/visit-wait.ts';
import type { AgentAccount, AgentLogin } from '../agents/agent-account.ts';
import { AGENT_INDEX } from '../agents/agent-index.ts';
import { NEW_AGENT } from '../agents/new-agent.ts';
import { CHAT, chatDocument, readChat } from '../chats/chat-documents.ts';
import { indexOfChats } from '../chats/chat-index.ts';
import { INVITATION, invitationDocument, readInvitation } from '../invitations/invitation-documents.ts';
import { INVITATION_INDEX } from '../invitations/invitation-index.ts';
import type { StoreChange, StoredDocument } from '../store.ts';
import type { SavedIdentityKey } from '../visitors/identity-key.ts';
import { HEARD_INDEX, noteHeard } from '../visits/heard-shelf.ts';
import { readVisit, VISIT, visitDocument } from '../visits/visit-documents.ts';
import type { Draft } from './draft.ts';
import { IndexedMap } from './indexed-map.ts';
import type { Layer, Shelf } from './shelf.ts';
import {
  type Agent,
  type Department,
  documentNamed,
  type SavedWidget,
  type State,
  type WorkspaceSettings,
} from './state.ts';

/**
 * The live part of the state as documents of the store, one kind a shelf.
 *
 * An agent is stored without the instants at which their sessions were heard and active. So a heartbeat changes no
 * document and needs no commit, and after a restart, which is no silence of theirs, every session has its full time
 * again.
 */
const WIDGET = 'widget';
const DEPARTMENT = 'department';
const AGENT = 'agent';
const WORKSPACE = 'workspace';
const AGENT_ACCOUNT = 'agent-account';
const AGENT_LOGIN = 'agent-login';
const IDENTITY_KEY = 'identity-key';

/** The state as it is kept between commands: the shelves are plain maps, history is read when it is needed. */
export interface LiveState extends State {
  readonly widgets: Map<string, SavedWidget>;
  readonly departments: Map<string, Department>;
  readonly agents: IndexedMap<Agent>;
  readonly chats: IndexedMap<Chat>;
  readonly invitations: IndexedMap<Invitation>;
  readonly visits: Map<string, Visit>;
  readonly heard: IndexedMap<LifeSign>;
  readonly workspace: Map<string, WorkspaceSettings>;
  readonly accounts: Map<string, AgentAccount>;
  readonly logins: Map<string, AgentLogin>;
  readonly identityKeys: Map<string, SavedIdentityKey>;
  readonly resolutions: Map<string, readonly boolean[]>;
  readonly taken: Map<string, readonly number[]>;
}

/** Reads the live state; `before` is what this process knew until now, and still knows of sessions and limits. */
export function readState(documents: readonly StoredDocument[], now: Instant, before: LiveState | null): LiveState {
  const state: LiveState = {
    widgets: new Map(),
    departments: new Map(),
    agents: new IndexedMap(AGENT_INDEX),
    chats: new IndexedMap(indexOfChats(() => state)),
    invitations: new IndexedMap(INVITATION_INDEX),
    visits: new Map(),
    heard: before?.heard ?? new IndexedMap(HEARD_INDEX),
    workspace: new Map(),
    accounts: new Map(),
    logins: new Map(),
    identityKeys: new Map(),
    resolutions: before?.resolutions ?? new Map(),
    taken: before?.taken ?? new Map(),
    history: new Map(),
    events: [],
  };
  for (const document of documents) {
    const { kind, id, body } = document;
    const chat = kind === CHAT ? readChat(document) : null;
    if (chat) state.chats.set(id, chat);
    const invitation = kind === INVITATION ? readInvitation(document) : null;
    if (invitation) state.invitations.set(id, invitation);
    const visit = kind === VISIT ? readVisit(document) : null;
    if (visit) state.visits.set(id, visit);
    if (visit) noteHeard(state, id, visit, state.heard.get(id)?.at ?? now);
    if (kind === WORKSPACE) state.workspace.set(id, body as unknown as WorkspaceSettings);
    if (kind === WIDGET) state.widgets.set(id, body as unknown as SavedWidget);
    if (kind === DEPARTMENT) state.departments.set(id, body as unknown as Department);
    if (kind === AGENT_ACCOUNT) state.accounts.set(id, body as unknown as AgentAccount);
    if (kind === AGENT_LOGIN) state.logins.set(id, body as unknown as AgentLogin);
    if (kind === IDENTITY_KEY) state.identityKeys.set(id, body as unknown as SavedIdentityKey);
    if (kind === AGENT) state.agents.set(id, readAgent(body as unknown as StoredAgent, now, before?.agents.get(id)));
  }
  return state;
}

/** What a draft over `base` changed, as one commit: only documents that read differently now. */
export function changeOf(draft: Draft, base: State, at: Instant): StoreChange {
  const shelves = [
    changedDocuments(WIDGET, draft.widgets, base.widgets, (widget) => widget, at),
    changedDocuments(DEPARTMENT, draft.departments, base.departments, (department) => department, at),
    changedDocuments(AGENT, draft.agents, base.agents, writeAgent, at),
    changedDocuments(WORKSPACE, draft.workspace, base.workspace, (settings) => settings, at),
    changedDocuments(AGENT_ACCOUNT, draft.accounts, base.accounts, (account) => account, at),
    changedDocuments(AGENT_LOGIN, draft.logins, base.logins, (login) => login, at),
    changedDocuments(IDENTITY_KEY, draft.identityKeys, base.identityKeys, (saved) => saved, at),
  ];
  const history = [...draft.history.changes];
  return {
    // What is over was put into history under its own key, and what goes on again is put over that.
    put: [
      ...shelves.flatMap(({ put }) => put),
      ...history.flatMap(([, document]) => document ?? []),
      ...changedThings(draft.chats, base.chats, chatDocument),
      ...changedThings(draft.invitations, base.invitations, invitationDocument),
      ...changedThings(draft.visits, base.visits, visitDocument),
    ],
    remove: [
      ...shelves.flatMap(({ remove }) => remove),
      ...[...draft.visits.changes].flatMap(([id, visit]) =>
        visit === undefined && base.visits.get(id) ? { kind: VISIT, id } : [],
      ),
      ...history.flatMap(([key, document]) => (document ? [] : documentNamed(key))),
    ],
    events: draft.events,
  };
}

function changedThings<Thing>(
  { changes }: Layer<Thing>,
  base: Shelf<Thing>,
  documentOf: (thing: Thing) => StoredDocument,
): readonly StoredDocument[] {
  return [...changes].flatMap(([id, thing]) => {
    const before = base.get(id);
    if (!thing || thing === before) return [];
    const document = documentOf(thing);
    return before && isSameJson(document.body, documentOf(before).body) ? [] : document;
  });
}

function changedDocuments<Thing>(
  kind: string,
  { changes }: Layer<Thing>,
  base: Shelf<Thing>,
  write: (thing: Thing) => unknown,
  at: Instant,
): Pick<StoreChange, 'put' | 'remove'> {
  const put: StoredDocument[] = [];
  const remove: { kind: string; id: string }[] = [];
  for (const [id, thing] of changes) {
    const before = base.get(id);
    if (thing === undefined) {
      if (before !== undefined) remove.push({ kind, id });
      continue;
    }
    const body = write(thing);
    if (before !== undefined && isSameJson(body, write(before))) continue;
    put.push({ kind, id, live: true, at, tags: {}, visitor: null, body: body as Json });
  }
  return { put, remove };
}

interface StoredAgent extends Omit<Agent, 'sessions'> {
  readonly sessions: readonly Omit<AgentSession, 'heardAt' | 'activeAt'>[];
}

const writeAgent = ({ sessions, ...agent }: Agent): StoredAgent => ({
  ...agent,
  sessions: sessions.map(({ id, transport, startedAt }) => ({ id, transport, startedAt })),
});

function readAgent({ sessions, ...agent }: StoredAgent, now: Instant, before: Agent | undefined): Agent {
  return {
    ...NEW_AGENT,
    ...agent,
    sessions: sessions.map((session) => {
      const known = before?.sessions.find(({ id }) => id === session.id);
      return { ...session, heardAt: known?.heardAt ?? now, activeAt: known?.activeAt ?? now };
    }),
  };
}
