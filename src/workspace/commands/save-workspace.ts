import { ok, refused } from '../../base/result.ts';
import { whyNotAllowed } from '../agents/why-not-allowed.ts';
import type { CarryOut } from '../carry-out.ts';
import { staleWrite } from '../problems.ts';
import { WORKSPACE_SETTINGS } from '../state/state.ts';

/** Sets what holds for every department at once. */
export const saveWorkspace: CarryOut<'save-workspace'> = (state, { offlineHandling, by, ifVersion }) => {
  const refusal = whyNotAllowed(state, by, 'settings.manage');
  if (refusal) return refused(refusal);
  const saved = state.workspace.get(WORKSPACE_SETTINGS);
  const version = saved?.version ?? 0;
  if (ifVersion !== undefined && ifVersion !== version) return refused(staleWrite('workspace', version, ifVersion));
  if (saved?.offlineHandling === offlineHandling) return ok({ version });
  state.workspace.set(WORKSPACE_SETTINGS, { offlineHandling, version: version + 1 });
  return ok({ version: version + 1 });
};
