import { describe, expect, it } from 'vitest';
import { createStatusFeeds } from '../../../src/node/stream/status-feeds.ts';
import { openApp } from '../open-app.ts';

/** The feeds of a shop whose documents, once read, arrive when the test says so. */
async function openHeld() {
  const { server } = await openApp();
  const arrivals: (() => void)[] = [];
  const feeds = createStatusFeeds({
    ...server,
    async statusDocument(widget) {
      const read = await server.statusDocument(widget);
      await new Promise<void>((resolve) => arrivals.push(resolve));
      return read;
    },
  });
  const save = async (department: string): Promise<string> => {
    await server.handle({ kind: 'save-widget', settings: { id: 'shop', departments: [department] } });
    const read = await server.statusDocument('shop');
    return read.ok ? read.value.version : '';
  };
  const follow = (known?: string) => {
    const versions: string[] = [];
    const stop = feeds.follow('shop', known, {
      hear: (text) => versions.push(JSON.parse(text).document.version),
      end: ({ code }) => versions.push(code),
    });
    return { versions, stop };
  };
  /** Lets all that is on its way arrive, what was asked last first, and what that sets off. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) {
      arrivals.pop()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { server, save, follow, settle };
}

describe('the feeds of a widget’s status', () => {
  it('D-7 never tell an older document after a newer one', async () => {
    const { save, follow, settle } = await openHeld();
    const first = await save('sales');
    const { versions } = follow();
    await new Promise((resolve) => setImmediate(resolve));
    const second = await save('support');
    await settle();
    expect(versions).toEqual([first, second]);
  });

  it('D-7 tell each who follows what that one does not have', async () => {
    const { save, follow, settle } = await openHeld();
    const first = await save('sales');
    const [fresh, known] = [follow(), follow(first)];
    await settle();
    expect([fresh.versions, known.versions]).toEqual([[first], []]);
    known.stop();
    const second = await save('support');
    await settle();
    expect([fresh.versions, known.versions]).toEqual([[first, second], []]);
  });

  it('D-7 begin anew for a widget that was there before', async () => {
    const { server, save, follow, settle } = await openHeld();
    const first = follow();
    await settle();
    await server.handle({ kind: 'remove-widget', widget: 'shop' });
    await settle();
    expect(first.versions.at(-1)).toBe('widget-unknown');
    first.stop();
    const version = await save('sales');
    const second = follow();
    await settle();
    expect(second.versions).toEqual([version]);
  });
});
