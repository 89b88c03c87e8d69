import type { Problem } from '../../src/domain/problem.ts';

/** A refusal for people: each wrong place on a line of its own, or else the one sentence. */
export const sentencesOf = ({ message, issues = [] }: Problem): string =>
  issues.length > 0 ? issues.map(({ path, message: text }) => `${path}: ${text}`).join('\n') : message;
