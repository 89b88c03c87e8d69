import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { VisitorCount } from '../scene.ts';
import type { SimulatedPage, Visit } from './simulated-page.ts';

/** The pages of all visitors on the stage: what happens to one happens to each. */
export interface SimulatedPages extends Pick<SimulatedPage, 'passTo' | 'jumpTo' | 'sleepTo' | 'change' | 'wake'> {
  /** Loads the pages of as many visitors as there are; each has a backend and stores of its own. */
  open(visit: Omit<Visit, 'backend'>, openBackend: () => ChatBackend): void;
  /** Lets visitors come or go, and leaves the others where they are. */
  setCount(visit: Omit<Visit, 'backend' | 'keepStores'>, openBackend: () => ChatBackend): void;
  shut(): void;
}

export function createSimulatedPages(pages: readonly SimulatedPage[]): SimulatedPages {
  let count: VisitorCount | 0 = 0;
  const present = (): readonly SimulatedPage[] => pages.slice(0, count);

  return {
    open(visit, openBackend) {
      count = visit.situation.visitors;
      for (const page of present()) page.open({ ...visit, backend: openBackend() });
    },
    setCount(visit, openBackend) {
      const before = count;
      count = visit.situation.visitors;
      for (const page of pages.slice(count)) page.shut();
      for (const page of pages.slice(before, count)) {
        page.open({ ...visit, keepStores: false, backend: openBackend() });
      }
    },
    passTo(now) {
      for (const page of present()) page.passTo(now);
    },
    jumpTo(now) {
      for (const page of present()) page.jumpTo(now);
    },
    sleepTo(now, noticed) {
      for (const page of present()) page.sleepTo(now, noticed);
    },
    change(change) {
      for (const page of present()) page.change(change);
    },
    wake() {
      for (const page of present()) page.wake();
    },
    shut() {
      for (const page of pages) page.shut();
      count = 0;
    },
  };
}
