import { afterEach, expect, it, vi } from 'vitest';
import { hearBack } from '../../src/ui/panel/hear-back.ts';

const watchers: { onclose: (() => void) | null; isThere: boolean }[] = [];

afterEach(() => {
  vi.unstubAllGlobals();
  watchers.length = 0;
});

it('E-7 hears Back where the browser tells it, until it is let go of, and adds nothing to the page’s history', () => {
  vi.stubGlobal(
    'CloseWatcher',
    class {
      onclose = null;
      isThere = watchers.push(this as never) > 0;
      destroy() {
        this.isThere = false;
      }
    },
  );
  const entries = history.length;
  const onBack = vi.fn();
  const stop = hearBack(onBack);
  watchers[0]?.onclose?.();
  expect([onBack.mock.calls.length, history.length]).toEqual([1, entries]);
  stop();
  expect(watchers[0]?.isThere).toBe(false);
});

it('E-7 leaves Back to the page where the browser tells nothing', () => {
  const entries = history.length;
  hearBack(() => {})();
  expect(history.length).toBe(entries);
});
