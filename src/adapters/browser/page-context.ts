import type { PageContext } from '../../domain/form/submission.ts';
import { pageTitle } from './page-title.ts';

/** An address as it may leave the page: whole, without credentials and fragment; what is no http address becomes `base`. */
export function pageAddress(address: string, base: string): string {
  try {
    const url = new URL(address, base);
    if (!/^https?:$/.test(url.protocol)) return base;
    url.username = url.password = url.hash = '';
    return url.href;
  } catch {
    return base;
  }
}

/** Where the visitor is at this moment (F-4). */
export function pageContext(): PageContext {
  const { referrer } = document;
  const title = pageTitle();
  return {
    url: pageAddress(location.href, location.origin),
    ...(title && { title }),
    ...(referrer && { referrer: pageAddress(referrer, referrer) }),
  };
}
