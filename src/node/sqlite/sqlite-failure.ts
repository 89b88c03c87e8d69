/** Why SQLite could not do what it was told, as far as it matters here. */
export type SqliteFailure = 'busy' | 'not-a-database' | 'other';

/** The primary result codes, which are the low byte of the extended ones (sqlite.org/rescode.html). */
const BUSY = 5;
const NOT_A_DATABASE = 26;

export function sqliteFailure(error: unknown): SqliteFailure {
  const { errcode } = error as { readonly errcode?: unknown };
  const code = typeof errcode === 'number' ? errcode & 0xff : null;
  return code === BUSY ? 'busy' : code === NOT_A_DATABASE ? 'not-a-database' : 'other';
}
