import axe from 'axe-core';
import type { Page } from 'playwright/test';

/** Puts axe into every page that is opened from now on; as an init script it is none of the page's policy's business. */
export const bringAxe = async (page: Page): Promise<void> => void (await page.addInitScript({ content: axe.source }));

/**
 * What axe finds wrong in a part of the page, shadow roots included; one line a finding. What is moving into place is
 * waited for first: a text half faded in has no contrast yet.
 */
export async function findingsOfAxe(page: Page, part = 'html'): Promise<readonly string[]> {
  return page.evaluate(async (selector) => {
    const roots = [document, document.querySelector('porchlight-chat')?.shadowRoot ?? document];
    const moving = roots
      .flatMap((root) => root.getAnimations())
      .filter(({ effect }) => {
        return effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
      });
    await Promise.allSettled(moving.map(({ finished }) => finished));
    const { axe: run } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await run.run({ include: [selector] }, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.flat().join(' ')} – ${failureSummary}`),
    );
  }, part);
}
