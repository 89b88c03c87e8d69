import type { Platform } from '../../contract/platform.ts';
import { cookieJar } from './cookie-jar.ts';
import { gatePlatform } from './gate-platform.ts';
import { keptTexts } from './kept-texts.ts';
import { pageContext } from './page-context.ts';
import { pagePlace } from './page-place.ts';
import { pageTimeZone } from './page-time-zone.ts';
import { tabSignals } from './tab-signals.ts';
import { browserTabs } from './tabs.ts';

export interface BrowserPlatformOptions {
  readonly widget: string;
  /** `denied`: nothing is read or written in the browser, whatever it would allow (T-3). */
  readonly storage?: 'auto' | 'granted' | 'denied' | undefined;
}

/** The page it is called in. Listens to nothing and writes nothing until asked to. */
export function browserPlatform({ storage }: BrowserPlatformOptions): Platform {
  let isAllowed = storage !== 'denied';
  const isAllowedNow = (): boolean => isAllowed;
  return {
    ...gatePlatform,
    page: {
      ...gatePlatform.page,
      ...tabSignals,
      timeZone: pageTimeZone,
      onLeave(listener) {
        addEventListener('pagehide', listener);
        return () => removeEventListener('pagehide', listener);
      },
      context: pageContext,
      place: pagePlace,
    },
    stores: {
      local: keptTexts(() => localStorage, isAllowedNow),
      session: keptTexts(() => sessionStorage, isAllowedNow),
      cookies: cookieJar(isAllowedNow),
      allow(allowed) {
        isAllowed = allowed;
      },
    },
    tabs: browserTabs,
    newId() {
      // Not `randomUUID`, which pages over plain http do not have.
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}
