import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Elsewhere } from '../ui/elsewhere.ts';
import type { GateSide } from './gate-side.ts';
import type { OpenedSession } from './open-session.ts';
import { pagePlatform } from './page-platform.ts';

/** What a page over plain http sends its visitor to the secure one for (T-8); null: nothing, or this page is secure. */
export function secureElsewhere(
  gate: GateSide,
  { session, isForgetful }: OpenedSession,
): ReadonlySignal<Elsewhere | null> {
  const { page } = pagePlatform(gate);
  return computed(() => {
    const known = session.state.value;
    const isEarlier = known.state === 'known' && known.earlier;
    if (page.place().secure || !(isEarlier || isForgetful.value)) return null;
    const address = new URL(page.context().url);
    address.protocol = 'https:';
    // A port belongs to its scheme, and https has its usual one.
    address.port = '';
    return { reason: isEarlier ? 'earlier' : 'stranger', address: address.href };
  });
}
