import type { Browser, TestInfo } from 'playwright/test';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { test as base, expect } from '../fixtures.ts';
import { type ChatServer, createChatServer } from './chat-server.ts';
import { leaveRow } from './journey-row.ts';
import type { PlainEar } from './plain-ear.ts';
import { type Sites, startSites } from './sites.ts';
import { createWalk, type Walk } from './walk.ts';

export interface JourneyOptions {
  /** Of the widget `shop`, on top of what every journey has. */
  readonly settings?: Omit<WidgetSettings, 'id'>;
  /** Other widgets of the same server. */
  readonly others?: readonly WidgetSettings[];
  /** Addresses that every page links to. */
  readonly links?: readonly string[];
  /** From an origin to the one that answers in its place. */
  readonly redirects?: Readonly<Record<string, string>>;
}

export interface Journey extends Walk {
  readonly server: ChatServer;
  /** On every plain-http connection of this journey. */
  readonly ear: PlainEar;
  /** Somebody else, in a browser of their own. */
  anotherBrowser(): Promise<Walk>;
  /**
   * Looks at the server: these visitors and no others, each with exactly these messages, whatever became one with what;
   * no message lost or stored twice; no secure token heard over plain http.
   */
  expectHeld(...visitors: readonly (readonly string[])[]): Promise<void>;
}

/** Everything a test may send as fast as it can type; any page of these origins. */
export const SHOP: Omit<WidgetSettings, 'id'> = {
  offline: { form: { minFillMs: 0 } },
  origins: [
    'https://shop.test',
    'https://*.shop.test',
    'http://shop.test',
    'http://www.shop.test',
    'http://account.shop.test',
    'http://blog.shop.test',
  ],
};

interface Fixtures {
  readonly journey: (options?: JourneyOptions) => Promise<Journey>;
}

/** Playwright's `test` in a web where every host name leads to this process, over http and https. */
export const test = base.extend<Fixtures, { sites: Sites }>({
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      const sites = await startSites();
      await use(sites);
      await sites.close();
    },
    { scope: 'worker' },
  ],
  ignoreHTTPSErrors: true,
  // A proxy given to the browser at launch is ignored by a stock Firefox; one of the context is not.
  proxy: async ({ sites }, use) => use({ server: sites.proxy }),
  journey: async ({ page, browser, proxy, sites }, use, info) => {
    // A journey is several stories long, and some are walked by two people.
    info.setTimeout(3 * info.timeout);
    const endings: (() => Promise<void>)[] = [];
    await use(async ({ settings, others = [], links = [], redirects = {} } = {}) => {
      const server = await createChatServer([{ id: 'shop', ...SHOP, ...settings }, ...others]);
      const ear = sites.show({ chat: server.chat, links, redirects });
      endings.push(server.close);
      return {
        ...createWalk(page, ear),
        server,
        ear,
        async anotherBrowser() {
          const context = await newContext(browser, proxy);
          endings.unshift(() => context.close());
          return createWalk(await context.newPage(), ear);
        },
        expectHeld: (...visitors) => expectHeld(info, { server, ear, visitors }),
      };
    });
    for (const end of endings) await end();
  },
});

const newContext = (browser: Browser, proxy: { server: string } | undefined) =>
  browser.newContext({ ignoreHTTPSErrors: true, ...(proxy && { proxy }) });

interface Expected {
  readonly server: ChatServer;
  readonly ear: PlainEar;
  readonly visitors: readonly (readonly string[])[];
}

async function expectHeld(info: TestInfo, { server, ear, visitors: expected }: Expected): Promise<void> {
  const [messages, visitors] = [await server.messages(), await server.visitors()];
  const textOf = ({ values }: (typeof messages)[number]): string => String(values.message);
  const held = visitors.map(({ id, merged }) =>
    messages.filter(({ visitor }) => visitor === id || merged.includes(visitor)).map(textOf),
  );
  for (const { origin, answer } of server.talks) if (origin.startsWith('http:')) ear.hear(answer);

  const written = expected.flat();
  const times = written.map((text) => messages.filter((message) => textOf(message) === text).length);
  leaveRow(info, {
    lost: times.filter((count) => count === 0).length,
    twice: times.filter((count) => count > 1).length,
    mixed: held.flatMap((texts) => texts.filter((text) => !texts.every((other) => areOfOne(expected, text, other))))
      .length,
    extra: Math.max(0, visitors.length - expected.length),
    leaked: ear.secureTokens(),
  });
  expect(inOrder(held)).toEqual(inOrder(expected));
  expect(messages.map(textOf).toSorted()).toEqual(written.toSorted());
  expect(ear.secureTokens()).toBe(0);
}

const areOfOne = (visitors: Expected['visitors'], one: string, other: string): boolean =>
  visitors.some((messages) => messages.includes(one) && messages.includes(other));

const inOrder = (visitors: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  visitors.map((messages) => messages.toSorted()).toSorted((a, b) => a.join().localeCompare(b.join()));

export { expect };
