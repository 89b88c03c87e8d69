import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { FILE, isLate } from '../files/file-documents.ts';
import { findFile, keepFile } from '../files/file-shelf.ts';
import { documentKey } from '../state/state.ts';

/** From here on no message gets them, so that their bytes can go; what is known of them goes after the bytes. */
export const expireFiles: CarryOut<'expire-files'> = (state, { files, gone }, { now }) => {
  for (const id of gone) if (findFile(state, id)?.state === 'expired') state.history.delete(documentKey(FILE, id));
  const expired = files.filter((id) => {
    const file = findFile(state, id);
    if (!file || !isLate(file, now)) return false;
    if (file.state !== 'expired') keepFile(state, { ...file, state: 'expired' });
    return true;
  });
  return ok(expired);
};
