import type { Stop } from '../../base/stop.ts';

/** Calls when the page says another language of itself: `<html lang>`, which routers set long after the address. */
export function onPageLanguage(listener: () => void): Stop {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['lang'] });
  return () => observer.disconnect();
}
