import type { Platform } from '../../contract/platform.ts';
import { gatePlatform } from './gate-platform.ts';
import { keptTexts } from './kept-texts.ts';
import { pageContext } from './page-context.ts';
import { tabSignals } from './tab-signals.ts';

export interface BrowserPlatformOptions {
  readonly widget: string;
  /** `denied`: nothing is read or written in the browser, whatever it would allow (T-3). */
  readonly storage?: 'auto' | 'granted' | 'denied' | undefined;
}

/** The page it is called in. Listens to nothing and writes nothing until asked to. */
export function browserPlatform({ storage }: BrowserPlatformOptions): Platform {
  const allowed = storage !== 'denied';
  return {
    ...gatePlatform,
    page: {
      ...gatePlatform.page,
      ...tabSignals,
      timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
      onLeave(listener) {
        addEventListener('pagehide', listener);
        return () => removeEventListener('pagehide', listener);
      },
      context: pageContext,
    },
    stores: {
      local: keptTexts(() => (allowed ? localStorage : null)),
      session: keptTexts(() => (allowed ? sessionStorage : null)),
    },
    newId() {
      // Not `randomUUID`, which pages over plain http do not have.
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}
