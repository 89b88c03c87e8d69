import { type BrowserContext, test as base, expect } from 'playwright/test';
import { type Demo, startDemo } from '../demo/start-demo.ts';
import { type Story, type StoryOptions, startStory } from './story-server.ts';

interface Fixtures {
  /** Starts this story's own server and page; ended with the test. */
  readonly tell: (options?: StoryOptions) => Promise<Story>;
  /** Everything the page should never have heard of us; checked to be empty at the end of every test. */
  readonly complaints: string[];
}

/**
 * Playwright's `test` with servers on free ports, and with tabs that fail their test on any uncaught error, unhandled
 * rejection, error of ours in the console, or violation of the page's security policy.
 */
export const test = base.extend<Fixtures, { demo: Demo }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      const demo = await startDemo({ sitePort: 0, serverPort: 0 });
      await use(demo);
      await demo.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  tell: async ({}, use) => {
    const stories: Story[] = [];
    await use(async (options = {}) => {
      const story = await startStory(options);
      stories.push(story);
      return story;
    });
    await Promise.all(stories.map((story) => story.close()));
  },
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      await listenForComplaints(context, complaints);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** What browsers themselves log about a request that failed; the stories cut the network on purpose. */
const BROWSERS_OWN =
  /^Failed to load resource|Cross-Origin Request Blocked|CORS request did not succeed|^WebSocket connection to '[^']+' failed/;

/**
 * Firefox's word, as of an error, on a cookie that was tried to learn whether it would take it (T-5), and on a socket that
 * was refused or lost.
 */
const FIREFOX_OWN =
  /^Cookie “[^”]+” has been rejected|^Firefox can’t establish a connection to the server at ws|^The connection to wss?:/;

async function listenForComplaints(context: BrowserContext, complaints: string[]): Promise<void> {
  context.on('weberror', (uncaught) => {
    const { message, stack } = uncaught.error();
    if (!FIREFOX_OWN.test(message) && !BROWSERS_OWN.test(message)) complaints.push(`uncaught: ${stack ?? message}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !BROWSERS_OWN.test(message.text())) complaints.push(`console: ${message.text()}`);
    if (message.text().startsWith('policy violation: ')) complaints.push(message.text());
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.info(`policy violation: ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
}

export { expect };
