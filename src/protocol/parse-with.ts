import type { z } from 'zod';
import { ok, type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import { invalid } from './invalid.ts';
import { sentenceOf } from './sentence-of.ts';

/** Reads an unknown value by a schema: a copy that keeps its rules, or `invalid` with every place that breaks one. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): Result<z.output<Schema>, Problem> {
  const result = schema.safeParse(value, { error: sentenceOf });
  return result.success ? ok(result.data) : refused(invalid(result.error));
}
