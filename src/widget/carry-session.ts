import type { Stop } from '../base/stop.ts';
import { createHandovers } from '../engine/session/handovers.ts';
import { linkTarget } from '../engine/session/link-target.ts';
import type { VisitorSession } from '../engine/session/visitor-session.ts';
import { withCode } from '../engine/session/with-code.ts';
import type { GateSide } from './gate-side.ts';
import { linkDomains } from './link-domains.ts';
import { pagePlatform } from './page-platform.ts';
import { sessionRules } from './session-rules.ts';

/** The attribute with its address, by what may lead away from a page. */
const LINKS = { 'a[href]:not([download]), area[href]': 'href' } as const;
const FORMS = { 'button[formaction], input[formaction]': 'formaction', 'form[action]': 'action' } as const;
const WAYS = { ...LINKS, ...FORMS };

/**
 * What a visitor may mean to follow, and what they do follow; a click in a form is no navigation before its submit. From
 * pressing to clicking there is less time than most answers take, so that a mouse over the link counts already.
 */
const INTENTS = ['pointerover', 'pointerdown', 'focusin'] as const;
const NAVIGATIONS = [
  ['click', LINKS],
  ['auxclick', LINKS],
  ['submit', FORMS],
] as const;

/** A link or form as it stands in the page. */
interface Way {
  readonly element: Element;
  readonly attribute: string;
  readonly address: string;
}

/**
 * Lets the session come along to the owner's other sites (T-9): a code is fetched when a visitor reaches for a link or
 * form that leads there, and stands in its address for just the one navigation. Not there in time, the link goes without.
 */
export function carrySession(gate: GateSide, session: VisitorSession): Stop {
  const { clock, page } = pagePlatform(gate);
  const handovers = createHandovers(clock, session.handOver);

  function targetOf({ address }: Way): string | null {
    const place = page.place();
    const domains = linkDomains(gate);
    if (!place.secure || domains.length === 0 || !session.isKept()) return null;
    const { cookieDomain, scope } = sessionRules(gate);
    return linkTarget(address, {
      place,
      base: document.baseURI,
      linkDomains: domains,
      cookieDomain: scope === 'host' ? undefined : cookieDomain,
    });
  }

  function reach(event: Event): void {
    const way = wayOf(event, WAYS);
    const target = way && targetOf(way);
    if (target) void handovers.fetch(target);
  }

  function leave(event: Event, ways: Partial<typeof WAYS>): void {
    // The other button of the mouse opens a menu; a link copied there must not carry a code.
    if (event instanceof MouseEvent && event.button > 1) return;
    const way = wayOf(event, ways);
    const target = way && targetOf(way);
    const code = target && handovers.take(target);
    if (!way || !code) return;
    const { element, attribute, address } = way;
    const carrying = withCode(address, code);
    element.setAttribute(attribute, carrying);
    // The browser reads the address when all listeners have run, before any timer.
    clock.setTimer(0, () => {
      if (element.getAttribute(attribute) === carrying) element.setAttribute(attribute, address);
    });
  }

  const stops = [
    session.onNewPerson(handovers.clear),
    ...INTENTS.map((type) => listen(type, reach)),
    ...NAVIGATIONS.map(([type, ways]) => listen(type, (event) => leave(event, ways))),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Before the page's own listeners, which may stop the event. */
function listen(type: string, listener: (event: Event) => void): Stop {
  addEventListener(type, listener, true);
  return () => removeEventListener(type, listener, true);
}

/** The innermost link or form the event is about, through open shadow roots; a button's own address goes before its form's. */
function wayOf(event: Event, ways: Readonly<Record<string, string>>): Way | null {
  const submitter = event instanceof SubmitEvent ? event.submitter : null;
  for (const element of [submitter, ...event.composedPath()]) {
    if (!(element instanceof Element)) continue;
    const found = Object.entries(ways).find(([selector]) => element.matches(selector));
    const address = found && element.getAttribute(found[1]);
    if (found && address) return { element, attribute: found[1], address };
  }
  return null;
}
