import { defineConfig, devices, type PlaywrightTestConfig } from 'playwright/test';
import { type FoundBrowser, findChromium, findFirefox } from '../tests/tools/browsers.ts';

const chromium = findChromium();
const firefox = findFirefox();

/** Chromium's own sandbox refuses to run as root, as in most containers. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const program = (found: FoundBrowser | null) => (found?.path ? { executablePath: found.path } : {});

const projects: PlaywrightTestConfig['projects'] = [
  {
    name: 'chromium',
    use: { ...devices['Desktop Chrome'], launchOptions: { ...program(chromium), args: asRoot } },
  },
];
// Stories tagged `@firefox` run there too, where a Firefox is to be found.
if (firefox) {
  projects.push({
    name: 'firefox',
    grep: /@firefox/,
    use: {
      ...devices['Desktop Firefox'],
      // A stock Firefox speaks WebDriver BiDi, which Playwright calls a moz- channel; its own build does not need one.
      ...(firefox.path ? { channel: 'moz-firefox' } : {}),
      launchOptions: program(firefox),
    },
  });
}

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A busy machine is slow, not wrong.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['./sites/journey-table.ts'], ['../tests/tools/playwright-tally.ts']],
  // Recording every step doubles the time of all the stories: `npm run stories -- --trace retain-on-failure` does it.
  use: { screenshot: 'only-on-failure' },
  projects,
});
