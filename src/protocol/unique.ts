import type { z } from 'zod';

/** A check for lists: each entry's key at most once. The repeated entry is the one named, not the first. */
export const unique =
  <Item>(keyOf: (item: Item) => string, member?: keyof Item & string) =>
  (items: readonly Item[], context: z.core.$RefinementCtx<readonly Item[]>): void => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const key = keyOf(item);
      if (seen.has(key)) {
        const path = member ? [index, member] : [index];
        context.addIssue({ code: 'custom', path, message: `${JSON.stringify(key)} is there twice` });
      }
      seen.add(key);
    }
  };
