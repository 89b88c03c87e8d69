import { type Layer, layer, type Shelf } from './shelf.ts';
import type { State } from './state.ts';
import type { NewEvent } from './store.ts';

type Layers = {
  readonly [Name in keyof State as Name extends 'events' ? never : Name]: State[Name] extends Shelf<infer Thing>
    ? Layer<Thing>
    : never;
};

/** A state over another one: nothing done to it is seen below before `settle`, and without it nothing happened. */
export interface Draft extends Layers {
  readonly events: NewEvent[];
  settle(): void;
}

/** Opens a draft; it costs what it touches, however large the state below. */
export function draftOver(base: State): Draft {
  const layers = {
    widgets: layer(base.widgets),
    departments: layer(base.departments),
    agents: layer(base.agents),
    chats: layer(base.chats),
    invitations: layer(base.invitations),
    visits: layer(base.visits),
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
