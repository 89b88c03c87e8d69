import { z } from 'zod';
import { originProblem } from '../domain/access/origin.ts';
import { PAGE_LIMITS } from '../domain/form/fit-page.ts';

/** An origin or `https://*.…` pattern of Z-3. */
export const originSchema = z.string().superRefine((pattern, context) => {
  const message = originProblem(pattern);
  if (message) context.addIssue({ code: 'custom', message });
});

/** A host name of two labels or more, without scheme, port or leading dot (T-5). */
export const cookieDomainSchema = z
  .string()
  .max(253)
  .regex(
    /^(?=.*[a-z])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i,
    'must be a domain alone, as in example.com, without scheme, port or leading dot',
  );

/** Where a visitor was. Credentials and fragments can carry secrets: pages strip them, and what still has one is refused. */
export const pageUrlSchema = z
  .string()
  .max(PAGE_LIMITS.url)
  .superRefine((text, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol)) return refuse('must be an http or https address');
    if (url.username || url.password) refuse('must not carry credentials');
    if (text.includes('#')) refuse('must not carry a fragment');
  });
