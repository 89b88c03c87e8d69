import { existsSync } from 'node:fs';
import { chromium, firefox } from 'playwright';

/** A browser to drive: Playwright's own (no path), or a program that is there. */
export interface FoundBrowser {
  readonly path?: string;
}

const SYSTEM_CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const SYSTEM_FIREFOXES = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** `CHROMIUM_PATH`, else Playwright's own where `npx playwright install` put it, else the system's. */
export const findChromium = (): FoundBrowser | null =>
  find(process.env.CHROMIUM_PATH, chromium.executablePath(), SYSTEM_CHROMIUMS);

/** The same for Firefox, by `FIREFOX_PATH`. */
export const findFirefox = (): FoundBrowser | null =>
  find(process.env.FIREFOX_PATH, firefox.executablePath(), SYSTEM_FIREFOXES);

function find(named: string | undefined, own: string, system: readonly string[]): FoundBrowser | null {
  if (named) return { path: named };
  if (existsSync(own)) return {};
  const path = system.find((candidate) => existsSync(candidate));
  return path === undefined ? null : { path };
}
