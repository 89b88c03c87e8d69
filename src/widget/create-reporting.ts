import type { Finding, FindingCode } from '../domain/doctor/finding.ts';
import type { Doctor } from './doctor.ts';
import type { Gate, GateSide } from './gate-side.ts';

/**
 * Tells the owner of misconfigurations, once for each code: by event, in the console, and to `diagnose()` (T-11). What to
 * say comes with the doctor's chunk, which a page without any never loads.
 */
export function createReporting(gate: GateSide): Pick<Gate, 'report' | 'examine'> {
  const reported = new Set<FindingCode>();
  let coming: Promise<Doctor> | undefined;
  let saying: Promise<unknown> = Promise.resolve();
  let isEnded = false;

  gate.hear('end', () => {
    isEnded = true;
  });

  /** Asked for anew after it did not come. */
  async function doctor(): Promise<Doctor> {
    try {
      coming ??= gate
        .prepare('doctor')
        .then(() => import('./doctor.ts'))
        .then(({ createDoctor }) => createDoctor(gate));
      return await coming;
    } catch (error) {
      coming = undefined;
      throw error;
    }
  }

  async function say(finding: Finding): Promise<void> {
    try {
      const diagnosis = (await doctor()).say(finding);
      if (isEnded) return;
      gate.told.diagnoses = [...(gate.told.diagnoses ?? []), diagnosis];
      gate.announce('diagnostic', diagnosis);
      console.warn(`Porchlight ${diagnosis.code}: ${diagnosis.message}`);
    } catch {
      reported.delete(finding.code);
    }
  }

  return {
    report(finding) {
      if (isEnded || reported.has(finding.code)) return;
      reported.add(finding.code);
      saying = Promise.all([saying, say(finding)]);
    },
    async examine() {
      try {
        await (await doctor()).examine();
      } catch {
        // Without him there is what was told before.
      }
      await saying;
    },
  };
}
