import type { PagePlace } from '../../contract/platform.ts';
import { isSecureOrigin } from '../../domain/access/secure-origin.ts';

/** Where the page was served from. A frame without an address of its own has that of the page that wrote it. */
export function pagePlace(): PagePlace {
  const { origin } = globalThis;
  // A sandboxed frame's origin is the word `null`.
  return { origin, host: URL.canParse(origin) ? new URL(origin).hostname : '', secure: isSecureOrigin(origin) };
}
