import type { Stop } from '../../base/stop.ts';

/**
 * Calls when the page's address changed without a new document: a route of a single-page application.
 *
 * The Navigation API tells of every change; a browser without it tells of the visitor's own (back, forward, a link to a
 * fragment) and not of `pushState`. History is never patched for that: it is the page's, and other scripts patch it too.
 */
export function onRoute(listener: () => void): Stop {
  let last = routeOf(location);
  const look = (): void => {
    const route = routeOf(location);
    if (route === last) return;
    last = route;
    listener();
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  const signals = navigation
    ? ([[navigation, 'currententrychange']] as const)
    : ([
        [window, 'popstate'],
        [window, 'hashchange'],
      ] as const);
  for (const [target, type] of signals) target.addEventListener(type, look);
  return () => {
    for (const [target, type] of signals) target.removeEventListener(type, look);
  };
}

/** `#/lamps` and `#!lamps` are routes of old routers; any other fragment is a place in the same page. */
const routeOf = ({ href, hash }: Location): string => (/^#[/!]/.test(hash) ? href : href.split('#', 1).join());
