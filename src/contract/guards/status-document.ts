import type { StatusDocument } from '../../domain/status/status-document.ts';
import { isRecord } from './shape.ts';

/**
 * The status document in an answer of unknown origin, or null. It checks what the rules cannot do without: the
 * version, the widget's id, who is there, and that lists and schedules have their shape. What a strict reading would
 * refuse beyond that was refused when the settings were saved, and `evaluateStatus` takes it without throwing.
 * `protocol/status-document-schema.ts` says the same in zod.
 */
export function readStatusDocument(value: unknown): StatusDocument | null {
  const { version, settings, people } = (value ?? {}) as Record<string, Loose | null>;
  return typeof version === 'string' &&
    typeof settings?.id === 'string' &&
    typeof people?.staffed === 'boolean' &&
    isSchedule(settings.schedule) &&
    isListOf(settings.departments, (department) => typeof department === 'string') &&
    isListOf(people.departments, (department) => typeof department?.id === 'string' && isSchedule(department.schedule))
    ? (value as StatusDocument)
    : null;
}

// biome-ignore lint/suspicious/noExplicitAny: members of a value nobody has checked yet; typing each costs bytes in the gate.
type Loose = any;

const isSchedule = (schedule: Loose): boolean =>
  schedule === undefined || (typeof schedule?.timeZone === 'string' && isRecord(schedule.weekly));

const isListOf = (list: Loose, passes: (item: Loose) => boolean): boolean =>
  list === undefined || (Array.isArray(list) && list.every(passes));
