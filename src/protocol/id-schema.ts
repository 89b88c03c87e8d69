import { z } from 'zod';

/** What owners name things by (widgets, departments, agents): it stands in addresses and file names, so ASCII only. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/i, 'must be 1 to 64 letters, digits, - or _, and begin with a letter or digit');

/** 128 random bits made by a page. */
export const randomIdSchema = z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hex digits');
