import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { WORKSPACE_SETTINGS } from '../state.ts';

/** Sets what holds for every department at once. */
export const saveWorkspace: CarryOut<'save-workspace'> = ({ workspace }, { offlineHandling }) => {
  workspace.set(WORKSPACE_SETTINGS, { offlineHandling });
  return ok(null);
};
