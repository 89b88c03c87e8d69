import type { GatePlatform } from '../adapters/browser/gate-platform.ts';
import type { Instant } from '../base/instant.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { StatusWatch } from '../engine/status-watch.ts';
import type { WidgetOptions } from './options.ts';

/** A call of `window.porchlight`: the name and what goes with it. */
export type Call = ArrayLike<unknown>;

/** The script element of a tag; `/w/ID.js` hangs the boot on it before the script itself runs. */
export type ScriptTag = HTMLScriptElement & { readonly porchlightBoot?: ScriptBoot };

/** What the server wrote into `/w/ID.js`. */
export interface ScriptBoot {
  readonly document: StatusDocument;
  /** The server's time when it was written. */
  readonly now: Instant;
  /** Where the chunks lie, seen from the script. */
  readonly base: string;
}

/** A script file beside the pasted one, and the hash it must have. */
export interface ScriptFile {
  readonly file: string;
  readonly integrity: string;
}

/** A widget as the pasted script begins it: watched, and nothing shown yet. */
export interface BegunWidget {
  readonly options: WidgetOptions;
  readonly platform: GatePlatform;
  readonly watch: StatusWatch;
  /** A handover code out of the page's address (T-9). */
  readonly code: string | undefined;
}

/**
 * What the pasted script hands to the tab's chunk, which carries on from there. The script alone is all that a hidden or
 * disabled widget costs, so everything that can come later does.
 */
export interface PastedScript {
  readonly tag: ScriptTag;
  readonly begun: BegunWidget | undefined;
  /** What was called so far, in order. */
  readonly calls: Call[];
  /** Begins a widget by a tag, and by options that win over the tag's; undefined where neither names one. */
  begin(tag?: ScriptTag, given?: Partial<WidgetOptions>): BegunWidget | undefined;
  /** The list of all files that the tab may load. */
  readonly list: ScriptFile;
  /** Brings a script file into the page, checked against its hash, and gives back the module. */
  load(file: ScriptFile): Promise<unknown>;
}

/** What `script-tab.ts` exports. */
export interface ScriptTab {
  /** Gives back where each further call goes. */
  takeOver(pasted: PastedScript): (call: Call) => void;
}
