import type { SessionAnswer } from '../../src/domain/session/session.ts';
import type { IdentityKey } from '../../src/workspace/visitors/identity-key.ts';
import { answered, aSubmission, codeOf, hexId, MINUTE, openBench } from './bench.ts';
import { isSecure, type ModelBrowser, ORIGINS, type Origin, openBrowser } from './model-browser.ts';
import { CLAIMS, KEYS, signIdentity } from './sign-identity.ts';

export type Person = 'ada' | 'bob';

/** One thing that happens somewhere; `browser` and `to` are numbers of browsers. */
export type Step =
  | { readonly do: 'visit'; readonly browser: number; readonly origin: Origin; readonly lost: boolean }
  | { readonly do: 'identify'; readonly browser: number; readonly origin: Origin; readonly person: Person }
  | { readonly do: 'send'; readonly browser: number; readonly origin: Origin }
  | { readonly do: 'log-out'; readonly browser: number; readonly origin: Origin }
  | { readonly do: 'clear-storage'; readonly browser: number; readonly origin: Origin }
  | { readonly do: 'clear-cookies'; readonly browser: number }
  | { readonly do: 'wait'; readonly minutes: number }
  /** A sibling host puts one browser's shared cookie into another's. */
  | { readonly do: 'plant'; readonly browser: number; readonly to: number }
  /** Whoever listens to http takes one browser's bridge into another. */
  | { readonly do: 'sniff'; readonly browser: number; readonly to: number }
  /** A link from a page of the shop to the other site. */
  | { readonly do: 'carry'; readonly browser: number; readonly origin: Origin };

/** What one step made the server say, with all that a check needs to judge it. */
export interface Resolution {
  readonly browser: ModelBrowser;
  readonly origin: Origin;
  readonly answer: SessionAnswer;
  readonly presented: ReturnType<ModelBrowser['presented']>;
  readonly boot: string;
  readonly person: Person | null;
  readonly code: string | null;
  readonly delivered: boolean;
}

interface Arrival {
  readonly person?: Person | null;
  readonly code?: string | null;
  readonly lost?: boolean;
  /** Where the link was. */
  readonly referrer?: Origin;
}

export interface Sent {
  readonly id: string;
  readonly browser: ModelBrowser;
  readonly origin: Origin;
  /** Of the token it was sent with. */
  readonly visitor: string;
  readonly person: string | null;
}

export interface WorldOptions {
  readonly onResolution: (resolution: Resolution, world: World) => Promise<void>;
}

export type World = ReturnType<typeof openWorld>;

