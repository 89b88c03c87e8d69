import { MINUTE_MS } from '../base/instant.ts';
import { isSecureOrigin } from '../domain/access/secure-origin.ts';
import type { Finding } from '../domain/doctor/finding.ts';
import type { GateSide } from './gate-side.ts';

/** How far a clock may be off before the owner hears of it (T-11). */
const OFF_MS = 5 * MINUTE_MS;

/** What the gate sees by itself, of the server's address and the visitor's clock (S05, S13); the doctor looks closer. */
export function presentFindings({ options: { server }, platform, watch }: GateSide): readonly Finding[] {
  const aheadMs = platform.clock.now() - watch.now();
  return [
    ...(server && URL.canParse(server) && !isSecureOrigin(new URL(server).origin)
      ? [{ code: 'S05', server } as const]
      : []),
    ...(Math.abs(aheadMs) > OFF_MS ? [{ code: 'S13', aheadMs } as const] : []),
  ];
}
