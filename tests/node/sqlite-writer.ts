import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../src/node/sqlite/open-sqlite-store.ts';
import { expectThat } from '../../src/testing/expect-that.ts';
import { aDocument, anEvent, W } from '../../src/testing/store-probe.ts';

/** Commits as fast as it can, says the version of each commit once it is answered, and never ends by itself. */
const store = expectThat.value(await openSqliteStore({ folder: process.argv[2] ?? '' }), 'open');
for (let { version } = expectThat.value(await store.load(W), 'load'); ; version += 1) {
  const names = ['a', 'b', 'c'].map((part) => `${version + 1}${part}`);
  const tags = { version: String(version + 1) };
  const events = names.map((name) => anEvent(name));
  const put = names.map((id) => aDocument(id, { live: false, at: version, tags, body: 'x'.repeat(700) }));
  expectThat.value(await store.commit(W, version, { put, remove: [], events }), 'commit');
  writeSync(1, `${version + 1}\n`);
}
