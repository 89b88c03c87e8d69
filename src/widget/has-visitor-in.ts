import type { Stores } from '../contract/platform.ts';
import { bridgeCookie, hostCookie, outboxKey, sessionKey, sharedCookie, visitorKey } from '../engine/keys.ts';

/** The same as `hasVisitor`, of stores that are not this page's own. */
export const hasVisitorIn = ({ local, cookies }: Stores, widget: string): boolean =>
  [outboxKey, visitorKey, sessionKey].some((key) => local.read(key(widget)) !== null) ||
  [sharedCookie, hostCookie, bridgeCookie].some((cookie) => cookies.read(cookie(widget)).length > 0);
