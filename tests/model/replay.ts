import { canonicalJson } from '../../src/base/json.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { Store, StoredDocument } from '../../src/workspace/store.ts';
import { createRandom } from '../properties/random.ts';
import { answered, countedIds } from '../workspace/bench.ts';
import { observedStore } from './observed-store.ts';
import type { Recorded, WorldOptions } from './world.ts';

export interface Way {
  readonly store: Store;
  /** `together`: commands of one instant are handed in at once, and share a commit. */
  readonly commits?: 'one by one' | 'together';
  /** After some ticks all is read anew from the store: by the same process, or by another that begins then. */
  readonly rereads?: 'never' | 'reload' | 'restart';
}

/** Everything that is stored in the end, as one text; `versions`: with the number of commits it took. */
export async function replay(
  record: readonly Recorded[],
  { settings, startsAt }: Pick<WorldOptions, 'settings' | 'startsAt'>,
  { store: kept, commits = 'one by one', rereads = 'never' }: Way,
): Promise<{ readonly stored: string; readonly version: number }> {
  const store = observedStore(kept);
  const random = createRandom(record.length);
  const newId = countedIds();
  let now = startsAt;
  const open = () =>
    createReferenceServer({ settings, now: () => now, newId, store, onError: (error) => console.error(error) });
  let server = open();
  await server.widgets();
  for (const group of groupsOf(record, commits)) {
    now = group[0]?.at ?? now;
    await Promise.all(group.map(({ command }) => server.handle(command)));
    if (rereads === 'never' || group.at(-1)?.command.kind !== 'tick' || !random.chance(0.2)) continue;
    if (rereads === 'reload') await server.eraseVisitor('nobody');
    else {
      await server.close();
      server = open();
      await server.widgets();
    }
  }
  await server.close();
  const kinds = new Set(store.take().flatMap(({ put }) => put.map(({ kind }) => kind)));
  const { version } = answered(await kept.load('main'));
  const documents = await Promise.all([...kinds].sort().map((kind) => everyOne(kept, kind)));
  return { stored: canonicalJson([documents, answered(await kept.eventsAfter('main', 0, 1_000_000))]), version };
}

function groupsOf(record: readonly Recorded[], commits: NonNullable<Way['commits']>): readonly (readonly Recorded[])[] {
  if (commits === 'one by one') return record.map((each) => [each]);
  const groups: Recorded[][] = [];
  for (const each of record) {
    const last = groups.at(-1);
    if (last?.[0]?.at === each.at) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

async function everyOne(store: Store, kind: string): Promise<readonly StoredDocument[]> {
  const documents: StoredDocument[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = answered(await store.find('main', { kind, limit: 200, ...(cursor !== undefined && { cursor }) }));
    documents.push(...page.documents);
    if (page.next === null) return documents;
    cursor = page.next;
  }
}
