import type { z } from 'zod';
import type { Issue, Problem } from '../domain/problem.ts';

/** More would not be read, and a body made of mistakes must not grow a larger answer. */
const MOST_ISSUES = 50;

/** A failed check as the problem `invalid`: one issue a place, each with its path and the end of a sentence. */
export function invalid(error: z.ZodError): Problem {
  const issues = error.issues.slice(0, MOST_ISSUES).flatMap(issuesOf).slice(0, MOST_ISSUES);
  const [first] = issues;
  const sentence = first ? [first.path, first.message].filter(Boolean).join(': ') : 'is not valid';
  const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return { code: 'invalid', message: `${sentence}${others}.`, issues };
}

function issuesOf(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), message: issue.message }];
  return issue.keys.map((key) => ({
    path: pathText([...issue.path, key]),
    message: `is an unknown key; ${issue.message}`,
  }));
}

/** `schedule.weekly.mon[0]`; a key that is no plain word is quoted: `online.tabText["de at"]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      const word = String(key).slice(0, 80);
      if (!/^[\w-]+$/.test(word)) return `[${JSON.stringify(word)}]`;
      return index === 0 ? word : `.${word}`;
    })
    .join('');
}
