import { pageAddress } from '../adapters/browser/page-context.ts';
import type { PageContext } from '../domain/form/submission.ts';
import type { GateSide } from './gate-side.ts';
import { pagePlatform } from './page-platform.ts';

/** The page the visitor sees: its own address and title, or what the page said of itself (F-4). */
export function gatePage(gate: GateSide): PageContext {
  const here = pagePlatform(gate).page.context();
  const told = gate.told.page;
  return told ? { ...here, ...told, url: pageAddress(told.url, here.url) } : here;
}
