import type { DatabaseSync, StatementSync } from 'node:sqlite';

const DOCUMENT = 'kind, id, live, at, tags, visitor, body';
const ONE = 'workspace = :workspace AND kind = :kind AND id = :id';
const WORD = 'workspace = :workspace AND kind = :kind AND tag = :tag AND word = :word';

/** Every question the store asks. Each finds its rows by an index, in the order in which it wants them. */
export const STATEMENTS = {
  workspace: 'SELECT version, position FROM workspaces WHERE name = :workspace',
  /** Raises the version by one. */
  raise: `
    INSERT INTO workspaces (name, version, position) VALUES (:workspace, 1, :position)
    ON CONFLICT (name) DO UPDATE SET version = version + 1, position = excluded.position`,

  live: `SELECT ${DOCUMENT} FROM documents WHERE workspace = :workspace AND live = 1`,
  document: `SELECT ${DOCUMENT} FROM documents WHERE ${ONE}`,
  placeAndTags: `SELECT at, tags FROM documents WHERE ${ONE}`,
  /** Adds a document, unless there is one. */
  add: `
    INSERT INTO documents (workspace, ${DOCUMENT})
    VALUES (:workspace, :kind, :id, :live, :at, :tags, :visitor, :body)
    ON CONFLICT (workspace, kind, id) DO NOTHING`,
  put: `
    UPDATE documents SET live = :live, at = :at, tags = :tags, visitor = :visitor, body = :body WHERE ${ONE}`,
  remove: `DELETE FROM documents WHERE ${ONE}`,
  blankDocuments: `UPDATE documents SET body = 'null' WHERE workspace = :workspace AND visitor = :visitor`,

  /** The documents of a kind after a place. */
  page: `
    SELECT ${DOCUMENT} FROM documents WHERE workspace = :workspace AND kind = :kind AND (at, id) < (:at, :after)
    ORDER BY at DESC, id DESC LIMIT :limit`,
  /** The first place of a word after another, and the first from it on. */
  placeAfter: `SELECT at, id FROM tags WHERE ${WORD} AND (at, id) < (:at, :id) ORDER BY at DESC, id DESC LIMIT 1`,
  placeFrom: `SELECT at, id FROM tags WHERE ${WORD} AND (at, id) <= (:at, :id) ORDER BY at DESC, id DESC LIMIT 1`,
  tag: 'INSERT INTO tags (workspace, kind, tag, word, at, id) VALUES (:workspace, :kind, :tag, :word, :at, :id)',
  untag: `DELETE FROM tags WHERE ${WORD} AND at = :at AND id = :id`,

  append: `
    INSERT INTO events (workspace, position, kind, at, visitor, body)
    VALUES (:workspace, :position, :kind, :at, :visitor, :body)`,
  events: `
    SELECT position, kind, at, visitor, body FROM events WHERE workspace = :workspace AND position > :position
    ORDER BY position LIMIT :limit`,
  blankEvents: `UPDATE events SET body = 'null' WHERE workspace = :workspace AND visitor = :visitor`,
} as const;

export type Statements = Readonly<Record<keyof typeof STATEMENTS, StatementSync>>;

export const prepareStatements = (database: DatabaseSync): Statements =>
  Object.fromEntries(Object.entries(STATEMENTS).map(([name, text]) => [name, database.prepare(text)])) as Record<
    keyof typeof STATEMENTS,
    StatementSync
  >;
