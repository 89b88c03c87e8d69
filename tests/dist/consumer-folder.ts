import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../repo/source-files.ts';

/**
 * Runs `use` in a folder of its own where `porchlight` is installed, so that imports go through the published
 * `exports` like a consumer's. The folder is gone afterwards.
 */
export function inConsumerFolder<Value>(use: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-consumer-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules/porchlight'), 'junction');
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
