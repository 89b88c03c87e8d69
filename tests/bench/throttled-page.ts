import type { Browser, CDPSession, Page } from 'playwright';

/** How much slower than this machine a visitor's telephone is taken to be. */
const TIMES_SLOWER = 4;

/** A page as a visitor meets it for the first time, on a processor that is four times slower. */
export interface ThrottledPage {
  readonly page: Page;
  /** All the time that the page's main thread was busy since the page began, in ms. */
  busyMs(): Promise<number>;
  /** Until nothing more is asked for, and the main thread has nothing left to do. */
  settle(): Promise<void>;
  /** How long each task of the main thread took that ran meanwhile, in ms; longest first. */
  tasks(act: () => Promise<unknown>): Promise<readonly number[]>;
  close(): Promise<void>;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** Nothing is in its cache or its stores. */
export async function openThrottledPage(browser: Browser): Promise<ThrottledPage> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER });
  return {
    page,
    busyMs: () => readBusyMs(session),
    async settle() {
      await page.waitForLoadState('networkidle');
      await untilIdle(page);
    },
    async tasks(act) {
      await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
      // The mark tells our page's process from those of other pages.
      await page.evaluate(() => console.timeStamp('porchlight'));
      await act();
      const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
      return readTasks(traceEvents);
    },
    close: () => context.close(),
  };
}

/** Until what was begun is drawn and there is nothing left to do. */
export const untilIdle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestIdleCallback(resolve));
  });

async function readBusyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

function readTasks(events: readonly TraceEvent[]): readonly number[] {
  const marked = events.find(({ name }) => name === 'TimeStamp');
  if (!marked) throw new Error('The trace does not say which thread is the page.');
  return events
    .filter(({ name, pid, tid, ts }) => isTask(name) && pid === marked.pid && tid === marked.tid && ts > marked.ts)
    .map(({ dur = 0 }) => dur / 1_000)
    .sort((one, other) => other - one);
}

const isTask = (name: string): boolean => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask';
