import { spawnSync } from 'node:child_process';
import { findChromium } from './browsers.ts';

/** Ways to come by a Chromium, tried in this order when none is there; the second needs Debian or its like, and root. */
const WAYS: readonly (readonly [command: string, ...args: string[]][])[] = [
  [['npx', 'playwright', 'install', 'chromium']],
  [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'],
  ],
];

/** Sees to it that the stories have a Chromium to run in. Gives the sentence to stop with when there is no way to one. */
export function ensureBrowser(): string | null {
  for (const way of WAYS) {
    if (findChromium()) return null;
    for (const [command, ...args] of way) {
      if (command === 'apt-get' && process.getuid?.() !== 0) break;
      console.log(`\n$ ${[command, ...args].join(' ')}`);
      if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0) break;
    }
  }
  if (findChromium()) return null;
  return 'The stories need a Chromium, and none was found or could be installed: install one, or name it in CHROMIUM_PATH.';
}
