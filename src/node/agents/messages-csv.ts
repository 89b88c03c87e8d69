import type { OfflineMessage } from '../../domain/form/offline-message.ts';

type Cell = string | number | boolean | null | undefined;

const NAMED = ['name', 'email', 'phone', 'message'];

/** What spreadsheets take for the beginning of a formula; a visitor's words must not run on an agent's machine. */
const FORMULA = /^(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r])/;

/** Each column of the export, with what a message has for it. */
const COLUMNS: readonly (readonly [title: string, of: (message: OfflineMessage) => Cell])[] = [
  ['id', ({ id }) => id],
  ['created', ({ createdAt }) => new Date(createdAt).toISOString()],
  ['state', ({ state }) => state],
  ['spam', ({ spam }) => spam],
  ['widget', ({ widget }) => widget],
  ['department', ({ department }) => department],
  ...NAMED.map((field) => [field, ({ values }: OfflineMessage) => String(values[field] ?? '')] as const),
  [
    'other fields',
    ({ values }) =>
      Object.entries(values)
        .filter(([field]) => !NAMED.includes(field))
        .map(([field, value]) => `${field}: ${value}`)
        .join('\n'),
  ],
  ['consent', ({ consent }) => consent],
  ['page', ({ page }) => page.url],
  ['page title', ({ page }) => page.title],
  ['referrer', ({ page }) => page.referrer],
  ['language', ({ language }) => language],
  ['time zone', ({ timeZone }) => timeZone],
  ['visitor', ({ visitor }) => visitor],
  ['reply by', ({ replyBy }) => new Date(replyBy).toISOString()],
];

export const CSV_HEAD = lineOf(COLUMNS.map(([title]) => title));

/** A message as one line of CSV (RFC 4180). */
export const csvLine = (message: OfflineMessage): string => lineOf(COLUMNS.map(([, of]) => of(message)));

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(String(cell ?? ''))).join(',')}\r\n`;
}

function quoted(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
