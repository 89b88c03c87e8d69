import { canonicalJson } from '../../base/json.ts';
import type { WidgetSettings } from '../../domain/settings.ts';
import { publicSettings } from '../../domain/status/public-settings.ts';
import type { StatusDocument } from '../../domain/status/status-document.ts';
import { digest } from '../digest.ts';
import type { State } from '../state/state.ts';
import { peopleOf } from './people-of.ts';

/** What pages may know about a widget now; null where there is none. Equal content has an equal version. */
export function statusDocument(state: State, widget: string, now: number): StatusDocument | null {
  const settings = state.widgets.get(widget)?.settings;
  if (!settings) return null;
  const content = takesNothing(settings)
    ? silentContent(settings)
    : { settings: publicSettings(settings), people: peopleOf(state, settings, now) };
  return { version: digest(canonicalJson(content)), ...content };
}

/** Disabled by the word: nothing is shown and nothing is taken (S-3). */
export const takesNothing = ({ disabled, whenDisabled }: WidgetSettings): boolean =>
  disabled === true && whenDisabled !== 'offline';

/** A page that will show nothing needs to know nothing, but when to ask again. */
function silentContent({ id, statusIntervalMs }: WidgetSettings): Omit<StatusDocument, 'version'> {
  return {
    settings: { id, disabled: true, ...(statusIntervalMs !== undefined && { statusIntervalMs }) },
    people: { staffed: false },
  };
}
