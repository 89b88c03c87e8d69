import { z } from 'zod';
import { shown } from './sentence-of.ts';
import { isTimeZone } from './time-zone.ts';

const NO_INTERVAL = 'must be a start and an end, as in ["09:00", "17:00"]';

const intervalSchema = z
  .tuple([z.string(NO_INTERVAL), z.string(NO_INTERVAL)], NO_INTERVAL)
  .superRefine(([start, end], context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    if (!isTimeOfDay(start)) refuse(`start ${clip(start)} is no time of day`);
    if (!isTimeOfDay(end) && end !== '24:00') refuse(`end ${clip(end)} is no time of day`);
  });

const intervalsSchema = z.array(intervalSchema).max(48);

const dateSchema = z.string().superRefine((date, context) => {
  if (!isDate(date)) context.addIssue({ code: 'custom', message: `${clip(date)} is no date; write YYYY-MM-DD` });
});

const exceptionSchema = z
  .strictObject({
    date: dateSchema,
    to: z.exactOptional(dateSchema),
    every: z.exactOptional(z.literal('year')),
    name: z.exactOptional(z.string().min(1).max(120)),
    intervals: z.exactOptional(intervalsSchema),
    cutsPrevious: z.exactOptional(z.boolean()),
  })
  .superRefine(({ date, to, every }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['to'], message });
    if (to === undefined) return;
    if (to < date) refuse(`${to} is before ${date}`);
    const nextYear = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
    if (every && to >= nextYear) refuse('makes a range of a year or more, which cannot repeat every year');
  });

/** Weekly hours and exceptions (H-1, H-2); one without any interval is refused, never taken for "closed" (H-4). */
export const scheduleSchema = z
  .strictObject({
    timeZone: z.string().superRefine((name, context) => {
      if (isTimeZone(name)) return;
      context.addIssue({ code: 'custom', message: `${shown(name)} is no IANA time zone, such as Europe/Vilnius` });
    }),
    weekly: z.strictObject({
      mon: z.exactOptional(intervalsSchema),
      tue: z.exactOptional(intervalsSchema),
      wed: z.exactOptional(intervalsSchema),
      thu: z.exactOptional(intervalsSchema),
      fri: z.exactOptional(intervalsSchema),
      sat: z.exactOptional(intervalsSchema),
      sun: z.exactOptional(intervalsSchema),
    }),
    exceptions: z.exactOptional(z.array(exceptionSchema).max(1_000)),
  })
  .superRefine(({ weekly, exceptions = [] }, context) => {
    const lists = [...Object.values(weekly), ...exceptions.map(({ intervals }) => intervals ?? [])];
    if (lists.some((intervals) => intervals.length > 0)) return;
    const message = 'holds no interval, weekly or dated, and would close everything; add hours or leave it out';
    context.addIssue({ code: 'custom', message });
  });

const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function isDate(text: string): boolean {
  if (!/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** What was written, bare as in "end 25:00", and no longer than a word. */
const clip = (text: string): string => (/^[\w:.-]{1,20}$/.test(text) ? text : shown(text));
