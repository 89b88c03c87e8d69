import type { GatePlatform } from '../adapters/browser/gate-platform.ts';
import type { Stop } from '../base/stop.ts';
import type { ChatBackend } from '../contract/chat-backend.ts';
import type { Diagnosis } from '../contract/diagnosis.ts';
import type { Finding } from '../domain/doctor/finding.ts';
import type { FormValues } from '../domain/form/form-field.ts';
import type { PageContext } from '../domain/form/submission.ts';
import type { StatusWatch } from '../engine/status-watch.ts';
import type { Identity, WidgetEvents } from './handle.ts';
import type { WidgetOptions } from './options.ts';

/** What the page told the widget about its visitor and itself. */
export interface Told {
  /** What `setLocale` said last. */
  locale?: string;
  /** What `setPage` said last. */
  page?: PageContext;
  /** What `prefill`, `identify` and `send` gave so far. */
  filled?: FormValues;
  /** The signed identity `identify` gave last, until the session has taken it up. */
  identity?: Extract<Identity, { readonly token: string }>;
  /** What `setStorage` said last; it goes before the option. */
  consent?: 'granted' | 'denied';
  /** The handover code this page was opened with, until it is redeemed (T-9). */
  code?: string;
  /** What was noticed so far, for the owner. */
  diagnoses?: readonly Diagnosis[];
  /** Whether the panel is open; the tab says so here, and tells `open` and `close`. */
  isOpen?: boolean;
  /** Whether it was opened by another tab, or as it was before a reload: then the focus stays where it is. */
  isOpenedQuietly?: boolean;
  /** Whether a chat lives: it keeps the widget in sight whatever the hours say (S-10). */
  hasChat?: boolean;
  /** How many messages wait unread. */
  unread?: number;
  /** Whether the form was made, which may hold words that no store has. */
  hasForm?: boolean;
}

/** What listeners of `gate.hear` hear: the page's own events, and what only the widget's parts tell each other. */
export interface GateEvents extends WidgetEvents {
  /** `told.locale` changed. */
  locale: undefined;
  /** `told.filled` grew. */
  filled: undefined;
  /** `told.identity` was given. */
  identity: undefined;
  /** `told.consent` changed. */
  consent: undefined;
  /** The chat that was there concerns nobody here any more. */
  chatless: undefined;
  /** The widget is destroyed; told once. What outlives a mounted tab, the form session, ends here. */
  end: undefined;
}

/**
 * What the gate lends to the chunks it loads. The gate is the only part a hidden or disabled widget costs, so nothing
 * here may need Preact, signals or zod.
 */
export interface GateSide {
  readonly options: WidgetOptions;
  /** The clock and the page's signals; what the form needs beyond them comes with the panel (`open-form.ts`). */
  readonly platform: GatePlatform;
  readonly watch: StatusWatch;
  /** The page's own backend; undefined: the panel speaks HTTP to `options.server`. */
  readonly backend?: ChatBackend;
  readonly told: Told;
  hear<Name extends keyof GateEvents>(name: Name, listener: (event: GateEvents[Name]) => void): Stop;
  announce<Name extends keyof GateEvents>(name: Name, event: GateEvents[Name]): void;
  /** Called by the launcher and the panel; the same as the handle's. */
  open(): void;
  close(): void;
  /** Tells the owner of a misconfiguration, once for each code; the words come with the doctor's chunk (T-11). */
  report(finding: Finding): void;
  /** Makes a chunk safe to import: the pasted script loads it with its integrity first, the npm build does nothing. */
  prepare(chunk: ChunkName): Promise<void>;
}

/** The gate as the page's handle drives it. */
export interface Gate extends GateSide {
  /** Whether the status, and the page, allow anything to be seen. */
  isShown(): boolean;
  /** `hide()` and `show()` of the page. */
  setHidden(hidden: boolean): void;
  /** Whether an earlier page left something of the visitor, in any store, or this one knows one (T-3). */
  knowsVisitor(): boolean;
  /** Has the doctor look at page, network and settings now; resolves when all he found is told (T-11). */
  examine(): Promise<void>;
  /** Runs once the panel's chunk is there, shown or not; not at all after `end()`. */
  withPanel(act: (panel: PanelChunk) => void): void;
  end(): void;
}

export type ChunkName =
  | 'panel'
  | 'chat'
  | 'carry-session'
  | 'doctor'
  | 'answer-calls'
  | 'live-status'
  | `words-${string}`;

/** What `tab.ts` exports. */
export interface TabChunk {
  /** Puts the host element, its shadow root and the launcher into the page. */
  mountTab(gate: GateSide): MountedTab;
  /** Loads the panel's chunk and shows nothing: for what the gate asks of it while no tab is there. */
  loadPanel(gate: GateSide): Promise<PanelChunk>;
}

/** What `panel.tsx` exports for the gate, out of `attend-visitor.ts`. */
export interface PanelChunk {
  /**
   * Takes up the visitor: what an earlier page left in the outbox is sent (F-3), their chat is followed, and what the page
   * told of identity, consent and a handover takes effect. Repeatable.
   */
  attendVisitor(gate: GateSide): void;
  /** Forgets drafts, outbox and session, in memory and in every store (`logout`). */
  forgetVisitor(gate: GateSide): void;
}

export interface MountedTab {
  /** Shows the panel, loading it first; resolves when it can be used. */
  open(): Promise<void>;
  close(): void;
  /**
   * The status says nothing may be shown: everything goes at once, but an open panel with words typed in it stays,
   * with a notice, until the visitor closes it (S-10). `gone` is called when nothing is left.
   */
  leave(gone: () => void): void;
  /** The status says something may be shown again before `gone` was called. */
  stay(): void;
  /** Removes everything now. */
  unmount(): void;
}
