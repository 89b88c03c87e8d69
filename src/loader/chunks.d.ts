/** Written by the build from the bytes of the files it has just made. */
declare module 'virtual:porchlight-chunks' {
  import type { ScriptFile } from '../widget/pasted-script.ts';

  /** The tab, and the list of all that the tab loads later: one hash here instead of one for each of them. */
  export const tab: ScriptFile;
  export const list: ScriptFile;
}
