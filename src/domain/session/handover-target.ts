import { isAllowedOrigin, originProblem } from '../access/origin.ts';
import type { WidgetSettings } from '../settings.ts';

/** Whether a session of this widget may be led to pages of `target`: only where the owner names them (T-9). */
export function mayLeadTo(
  { linkDomains, origins }: Pick<WidgetSettings, 'linkDomains' | 'origins'>,
  target: string,
): boolean {
  const isNamed = (listed: readonly string[] | undefined) => !!listed?.length && isAllowedOrigin(listed, target);
  return originProblem(target) === null && (isNamed(linkDomains) || isNamed(origins));
}
