import { probeServer } from '../adapters/http/probe-server.ts';
import type { Diagnosis } from '../contract/diagnosis.ts';
import type { Finding } from '../domain/doctor/finding.ts';
import { judgeAnswers } from '../domain/doctor/judge-answers.ts';
import { judgePlace } from '../domain/doctor/judge-place.ts';
import { sayFinding } from '../domain/doctor/say-finding.ts';
import { askBackend } from './doctor/ask-backend.ts';
import { hearViolations } from './doctor/hear-violations.ts';
import { lookAround } from './doctor/look-around.ts';
import type { GateSide } from './gate-side.ts';
import { presentFindings } from './present-findings.ts';

/** What the chunk `doctor` offers the gate (T-11). */
export interface Doctor {
  /** A finding in the owner's words. */
  say(finding: Finding): Diagnosis;
  /**
   * Looks at the page, its browser and the network now, writes nothing, and reports to the gate what is wrong. Never
   * rejects; takes at most some fifteen seconds.
   */
  examine(): Promise<void>;
}

export function createDoctor(gate: GateSide): Doctor {
  const { options, watch, backend, platform } = gate;
  const { widget } = options;
  const origin = options.platform?.page.place().origin ?? globalThis.origin;
  const server = backend ? null : (options.server ?? '').replace(/\/+$/, '');

  function reportAll(findings: readonly Finding[]): void {
    for (const finding of findings) gate.report(finding);
  }

  async function examineNetwork(address: string): Promise<void> {
    const violations = hearViolations(address);
    try {
      const asked = { server: address, widget, clock: platform.clock, isBlocked: violations.isBlocked };
      const answers = await probeServer(asked);
      reportAll([...violations.findings(), ...judgeAnswers({ origin, widget, server: address }, answers)]);
    } finally {
      violations.stop();
    }
  }

  return {
    say: (finding) => ({ code: finding.code, message: sayFinding(finding) }),
    async examine() {
      const watched = watch.current();
      const settings = {
        ...(watched.state === 'known' && watched.document.settings),
        ...(options.cookieDomain && { cookieDomain: options.cookieDomain }),
        ...(options.scope && { scope: options.scope }),
      };
      const place = judgePlace({ origin, server, settings });
      reportAll([...presentFindings(gate), ...place, ...lookAround(gate, origin)]);
      // Over plain http nothing is sent, so there is nothing to be asked.
      if (server && !place.some(({ code }) => code === 'S05')) await examineNetwork(server);
      else if (backend) reportAll(judgeAnswers({ origin, widget, server: '' }, await askBackend(backend)));
    },
  };
}
