import type { Instant } from '../base/instant.ts';
import { canonicalJson, type Json } from '../base/json.ts';
import type { AgentSession } from '../domain/presence/presence.ts';
import type { Draft } from './draft.ts';
import type { SavedIdentityKey } from './identity-key.ts';
import type { Layer, Shelf } from './shelf.ts';
import { type Agent, type Department, documentNamed, type SavedWidget, type State } from './state.ts';
import type { StoreChange, StoredDocument } from './store.ts';

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
const IDENTITY_KEY = 'identity-key';

/** The state as it is kept between commands: the shelves are plain maps, history is read when it is needed. */
export interface LiveState extends State {
  readonly widgets: Map<string, SavedWidget>;
  readonly departments: Map<string, Department>;
  readonly agents: Map<string, Agent>;
  readonly identityKeys: Map<string, SavedIdentityKey>;
  readonly resolutions: Map<string, readonly boolean[]>;
  readonly taken: Map<string, readonly number[]>;
}

/** Reads the live state; `before` is what this process knew until now, and still knows of sessions and limits. */
export function readState(documents: readonly StoredDocument[], now: Instant, before: LiveState | null): LiveState {
  const state: LiveState = {
    widgets: new Map(),
    departments: new Map(),
    agents: new Map(),
    identityKeys: new Map(),
    resolutions: before?.resolutions ?? new Map(),
    taken: before?.taken ?? new Map(),
    history: new Map(),
    events: [],
  };
  for (const { kind, id, body } of documents) {
    if (kind === WIDGET) state.widgets.set(id, body as unknown as SavedWidget);
    if (kind === DEPARTMENT) state.departments.set(id, body as unknown as Department);
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
    changedDocuments(IDENTITY_KEY, draft.identityKeys, base.identityKeys, (saved) => saved, at),
  ];
  const history = [...draft.history.changes];
  return {
    put: [...shelves.flatMap(({ put }) => put), ...history.flatMap(([, document]) => document ?? [])],
    remove: [
      ...shelves.flatMap(({ remove }) => remove),
      ...history.flatMap(([key, document]) => (document ? [] : documentNamed(key))),
    ],
    events: draft.events,
  };
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
    if (before !== undefined && canonicalJson(body) === canonicalJson(write(before))) continue;
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
    ...agent,
    sessions: sessions.map((session) => {
      const known = before?.sessions.find(({ id }) => id === session.id);
      return { ...session, heardAt: known?.heardAt ?? now, activeAt: known?.activeAt ?? now };
    }),
  };
}
