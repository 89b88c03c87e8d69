import type { StatusDocument } from '../../domain/status/status-document.ts';
import { nextDeadline } from '../deadlines.ts';
import type { State } from '../state/state.ts';
import { statusDocument } from './status-document.ts';

/** The status documents of all widgets, computed once for as long as they hold. */
export interface StatusShelf {
  /** The document now; the same object as before while its content is the same. null: no such widget. */
  read(state: State, widget: string, now: number): StatusDocument | null;
  /** Looks at the whole state again: the widgets whose document changed since the last look; none at the first. */
  refresh(state: State, now: number): readonly string[];
}

interface Kept {
  readonly document: StatusDocument;
  /** Holds from when it was computed until the first session may end by the clock, if no command comes before. */
  readonly from: number;
  readonly until: number;
}

export function createStatusShelf(): StatusShelf {
  const kept = new Map<string, Kept>();
  let published: ReadonlyMap<string, string> | null = null;

  const compute = (state: State, widget: string, now: number, until: number): StatusDocument | null => {
    const before = kept.get(widget)?.document;
    const computed = statusDocument(state, widget, now);
    if (!computed) {
      kept.delete(widget);
      return null;
    }
    const document = before?.version === computed.version ? before : computed;
    kept.set(widget, { document, from: now, until });
    return document;
  };

  return {
    read(state, widget, now) {
      const known = kept.get(widget);
      return known && known.from <= now && now < known.until
        ? known.document
        : compute(state, widget, now, heldUntil(state));
    },
    refresh(state, now) {
      const before = published;
      for (const widget of [...kept.keys()]) if (!state.widgets.get(widget)) kept.delete(widget);
      const until = heldUntil(state);
      const present = new Map<string, string>();
      for (const [widget] of state.widgets.entries()) {
        const document = compute(state, widget, now, until);
        if (document) present.set(widget, document.version);
      }
      published = present;
      if (!before) return [];
      const widgets = new Set([...before.keys(), ...present.keys()]);
      return [...widgets].filter((widget) => before.get(widget) !== present.get(widget));
    },
  };
}

const heldUntil = (state: State): number => nextDeadline(state) ?? Number.POSITIVE_INFINITY;
