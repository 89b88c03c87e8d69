import type { Diagnosis } from '../contract/diagnosis.ts';
import type { GateSide } from './gate-side.ts';

/** Tells the owner of a misconfiguration, once for each code: by event, in the console, and to `diagnose()` (T-11). */
export function diagnose(gate: GateSide, diagnosis: Diagnosis): void {
  const known = gate.told.diagnoses ?? [];
  if (known.some(({ code }) => code === diagnosis.code)) return;
  gate.told.diagnoses = [...known, diagnosis];
  gate.announce('diagnostic', diagnosis);
  console.warn(`Porchlight ${diagnosis.code}: ${diagnosis.message}`);
}
