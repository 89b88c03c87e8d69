import type { SavedIdentityKey } from './identity-key.ts';
import { type Layer, layer } from './shelf.ts';
import type { Agent, Department, SavedWidget, State } from './state.ts';
import type { NewEvent, StoredDocument } from './store.ts';

/** A state over another one: nothing done to it is seen below before `settle`, and without it nothing happened. */
export interface Draft extends State {
  readonly widgets: Layer<SavedWidget>;
  readonly departments: Layer<Department>;
  readonly agents: Layer<Agent>;
  readonly identityKeys: Layer<SavedIdentityKey>;
  readonly resolutions: Layer<readonly boolean[]>;
  readonly taken: Layer<readonly number[]>;
  readonly history: Layer<StoredDocument>;
  settle(): void;
}

/** Opens a draft; it costs what it touches, however large the state below. */
export function draftOver(base: State): Draft {
  const widgets = layer(base.widgets);
  const departments = layer(base.departments);
  const agents = layer(base.agents);
  const identityKeys = layer(base.identityKeys);
  const resolutions = layer(base.resolutions);
  const taken = layer(base.taken);
  const history = layer(base.history);
  const events: NewEvent[] = [];
  return {
    widgets,
    departments,
    agents,
    identityKeys,
    resolutions,
    taken,
    history,
    events,
    settle() {
      for (const shelf of [widgets, departments, agents, identityKeys, resolutions, taken, history]) shelf.settle();
      base.events.push(...events);
    },
  };
}
