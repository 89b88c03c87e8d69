import { AGENT_INDEX } from '../agents/agent-index.ts';
import { indexOfChats } from '../chats/chat-index.ts';
import { INVITATION_INDEX } from '../invitations/invitation-index.ts';
import type { NewEvent } from '../store.ts';
import { HEARD_INDEX } from '../visits/heard-shelf.ts';
import { IndexedLayer } from './indexed-layer.ts';
import type { IndexedShelf } from './indexed-shelf.ts';
import { type Layer, layer, type Shelf } from './shelf.ts';
import type { State } from './state.ts';

type Layers = {
  readonly [Name in keyof State as Name extends 'events' ? never : Name]: State[Name] extends IndexedShelf<infer Thing>
    ? IndexedLayer<Thing>
    : State[Name] extends Shelf<infer Thing>
      ? Layer<Thing>
      : never;
};

/** A state over another one: nothing done to it is seen below before `settle`, and without it nothing happened. */
export interface Draft extends Layers {
  /** What it was opened over, as it was then. */
  readonly base: State;
  readonly events: NewEvent[];
  settle(): void;
}

/** Opens a draft; it costs what it touches, however large the state below. */
export function draftOver(base: State): Draft {
  const layers = {
    widgets: layer(base.widgets),
    departments: layer(base.departments),
    agents: new IndexedLayer(base.agents, AGENT_INDEX),
    chats: new IndexedLayer(
      base.chats,
      indexOfChats(() => draft),
    ),
    invitations: new IndexedLayer(base.invitations, INVITATION_INDEX),
    visits: layer(base.visits),
    heard: new IndexedLayer(base.heard, HEARD_INDEX),
    workspace: layer(base.workspace),
    accounts: layer(base.accounts),
    logins: layer(base.logins),
    identityKeys: layer(base.identityKeys),
    resolutions: layer(base.resolutions),
    taken: layer(base.taken),
    history: layer(base.history),
  };
  const events: NewEvent[] = [];
  const draft: Draft = {
    ...layers,
    base,
    events,
    settle() {
      for (const shelf of Object.values(layers)) shelf.settle();
      if (changesRules(draft)) base.chats.retime();
      base.events.push(...events);
    },
  };
  return draft;
}

/** Whether it changes settings, by which chats wait and are handed out. */
export const changesRules = ({ widgets, departments, workspace }: Draft): boolean =>
  widgets.changes.size + departments.changes.size + workspace.changes.size > 0;
