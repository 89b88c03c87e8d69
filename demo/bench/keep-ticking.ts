import type { Stop } from '../../src/base/stop.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';

/**
 * Sends `tick` whenever a deadline has come. It looks instead of waiting for the deadline: on a clock that can be set
 * and sped up, no timer knows how long that is.
 */
export function keepTicking(server: ReferenceServer): Stop {
  const timer = setInterval(() => {
    const deadline = server.nextDeadline();
    if (deadline !== null && deadline <= server.now()) void server.handle({ kind: 'tick' });
  }, 100);
  return () => clearInterval(timer);
}
