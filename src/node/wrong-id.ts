import type { FastifyRequest } from 'fastify';
import type { Problem } from '../domain/problem.ts';
import { idSchema } from '../protocol/id-schema.ts';
import { parseWith } from '../protocol/parse-with.ts';

/** The refusal of an address whose ids can be none; null: they can. Anything can stand in an address. */
export function wrongId({ params }: FastifyRequest): Problem | null {
  for (const [path, value] of Object.entries(params ?? {})) {
    const checked = parseWith(idSchema, value);
    const message = checked.ok ? undefined : checked.problem.issues?.[0]?.message;
    if (message !== undefined) return { code: 'invalid', message: `${path}: ${message}.`, issues: [{ path, message }] };
  }
  return null;
}
