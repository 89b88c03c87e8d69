import { canonicalJson } from '../../base/json.ts';
import { ok, refused } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';

/** Saves settings whole. Saving what is already there is no change and keeps the version. */
export const saveWidget: CarryOut<'save-widget'> = ({ widgets }, { settings, ifVersion }) => {
  const saved = widgets.get(settings.id);
  const version = saved?.version ?? 0;
  if (ifVersion !== undefined && ifVersion !== version) {
    return refused({
      code: 'stale-write',
      message: `The settings of “${settings.id}” are at version ${version}, not ${ifVersion}. Read them again and redo the change.`,
    });
  }
  if (saved && canonicalJson(saved.settings) === canonicalJson(settings)) return ok({ version });
  widgets.set(settings.id, { settings, version: version + 1 });
  return ok({ version: version + 1 });
};
