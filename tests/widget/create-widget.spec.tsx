import { waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { aSessionAnswer } from '../../src/testing/builders.ts';
import {
  anAnswer,
  aReceipt,
  aSchedule,
  aSettings,
  aSubmission,
  type FakePlatform,
  fakePlatform,
  people,
  scriptedBackend,
} from '../../src/testing/index.ts';
import { createWidget } from '../../src/widget/create-widget.ts';
import type { Widget } from '../../src/widget/handle.ts';
import type { WidgetOptions } from '../../src/widget/options.ts';

const made: Widget[] = [];
afterEach(() => {
  for (const widget of made.splice(0)) widget.destroy();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const host = () => document.querySelector('porchlight-chat');
const launcher = () => host()?.shadowRoot?.querySelector('button[part=launcher]');
const closed = (settings: Partial<WidgetSettings> = {}) =>
  anAnswer({ settings: aSettings(settings), people: people({ staffed: false }) });

function widgetOver(platform: FakePlatform, options: Partial<WidgetOptions> = {}) {
  const backend = scriptedBackend();
  const widget = createWidget({ widget: 'shop', backend, platform, ...options });
  made.push(widget);
  return { backend, widget };
}

describe('createWidget', () => {
  it('S-7 puts the tab into the page when the status allows it, and takes it out when it does not', async () => {
    const { backend } = widgetOver(fakePlatform());
    expect(host()).toBeNull();
    backend.reads[0]?.answer(closed());
    await waitFor(() => expect(launcher()).toBeTruthy());
    backend.push(closed({ offline: { experience: 'hide' } }));
    await waitFor(() => expect(host()).toBeNull());
    backend.push(anAnswer());
    await waitFor(() => expect(launcher()).toBeTruthy());
  });

  it('S-9 the tab’s words change on the second at closing time', async () => {
    const platform = fakePlatform({ now: '2026-03-02T16:59:30Z' });
    const { backend } = widgetOver(platform);
    backend.reads[0]?.answer(anAnswer({ settings: aSettings({ schedule: aSchedule() }) }));
    await waitFor(() => expect(launcher()?.textContent).toBe('Chat with us'));
    await platform.clock.advance({ ms: 29_999 });
    expect(launcher()?.textContent).toBe('Chat with us');
    await platform.clock.advance({ ms: 1 });
    await waitFor(() => expect(launcher()?.textContent).toBe('Leave a message'));
  });

  it('S-9 a page that wakes is asked for at once while a tab is shown, and the page is left alone otherwise', async () => {
    const platform = fakePlatform();
    const { backend } = widgetOver(platform);
    backend.reads[0]?.answer(closed());
    await waitFor(() => expect(launcher()).toBeTruthy());
    // Its waking, and its routes.
    expect(platform.page.listeners).toBe(2);
    backend.push(closed({ disabled: true }));
    await waitFor(() => expect(host()).toBeNull());
    expect(platform.page.listeners).toBe(0);
  });

  it('F-3 what an earlier page left is sent, and its answer is told, with the panel closed', async () => {
    const before = fakePlatform();
    before.stores.local.write('pl:shop:visitor', aSubmission().visitor);
    before.stores.local.write('pl:shop:outbox', JSON.stringify([aSubmission()]));
    const { backend, widget } = widgetOver(before);
    const heard: unknown[] = [];
    widget.on('offline-message', (receipt) => heard.push(receipt));
    backend.reads[0]?.answer(closed({ offline: { experience: 'hide' } }));
    await waitFor(() => expect(backend.submits).toHaveLength(1));
    backend.submits[0]?.answer(aReceipt());
    await waitFor(() => expect(heard).toEqual([aReceipt()]));
    expect(host()).toBeNull();
    expect([...before.storage.local.texts.keys()]).toEqual(['pl:shop:visitor']);
  });

  it('S-12 two widgets in a page do not meet', async () => {
    const platform = fakePlatform();
    const first = widgetOver(platform);
    const backend = scriptedBackend({ widget: 'help' });
    made.push(createWidget({ widget: 'help', backend, platform }));
    first.backend.reads[0]?.answer(closed());
    backend.reads[0]?.answer(closed({ disabled: true }));
    await waitFor(() => expect(launcher()).toBeTruthy());
    expect(document.querySelectorAll('porchlight-chat')).toHaveLength(1);
    expect(made.map((widget) => widget.status()?.mode)).toEqual(['form', 'disabled']);
  });

  it('opens and closes, and says so, by the page and by the launcher alike', async () => {
    const { backend, widget } = widgetOver(fakePlatform());
    const heard: string[] = [];
    widget.on('open', () => heard.push('open'));
    widget.on('close', () => heard.push('close'));
    backend.reads[0]?.answer(closed());
    await waitFor(() => expect(launcher()).toBeTruthy());
    (launcher() as HTMLElement).click();
    await waitFor(() => expect(host()?.shadowRoot?.querySelector('form')).toBeTruthy());
    widget.open();
    widget.close();
    widget.close();
    widget.toggle();
    expect(heard).toEqual(['open', 'close', 'open']);
  });

  it('destroy leaves no node, no timer and no listener, with the panel open and words in it', async () => {
    const platform = fakePlatform();
    const { backend, widget } = widgetOver(platform);
    backend.reads[0]?.answer(closed());
    widget.send('Half a sen');
    await waitFor(() => expect(host()?.shadowRoot?.querySelector('textarea')?.value).toBe('Half a sen'));
    widget.destroy();
    expect(host()).toBeNull();
    expect([platform.clock.timers, platform.page.listeners, backend.watchers]).toEqual([0, 0, 0]);
    expect(platform.storage.local.listeners + platform.storage.session.listeners).toBe(0);
  });

  it('logout empties the form and every store', async () => {
    const platform = fakePlatform();
    const { backend, widget } = widgetOver(platform);
    backend.reads[0]?.answer(closed());
    widget.prefill({ name: 'Ada' });
    widget.open();
    const field = () => host()?.shadowRoot?.querySelector<HTMLInputElement>('input[autocomplete=name]');
    await waitFor(() => expect(field()?.value).toBe('Ada'));
    widget.logout();
    await waitFor(() => expect(field()?.value).toBe(''));
    expect([...platform.storage.local.texts, ...platform.storage.session.texts]).toEqual([]);
  });

  it('T-3 with storage denied a visitor reads, writes and is answered, and nothing is ever written or removed', async () => {
    const written = [
      vi.spyOn(Storage.prototype, 'setItem'),
      vi.spyOn(Storage.prototype, 'removeItem'),
      vi.spyOn(Storage.prototype, 'clear'),
      vi.spyOn(document, 'cookie', 'set'),
    ];
    vi.stubGlobal('origin', 'https://shop.example');
    const backend = scriptedBackend({
      abilities: ['offline-messages', 'sessions'],
      readStatus: () => ({ ok: true, value: closed() }),
      resolveSession: () => ({ ok: true, value: aSessionAnswer() }),
      submit: () => ({ ok: true, value: aReceipt() }),
    });
    const widget = createWidget({ widget: 'shop', backend, storage: 'denied' });
    made.push(widget);
    widget.prefill({ name: 'Ada', email: 'ada@example.org' });
    widget.send('Where is my lantern?');
    const root = () => host()?.shadowRoot;
    await waitFor(() => expect(root()?.querySelector('textarea')?.value).toBe('Where is my lantern?'));
    root()
      ?.querySelector('form')
      ?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    await waitFor(() => expect(root()?.textContent).toContain('Thank you!'));
    expect(backend.submits).toMatchObject([{ token: backend.resolutions[0] && expect.stringMatching(/^pl1_/) }]);
    widget.destroy();
    expect(written.map(({ mock }) => mock.calls)).toEqual([[], [], [], []]);
  });

  it('S-7 while a server cannot be reached it shows the plain form where that was asked for', async () => {
    const { backend } = widgetOver(fakePlatform(), { whenUnreachable: 'form' });
    backend.reads[0]?.refuse('unreachable');
    await waitFor(() => expect(launcher()?.textContent).toBe('Leave a message'));
  });
});
