import { fireEvent, waitFor, within } from '@testing-library/preact';
import type { Ability } from '../../src/contract/chat-backend.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { People } from '../../src/domain/status/people.ts';
import { createStatusWatch } from '../../src/engine/create-status-watch.ts';
import { aDocument, anAnswer, aSettings, people } from '../../src/testing/builders.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import { type FakePlatform, type FakePlatformOptions, fakePlatform } from '../../src/testing/fake-platform.ts';
import { type ScriptedBackendOptions, scriptedBackend } from '../../src/testing/scripted-backend.ts';
import { createHandle } from '../../src/widget/create-handle.ts';
import { createGate } from '../../src/widget/gate.ts';
import type { ChunkName } from '../../src/widget/gate-side.ts';
import { hasVisitorIn } from '../../src/widget/has-visitor-in.ts';
import type { WidgetOptions } from '../../src/widget/options.ts';
import { statusSource } from '../../src/widget/push-source.ts';

interface StageOptions extends FakePlatformOptions {
  readonly settings?: Partial<WidgetSettings>;
  readonly people?: Partial<People>;
  readonly options?: Partial<WidgetOptions>;
  /** The page a visitor reloads, or another tab; else a new browser. */
  readonly platform?: FakePlatform;
  readonly abilities?: readonly Ability[];
  /** What the backend answers at once. */
  readonly script?: ScriptedBackendOptions;
  /** The first question stays unanswered. */
  readonly silent?: boolean;
  /** A handover code out of the address. */
  readonly code?: string;
  /** A chunk that does not come, as often as this returns a promise that rejects. */
  prepare?(chunk: ChunkName): Promise<void>;
}

const staged: { end(): void }[] = [];

/** Takes down every widget a test has put up. */
export function strike(): void {
  for (const stage of staged.splice(0)) stage.end();
}

/** A whole widget in the page, over a backend and a clock in the hands of the test. */
export async function stage(given: StageOptions = {}) {
  const platform = given.platform ?? fakePlatform(given);
  const backend = scriptedBackend({ ...given.script, ...(given.abilities && { abilities: given.abilities }) });
  const options: WidgetOptions = { widget: 'shop', platform, backend, ...given.options };
  const chunks: ChunkName[] = [];
  const answer = (settings: Partial<WidgetSettings> = {}, staffing: Partial<People> = {}) =>
    anAnswer({ ...aDocument(), settings: aSettings(settings), people: people(staffing) });

  const { local, session } = platform.stores;
  const isKept = (key: string): boolean => (local.read(key) ?? session.read(key)) !== null;
  const source = statusSource(backend, platform.clock);
  const watch = createStatusWatch({ read: source.read, platform, department: options.department });
  const gate = createGate({
    options,
    platform,
    watch,
    backend,
    isKept,
    hasVisitor: () => hasVisitorIn(platform.stores, 'shop'),
    code: given.code,
    loadTab: () => import('../../src/widget/tab.ts'),
    async prepare(chunk) {
      chunks.push(chunk);
      await given.prepare?.(chunk);
    },
  });
  gate.hear(
    'end',
    source.follow(() => void watch.refresh()),
  );
  const widget = createHandle(gate);
  staged.push({ end: () => widget.destroy() });
  if (!given.silent) backend.reads[0]?.answer(answer(given.settings, given.people));

  const host = () => document.querySelector('porchlight-chat');
  const root = () => host()?.shadowRoot as ShadowRoot & HTMLElement;
  const screen = () => within(root());

  const on = {
    gate,
    widget,
    backend,
    platform,
    chunks,
    host,
    root,
    screen,
    focused: () => root().activeElement,
    launcher: () =>
      waitFor(() => {
        const launcher = root().querySelector<HTMLElement>('[part=launcher]');
        if (!launcher) throw new Error('no launcher yet');
        return launcher;
      }),
    // The first test of a file waits for the panel's modules as well.
    panel: () => waitFor(() => screen().getByRole('dialog'), { timeout: 5_000 }),
    async open() {
      await waitFor(() => screen().getByRole('button'));
      widget.open();
      return on.panel();
    },
    /** Settings and people as they are from now on. */
    async now(settings: Partial<WidgetSettings>, staffing: Partial<People> = {}) {
      backend.push(answer(settings, staffing));
      await settle();
    },
    async advance(duration: Parameters<FakePlatform['clock']['advance']>[0]) {
      await platform.clock.advance(duration);
    },
    field: (name: string | RegExp) => screen().getByLabelText(name) as HTMLInputElement,
    async type(name: string | RegExp, value: string) {
      fireEvent.input(on.field(name), { target: { value } });
      await settle();
    },
    async press(name: string | RegExp) {
      fireEvent.click(screen().getByRole('button', { name }));
      await settle();
    },
    /** Fills in the plain form and sends it. */
    async send(message = 'Do you still have the brass lantern?') {
      await on.type('Name', 'Ada');
      await on.type('E-mail', 'ada@example.org');
      await on.type(/^Message/, message);
      fireEvent.submit(root().querySelector('form') as HTMLFormElement);
      await settle();
      return backend.submits.at(-1);
    },
    text: () => root().querySelector('[part=panel]')?.textContent ?? '',
  };
  await settle();
  return on;
}
