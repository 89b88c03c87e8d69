import type { Chat } from '../domain/chat/chat.ts';
import type { AgentAccount, AgentLogin } from './agent-account.ts';
import type { SavedIdentityKey } from './identity-key.ts';
import { type Layer, layer } from './shelf.ts';
import type { Agent, Department, SavedWidget, State, WorkspaceSettings } from './state.ts';
import type { NewEvent, StoredDocument } from './store.ts';

/** A state over another one: nothing done to it is seen below before `settle`, and without it nothing happened. */
export interface Draft extends State {
  readonly widgets: Layer<SavedWidget>;
  readonly departments: Layer<Department>;
  readonly agents: Layer<Agent>;
  readonly chats: Layer<Chat>;
  readonly workspace: Layer<WorkspaceSettings>;
  readonly accounts: Layer<AgentAccount>;
  readonly logins: Layer<AgentLogin>;
  readonly identityKeys: Layer<SavedIdentityKey>;
  readonly resolutions: Layer<readonly boolean[]>;
  readonly taken: Layer<readonly number[]>;
  readonly history: Layer<StoredDocument>;
  settle(): void;
}

/** Opens a draft; it costs what it touches, however large the state below. */
export function draftOver(base: State): Draft {
  const layers = {
    widgets: layer(base.widgets),
    departments: layer(base.departments),
    agents: layer(base.agents),
    chats: layer(base.chats),
    workspace: layer(base.workspace),
    accounts: layer(base.accounts),
    logins: layer(base.logins),
    identityKeys: layer(base.identityKeys),
    resolutions: layer(base.resolutions),
    taken: layer(base.taken),
    history: layer(base.history),
  };
  const events: NewEvent[] = [];
  return {
    ...layers,
    events,
    settle() {
      for (const shelf of Object.values(layers)) shelf.settle();
      base.events.push(...events);
    },
  };
}
