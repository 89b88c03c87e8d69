import type { GateSide } from './gate-side.ts';

/** The origins to which links may carry the session, by the settings and by the page (T-9). */
export function linkDomains({ options, watch }: GateSide): readonly string[] {
  const watched = watch.current();
  return [
    ...((watched.state === 'known' && watched.document.settings.linkDomains) || []),
    ...(options.linkDomains ?? []),
  ];
}
