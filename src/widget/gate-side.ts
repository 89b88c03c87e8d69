import type { Stop } from '../base/stop.ts';
import type { ChatBackend } from '../contract/chat-backend.ts';
import type { Platform } from '../contract/platform.ts';
import type { FormValues } from '../domain/form/form-field.ts';
import type { PageContext } from '../domain/form/submission.ts';
import type { StatusWatch } from '../engine/status-watch.ts';
import type { WidgetEvents } from './handle.ts';
import type { WidgetOptions } from './options.ts';

/**
 * What the gate lends to the chunks it loads. The gate is the only part a hidden or disabled widget costs, so nothing
 * here may need Preact, signals or zod.
 */
export interface GateSide {
  readonly options: WidgetOptions;
  readonly platform: Platform;
  readonly watch: StatusWatch;
  /** The page's own backend; undefined: the panel speaks HTTP to `options.server`. */
  readonly backend: ChatBackend | undefined;
  /** The language to speak now (BCP 47), and its changes. */
  locale(): string;
  onLocale(listener: () => void): Stop;
  /** The page the visitor sees: `setPage` where it was called, else the platform's. */
  page(): PageContext;
  /** What `prefill`, `identify` and `send` gave so far, and later additions. */
  filled(): FormValues;
  onFilled(listener: () => void): Stop;
  /** Called by the launcher and the panel; the same as the handle's. */
  open(): void;
  close(): void;
  /** Tells the page's listeners. */
  announce<Name extends keyof WidgetEvents>(name: Name, event: WidgetEvents[Name]): void;
  /** Makes a chunk safe to import: the pasted script loads it with its integrity first, the npm build does nothing. */
  prepare(chunk: ChunkName): Promise<void>;
}

export type ChunkName = 'tab' | 'panel' | `words-${string}`;

/** What `tab.tsx` exports. */
export interface TabChunk {
  /** Puts the host element, its shadow root and the launcher into the page. */
  mountTab(gate: GateSide): MountedTab;
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
  /** Forgets what was typed and what waits, in memory and in the stores. */
  forget(): void;
  /** Removes everything now. */
  unmount(): void;
}