/** A server in virtual time, two browsers, and all that may happen between them. */
export function openWorld({ onResolution }: WorldOptions) {
  let number = 0;
  const next = (): number => ++number;
  const plenty = { limit: 1_000_000, windowMs: MINUTE };
  const { server, clock, errors } = openBench({
    settings: { id: 'w', origins: [...ORIGINS], linkDomains: ['https://other.test'] },
    limits: { formsPerVisitor: plenty, formsPerAddress: plenty, visitorsPerAddress: plenty },
  });
  const [key] = KEYS as [IdentityKey];
  const ready = server.handle({ kind: 'save-identity-key', widget: 'w', key });
  const browsers = ['anna', 'mallory'].map((name) => openBrowser(name, next));
  const pages = new Map<string, SessionAnswer>();
  const sent: Sent[] = [];
  const pageOf = (browser: ModelBrowser, origin: Origin): string => `${browser.name} ${origin}`;
  const browserAt = (index: number): ModelBrowser => browsers[index] as ModelBrowser;

  async function resolve(
    browser: ModelBrowser,
    origin: Origin,
    { person = null, code = null, lost = false, referrer }: Arrival = {},
  ): Promise<SessionAnswer> {
    const [presented, boot] = [browser.presented(origin), browser.boot(origin)];
    const request = {
      boot,
      tokens: presented,
      page: { url: `${origin}/`, ...(referrer && { referrer: `${referrer}/` }) },
      language: 'en',
      timeZone: 'UTC',
      ...(code !== null && { code }),
      ...(person !== null && { identity: signedFor(person, clock.now) }),
    };
    const asked = { kind: 'resolve-session', widget: 'w', request, hostToken: null, origin, address: null } as const;
    const answer = answered(await server.handle(asked));
    if (!lost) {
      browser.keep(origin, answer);
      pages.set(pageOf(browser, origin), answer);
    }
    await onResolution({ browser, origin, answer, presented, boot, person, code, delivered: !lost }, world);
    return answer;
  }

  /** As the widget does: with the page's token, and once more after asking anew where that has expired. */
  async function send(browser: ModelBrowser, origin: Origin): Promise<void> {
    const commandId = hexId(0xc0de0000 + next());
    for (const attempt of [1, 2]) {
      const answer = pages.get(pageOf(browser, origin)) ?? (await resolve(browser, origin));
      const token = answer.secure?.token ?? answer.bridge?.token ?? null;
      const submission = aSubmission({ commandId, visitor: browser.boot(origin) });
      const command = {
        kind: 'submit-offline-message',
        widget: 'w',
        submission,
        token,
        origin,
        address: null,
      } as const;
      const receipt = await server.handle(command);
      if (receipt.ok) {
        const person = answer.identity?.id ?? null;
        sent.push({ id: receipt.value.id, browser, origin, visitor: answer.visitor, person });
        return;
      }
      if (codeOf(receipt) !== 'session-expired' || attempt === 2) throw new Error(`send: ${codeOf(receipt)}`);
      pages.delete(pageOf(browser, origin));
    }
  }

  async function logOut(browser: ModelBrowser, origin: Origin): Promise<readonly string[]> {
    const page = pages.get(pageOf(browser, origin));
    const kept = browser.presented(origin).map(({ token }) => token);
    const tokens = [...new Set([...kept, page?.secure?.token ?? '', page?.bridge?.token ?? ''])].slice(0, 6);
    const command = { kind: 'end-session', widget: 'w', tokens, hostToken: null, origin } as const;
    answered(await server.handle(command));
    browser.forget(origin);
    pages.delete(pageOf(browser, origin));
    return tokens;
  }

  const world = {
    server,
    errors,
    browsers,
    sent,
    ready,
    async take(step: Step): Promise<readonly string[]> {
      switch (step.do) {
        case 'visit':
          await resolve(browserAt(step.browser), step.origin, { lost: step.lost });
          return [];
        case 'identify':
          // Over http nobody says who somebody is (T-1); the server's own specs hold it to that.
          if (!isSecure(step.origin)) return [];
          await resolve(browserAt(step.browser), step.origin, { person: step.person });
          return [];
        case 'send':
          await send(browserAt(step.browser), step.origin);
          return [];
        case 'log-out':
          return logOut(browserAt(step.browser), step.origin);
        case 'clear-storage':
          browserAt(step.browser).clearStorage(step.origin);
          pages.delete(pageOf(browserAt(step.browser), step.origin));
          return [];
        case 'clear-cookies':
          browserAt(step.browser).clearCookies();
          return [];
        case 'wait':
          clock.now += step.minutes * MINUTE;
          return [];
        case 'plant': {
          const [token] = browserAt(step.browser).cookies('shop.test').shared;
          const { shared } = browserAt(step.to).cookies('shop.test');
          if (token && !shared.includes(token)) shared.unshift(token);
          return [];
        }
        case 'sniff': {
          const { bridge } = browserAt(step.browser).cookies('shop.test');
          browserAt(step.to).cookies('shop.test').bridge ??= bridge;
          return [];
        }
        case 'carry': {
          const browser = browserAt(step.browser);
          const token = pages.get(pageOf(browser, step.origin))?.secure?.token;
          if (!isSecure(step.origin) || token === undefined) return [];
          const target = 'https://other.test';
          const made = await server.handle({ kind: 'hand-over', widget: 'w', token, target, origin: step.origin });
          if (made.ok) await resolve(browser, target, { code: made.value.code, referrer: step.origin });
          return [];
        }
      }
    },
  };
  return world;
}

/** A token the shop's own server signed a moment ago. */
const signedFor = (person: Person, now: number): string =>
  signIdentity({ ...CLAIMS, sub: person, exp: now / 1_000 + 600 });
