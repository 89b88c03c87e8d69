import type { PageSignals } from '../../contract/platform.ts';
import { onRoute } from './route-signals.ts';

/** What a tab on screen needs to know of the page it is called in. */
export const tabSignals: Pick<PageSignals, 'onWake' | 'onRoute' | 'languages'> = {
  onWake(listener) {
    const heard = ({ type }: Event): void => {
      if (type !== 'visibilitychange' || !document.hidden) listener();
    };
    const events = [
      [document, 'visibilitychange'],
      [window, 'pageshow'],
      [window, 'online'],
    ] as const;
    for (const [target, type] of events) target.addEventListener(type, heard);
    return () => {
      for (const [target, type] of events) target.removeEventListener(type, heard);
    };
  },
  onRoute,
  languages: () => navigator.languages,
};
