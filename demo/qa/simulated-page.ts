import { type ReadonlySignal, signal } from '@preact/signals-core';
import { MINUTE_MS } from '../../src/base/instant.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { Diagnosis } from '../../src/contract/diagnosis.ts';
import type { WidgetStatus } from '../../src/domain/status/status.ts';
import { createWidget } from '../../src/widget/create-widget.ts';
import type { Widget } from '../../src/widget/handle.ts';
import type { Diary } from './diary.ts';
import { createSimulatedPlatform, emptyMaps, type SimulatedPlatform } from './simulated-platform.ts';
import type { Situation } from './situation.ts';

/** The visitor's page: one widget on one simulated browser, in an element of the QA page. */
export interface SimulatedPage {
  readonly visible: ReadonlySignal<boolean>;
  /** What its widget last said its status is; null before its first answer. */
  readonly shown: ReadonlySignal<WidgetStatus | null>;
  /** What the widget of this page load told the owner so far. */
  readonly diagnoses: ReadonlySignal<readonly Diagnosis[]>;
  /** Loads the page: with `keepStores` as a reload, else as a visitor who was never here. */
  open(visit: Visit): void;
  passTo(now: number): void;
  jumpTo(now: number): void;
  sleepTo(now: number, noticed: boolean): void;
  change(change: Partial<Situation>): void;
  setVisible(visible: boolean): void;
  wake(): void;
  openPanel(): void;
  /** `widget.diagnose()`; resolves when the widget has looked. */
  examine(): Promise<void>;
  shut(): void;
}

export interface Visit {
  readonly situation: Situation;
  readonly now: number;
  readonly keepStores: boolean;
  readonly backend: ChatBackend;
}

export interface SimulatedPageOptions {
  readonly stage: HTMLElement;
  readonly diary: Pick<Diary, 'note'>;
}

export function createSimulatedPage({ stage, diary }: SimulatedPageOptions): SimulatedPage {
  const visible = signal(true);
  const shown = signal<WidgetStatus | null>(null);
  const diagnoses = signal<readonly Diagnosis[]>([]);
  let kept = emptyMaps();
  let situation: Situation | null = null;
  let browser: SimulatedPlatform | null = null;
  let widget: Widget | null = null;

  const onClock = (now: number): number => now + (situation?.clockOffMinutes ?? 0) * MINUTE_MS;

  function shut(): void {
    browser?.leave();
    widget?.destroy();
    widget = null;
    browser = null;
  }

  function listenTo(opened: Widget): void {
    opened.on('status', (status) => {
      shown.value = status;
      diary.note('status', `${status.mode}, ${status.reason}`);
    });
    opened.on('open', () => diary.note('open', ''));
    opened.on('close', () => diary.note('close', ''));
    opened.on('offline-message', ({ id }) => diary.note('offline-message', id));
    opened.on('diagnostic', (diagnosis) => {
      diagnoses.value = [...diagnoses.value, diagnosis];
      diary.note('diagnostic', `${diagnosis.code} ${diagnosis.message}`);
    });
    opened.on('error', ({ code, message }) => diary.note('error', `${code}: ${message}`));
  }

  return {
    visible,
    shown,
    diagnoses,
    open(visit) {
      shut();
      shown.value = null;
      diagnoses.value = [];
      if (!visit.keepStores) kept = emptyMaps();
      situation = visit.situation;
      const { locale, theme, whenUnreachable, consents } = visit.situation;
      browser = createSimulatedPlatform(onClock(visit.now), kept, () => ({
        timeZone: situation?.timeZone ?? 'UTC',
        languages: [situation?.locale ?? 'en'],
        storage: situation?.storage ?? 'none',
        visible: visible.value,
      }));
      widget = createWidget({
        widget: visit.situation.settings.id,
        backend: visit.backend,
        platform: browser.platform,
        container: stage,
        locale,
        theme,
        whenUnreachable,
        storage: consents ? 'granted' : 'auto',
      });
      listenTo(widget);
    },
    passTo: (now) => browser?.passTo(onClock(now)),
    jumpTo(now) {
      browser?.setClock(onClock(now));
      browser?.ringAll();
      browser?.wake();
    },
    sleepTo(now, noticed) {
      browser?.setClock(onClock(now));
      if (noticed) browser?.wake();
    },
    change(change) {
      if (!situation) return;
      const before = onClock(0);
      situation = { ...situation, ...change };
      const moved = onClock(0) - before;
      if (browser && moved !== 0) browser.setClock(browser.platform.clock.now() + moved);
      if (change.locale) widget?.setLocale(change.locale);
      if (change.consents !== undefined) widget?.setStorage(change.consents ? 'granted' : 'denied');
    },
    setVisible(next) {
      visible.value = next;
      if (next) browser?.wake();
    },
    wake: () => browser?.wake(),
    openPanel: () => widget?.open(),
    async examine() {
      await widget?.diagnose();
    },
    shut,
  };
}
