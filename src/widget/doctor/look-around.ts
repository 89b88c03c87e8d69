import { isSecureOrigin } from '../../domain/access/secure-origin.ts';
import type { Finding } from '../../domain/doctor/finding.ts';
import { readTag } from '../../domain/doctor/read-tag.ts';
import { bridgeCookie, hostCookie, sharedCookie } from '../../engine/keys.ts';
import type { GateSide } from '../gate-side.ts';

/** What can be seen in the page and its browser by looking alone; nothing is written (S06, S08, S09, S12). */
export function lookAround(gate: GateSide, origin: string): readonly Finding[] {
  const { widget, platform, storage, scope } = gate.options;
  const mayKeep = (gate.told.consent ?? storage) !== 'denied';
  const cookies = [sharedCookie, hostCookie, bridgeCookie].map((name) => name(widget));
  const read = (cookie: string): readonly string[] => platform?.stores.cookies.read(cookie) ?? readCookie(cookie);

  const findings: Finding[] = [];
  if (mayKeep) {
    // Another platform's stores are not the page's, and never throw.
    if (!platform) findings.push(...closedStores(), ...blockedCookies(origin, widget, scope));
    for (const cookie of cookies) {
      const count = read(cookie).length;
      if (count > 1) findings.push({ code: 'S09', cookie, count });
    }
  }
  if (tagsOf(widget) > 1) findings.push({ code: 'S12', widget });
  return findings;
}

function closedStores(): readonly Finding[] {
  const stores = [
    ['local', () => localStorage],
    ['session', () => sessionStorage],
  ] as const;
  return stores.flatMap(([store, open]) => {
    try {
      // Some web views have null here, where the owner of the app left storage off.
      if (open()) return [];
    } catch {
      // Blocked for this site, or a sandboxed frame.
    }
    return [{ code: 'S06', store }];
  });
}

function blockedCookies(origin: string, widget: string, scope: 'site' | 'host' | undefined): readonly Finding[] {
  if (navigator.cookieEnabled) return [];
  if (!isSecureOrigin(origin)) return [{ code: 'S08', cookie: bridgeCookie(widget) }];
  // On loopback local storage does for them: some browsers keep no secure cookie there.
  if (!origin.startsWith('https:')) return [];
  return [{ code: 'S08', cookie: (scope === 'host' ? hostCookie : sharedCookie)(widget) }];
}

function readCookie(name: string): readonly string[] {
  try {
    return document.cookie.split('; ').filter((pair) => pair.startsWith(`${name}=`));
  } catch {
    return [];
  }
}

/** How many script tags of the page are for this widget. */
const tagsOf = (widget: string): number =>
  [...document.scripts].filter(({ src, dataset }) => {
    const tag = readTag({ name: 'script', src, widget: dataset.widget, server: dataset.server });
    return tag?.widget === widget;
  }).length;
