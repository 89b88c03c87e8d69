import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { People } from '../../src/domain/status/people.ts';
import { createStatusWatch } from '../../src/engine/create-status-watch.ts';
import {
  anAnswer,
  aSettings,
  type FakePlatform,
  fakePlatform,
  people,
  scriptedBackend,
  settle,
} from '../../src/testing/index.ts';
import { createHandle } from '../../src/widget/create-handle.ts';
import { createGate } from '../../src/widget/gate.ts';
import type { GateSide, MountedTab, PanelChunk, TabChunk } from '../../src/widget/gate-side.ts';
import type { WidgetEvents } from '../../src/widget/handle.ts';
import { hasVisitorIn } from '../../src/widget/has-visitor-in.ts';
import type { WidgetOptions } from '../../src/widget/options.ts';

interface GatedWidgetOptions {
  readonly options?: Partial<WidgetOptions>;
  readonly platform?: FakePlatform;
  /** Resolves when the tab's chunk may come. */
  readonly chunk?: Promise<unknown>;
  /** A tab that does not leave at once, because somebody's words are in it. */
  readonly holdsWords?: boolean;
  /** A handover code out of the address. */
  readonly code?: string;
}

/** A gate and its handle over a tab that only writes down what it is told. */
export function gatedWidget({
  options = {},
  platform = fakePlatform(),
  chunk,
  holdsWords,
  code,
}: GatedWidgetOptions = {}) {
  const backend = scriptedBackend();
  const told: string[] = [];
  const heard: [name: string, event: unknown][] = [];
  let goNow: (() => void) | undefined;

  const mountTab = (gate: GateSide): MountedTab => {
    told.push('mount');
    const tell = (isOpen: boolean): void => {
      gate.told.isOpen = isOpen;
      gate.announce(isOpen ? 'open' : 'close', undefined);
    };
    return {
      async open() {
        told.push('open');
        tell(true);
      },
      close() {
        told.push('close');
        tell(false);
      },
      leave(gone) {
        told.push('leave');
        goNow = gone;
        if (!holdsWords) gone();
      },
      stay: () => told.push('stay'),
      unmount: () => told.push('unmount'),
    };
  };
  const panel: PanelChunk = {
    attendVisitor: () => told.push('attend'),
    forgetVisitor: () => told.push('forget'),
  };
  const tabChunk: TabChunk = { mountTab, loadPanel: async () => panel };

  const given: WidgetOptions = { widget: 'shop', backend, ...options };
  const { local, session } = platform.stores;
  const isKept = (key: string): boolean => (local.read(key) ?? session.read(key)) !== null;
  const watch = createStatusWatch({ read: () => backend.readStatus(), platform });
  const gate = createGate({
    options: given,
    platform,
    watch,
    backend,
    isKept,
    hasVisitor: () => hasVisitorIn(platform.stores, 'shop'),
    code,
    prepare: async () => undefined,
    async loadTab() {
      told.push('load');
      await chunk;
      return tabChunk;
    },
  });
  const widget = createHandle(gate);

  return {
    platform,
    backend,
    gate,
    widget,
    /** What the tab and the panel were told, in order. */
    told,
    heard,
    /** Writes down every event of these names. */
    hear(...names: (keyof WidgetEvents)[]) {
      for (const name of names) widget.on(name, (event) => heard.push([name, event]));
    },
    /** The words in the tab are gone. */
    go: () => goNow?.(),
    async answer(settings: Partial<WidgetSettings> = {}, staffing: Partial<People> = {}) {
      if (backend.reads.every(({ isAnswered }) => isAnswered)) void watch.refresh();
      backend.reads.at(-1)?.answer(anAnswer({ settings: aSettings(settings), people: people(staffing) }));
      await settle();
    },
    async refuse(code: Parameters<(typeof backend.reads)[number]['refuse']>[0] = 'unreachable') {
      if (backend.reads.every(({ isAnswered }) => isAnswered)) void watch.refresh();
      backend.reads.at(-1)?.refuse(code);
      await settle();
    },
  };
}

export const HIDDEN: Partial<WidgetSettings> = { offline: { experience: 'hide' } };
export const NOBODY: Partial<People> = { staffed: false };
