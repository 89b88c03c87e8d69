import type { Problem } from '../domain/problem.ts';

/** A file can be gone from the disk, or another by now, since it was picked; it is not worth another try. */
export const LOST_FILE: Problem = {
  code: 'invalid',
  message: 'The file cannot be read any more.',
  issues: [{ path: 'file', message: 'cannot be read any more', code: 'file-broken' }],
};
