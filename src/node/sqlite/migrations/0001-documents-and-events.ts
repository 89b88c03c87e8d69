/**
 * `tags` repeats the place of its document, so that walking one word's rows is walking a page, newest last. It has no
 * foreign key: what it would take to look one up is an index as large as the table, and one function writes both.
 */
export const documentsAndEvents = `
  CREATE TABLE workspaces (
    name TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE documents (
    workspace TEXT NOT NULL REFERENCES workspaces (name),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    at INTEGER NOT NULL,
    tags TEXT NOT NULL,
    visitor TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, kind, id)
  ) STRICT;
  CREATE INDEX documents_live ON documents (workspace) WHERE live = 1;
  CREATE INDEX documents_by_place ON documents (workspace, kind, at, id);
  CREATE INDEX documents_by_visitor ON documents (workspace, visitor) WHERE visitor IS NOT NULL;

  CREATE TABLE tags (
    workspace TEXT NOT NULL,
    kind TEXT NOT NULL,
    tag TEXT NOT NULL,
    word TEXT NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (workspace, kind, tag, word, at, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    workspace TEXT NOT NULL REFERENCES workspaces (name),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    visitor TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace, position)
  ) STRICT;
  CREATE INDEX events_by_visitor ON events (workspace, visitor) WHERE visitor IS NOT NULL;
`;
