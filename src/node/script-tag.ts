import type { StatusDocument } from '../domain/status/status-document.ts';

/** What tag (a) carries, so that the gate decides without another request. */
export interface ScriptBoot {
  readonly document: StatusDocument;
  /** The server's time at which the script was written, in epoch ms; caches may have kept it since. */
  readonly now: number;
  /** Where the script files are, as seen from this script. */
  readonly base: string;
}

/** `<` cannot end a script element anywhere, and the two line ends JSON allows are no surprise to older parsers. */
const asLiteral = (value: unknown): string =>
  JSON.stringify(value).replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The text of tag (a): the versioned script, and before it a statement that hangs the boot on the script element it
 * runs as. No name is left in the page, and two widgets in one page cannot take each other's.
 */
export const scriptTag = (boot: ScriptBoot, script: string): string =>
  `document.currentScript&&(document.currentScript.porchlightBoot=${asLiteral(boot)});${script}`;
