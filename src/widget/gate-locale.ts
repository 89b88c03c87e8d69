import { tabSignals } from '../adapters/browser/tab-signals.ts';
import type { GateSide } from './gate-side.ts';

/** The language to speak now (BCP 47): what the page said last, else its own, else what the visitor prefers. */
export const gateLocale = ({ told, options }: GateSide): string =>
  [told.locale, options.locale, document.documentElement.lang, ...(options.platform?.page ?? tabSignals).languages()]
    .map(known)
    .find(Boolean) ?? 'en';

/** A tag that `Intl` takes without throwing; `en_US` is what many pages say. */
function known(tag: string | undefined): string | undefined {
  try {
    return tag && Intl.getCanonicalLocales(tag.replace('_', '-'))[0];
  } catch {
    return undefined;
  }
}
