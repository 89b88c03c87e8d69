import type { Chat } from '../../domain/chat/chat.ts';
import { isOpen } from '../../domain/schedule/is-open.ts';
import { nextEdge } from '../../domain/schedule/next-edge.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { policyOf } from '../../domain/status/policy.ts';
import type { State } from '../state/state.ts';

/** The hours that decide when an open chat may be handed out; null: its policy counts none. */
export function countedHours({ widgets, departments }: State, { widget, department }: Chat): Schedule | null {
  const settings = widgets.get(widget)?.settings;
  const hours = departments.get(department)?.schedule ?? settings?.schedule;
  return hours && policyOf(settings?.policy, hours) !== 'presence' ? hours : null;
}

/** Whether an open chat may be handed out at this instant. */
export function isWithinHours(state: State, chat: Chat, now: number): boolean {
  const hours = countedHours(state, chat);
  return hours === null || isOpen(hours, now);
}

/** The instant at which the hours of an open chat turn, as seen from when they were last looked at; null: never. */
export function hoursTurn(state: State, chat: Chat): number | null {
  const hours = chat.state === 'open' ? countedHours(state, chat) : null;
  return hours && nextEdge(hours, chat.reach.at);
}
