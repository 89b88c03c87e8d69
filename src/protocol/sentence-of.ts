import type { z } from 'zod';

/** What each type is called in a sentence; the left names are zod's. */
const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

/** zod's error map for all our schemas: what is wrong and what would be right, as the end of a sentence that begins with the path. */
export const sentenceOf: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return mustBe(NAMES[issue.expected] ?? issue.expected, issue.input);
    case 'invalid_value':
      return mustBe(issue.values.map(shown).join(' or '), issue.input);
    case 'invalid_union':
      // Only a union that is told apart by one member lists what that member may be.
      return Array.isArray(issue.options)
        ? `must be ${issue.options.map(shown).join(' or ')}`
        : 'fits none of its shapes';
    case 'too_small':
      return issue.origin === 'number' ? `must be at least ${counted(issue.minimum)}` : 'is empty';
    case 'too_big':
      if (issue.origin === 'number' || issue.origin === 'int') return `must be at most ${counted(issue.maximum)}`;
      return `has more than ${counted(issue.maximum)} ${issue.origin === 'array' ? 'entries' : 'characters'}`;
    case 'unrecognized_keys':
      return `known here: ${knownKeys(issue.inst).join(', ')}`;
    default:
      return undefined;
  }
};

/** The commonest sentence of all: what would be right, and what is there instead. */
export const mustBe = (right: string, value: unknown): string =>
  value === undefined ? `is missing; it must be ${right}` : `must be ${right}, not ${shown(value)}`;

/** A value inside a sentence, in JSON and never longer than a line. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

export const counted = (count: number | bigint): string => count.toLocaleString('en');

function knownKeys(schema: unknown): string[] {
  return Object.keys((schema as z.ZodObject).def.shape);
}
