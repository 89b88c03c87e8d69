import type { GateSide } from './gate-side.ts';

/** Whether the owner follows visits and this visitor has agreed, in so many words: `auto` is no consent (V-1, T-3). */
export function isTracked({ options, told, watch }: Pick<GateSide, 'options' | 'told' | 'watch'>): boolean {
  const watched = watch.current();
  return (
    watched.state === 'known' &&
    !!watched.document.settings.tracking &&
    watched.status.mode !== 'disabled' &&
    (told.consent ?? options.storage) === 'granted'
  );
}
