import type { StoreRules } from '../engine/session/session-stores.ts';
import type { GateSide } from './gate-side.ts';

/** What the owner set about sessions; the page's options go before the widget's settings (T-5). */
export function sessionRules({ options, watch }: GateSide): StoreRules {
  const watched = watch.current();
  const settings = watched.state === 'known' ? watched.document.settings : undefined;
  const { server } = options;
  return {
    cookieDomain: options.cookieDomain ?? settings?.cookieDomain,
    scope: options.scope ?? settings?.scope,
    secure: settings?.secure,
    serverHost: server && URL.canParse(server) ? new URL(server).hostname : undefined,
  };
}
