import type { Chat } from '../../domain/chat/chat.ts';
import { type Arrival, type Reception, receiveChat } from '../../domain/chat/receive-chat.ts';
import type { WidgetSettings } from '../../domain/settings.ts';
import { evaluateStatus } from '../../domain/status/evaluate-status.ts';
import type { WidgetStatus } from '../../domain/status/status.ts';
import { EVERY_DEPARTMENT, type State } from '../state/state.ts';
import { peopleOf } from '../widgets/people-of.ts';
import { departmentFull } from './department-load.ts';
import { rulesOf } from './rules-of.ts';

/** Where a chat goes now that comes to a department: by its status at this instant, whatever the page believed (S-11). */
export function receptionAt(
  state: State,
  settings: WidgetSettings,
  { department, skipsBot, askedBy = null }: Pick<Chat, 'department' | 'skipsBot'> & Partial<Pick<Chat, 'askedBy'>>,
  why: Arrival['why'],
  now: number,
): Reception {
  const { reason, mode } = statusAt(state, settings, department, now);
  const rules = rulesOf(state)(department);
  return receiveChat({
    why,
    bot: mode === 'bot' && !skipsBot,
    asked: askedBy !== null && state.agents.get(askedBy) !== undefined,
    reason,
    openFull: departmentFull(state, department, rules).openFull,
    rules,
  });
}

/** The department a new chat of a widget comes to, of those it names; that nearest to open where the visitor named none. */
export function departmentFor(
  state: State,
  settings: WidgetSettings,
  named: string | undefined,
  now: number,
): string | null {
  const listed = settings.departments;
  if (!listed?.length) return EVERY_DEPARTMENT;
  if (named !== undefined) return listed.includes(named) ? named : null;
  const { reason } = evaluateStatus({ settings, people: peopleOf(state, settings, now), now });
  return listed.find((id) => statusAt(state, settings, id, now).reason === reason) ?? null;
}

/** The status of one department of a widget, or of all its people, judged alone (S-6). */
function statusAt(state: State, settings: WidgetSettings, department: string, now: number): WidgetStatus {
  const { departments: _listed, ...whole } = settings;
  const alone = department === EVERY_DEPARTMENT ? whole : { ...whole, departments: [department] };
  return evaluateStatus({ settings: alone, people: peopleOf(state, alone, now), now });
}
