import { z } from 'zod';
import { HTTP_STATUS } from './http.ts';

/** A refusal on the wire: the body of every `application/problem+json`. `contract/guards/problem.ts` is its twin in the browser. */
export const problemSchema = z.looseObject({
  code: z.enum(Object.keys(HTTP_STATUS) as (keyof typeof HTTP_STATUS)[]),
  message: z.string(),
  issues: z
    .array(
      z.looseObject({
        path: z.string(),
        message: z.string(),
        code: z.string().optional(),
        limit: z.number().optional(),
      }),
    )
    .optional(),
  retryAfterMs: z.int().min(0).optional(),
  permission: z.string().optional(),
  ability: z.string().optional(),
});
