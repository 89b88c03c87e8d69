import { browserPlatform } from '../adapters/browser/platform.ts';
import type { Platform } from '../contract/platform.ts';
import type { GateSide } from './gate-side.ts';

const platforms = new WeakMap<GateSide, Platform>();

/** The whole platform of a widget: the page's own, made at the first call, where the options bring none. */
export function pagePlatform(gate: GateSide): Platform {
  const platform = gate.options.platform ?? platforms.get(gate) ?? browserPlatform(gate.options);
  platforms.set(gate, platform);
  return platform;
}
