import type { PageContext } from './submission.ts';

/** In UTF-16 code units; what a server takes (`protocol/submission-schema.ts`). */
export const PAGE_LIMITS = { url: 2_048, title: 1_000 } as const;

/**
 * Where a visitor was, as a submission may carry it (F-4): addresses without credentials and fragment, too long ones
 * without their query and cut, a long title cut, a referrer that is no http address left out. A visitor cannot mend
 * the page they are on, so nothing about it may keep their message from being taken.
 */
export function fitPage({ url, title, referrer }: PageContext): PageContext {
  return {
    url: fitAddress(url),
    ...(title && { title: title.slice(0, PAGE_LIMITS.title) }),
    ...(referrer && /^https?:\/\//i.test(referrer) && { referrer: fitAddress(referrer) }),
  };
}

function fitAddress(address: string): string {
  const bare = address.replace(/#.*$/s, '').replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
  return bare.length > PAGE_LIMITS.url ? bare.replace(/\?.*$/s, '').slice(0, PAGE_LIMITS.url) : bare;
}
