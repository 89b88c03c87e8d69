import type { Plugin } from 'vite';

/** Preact's way from a string to markup, as its minified build spells it, and what stands there afterwards. */
const CUTS: readonly (readonly [find: string, put: string])[] = [
  ['"dangerouslySetInnerHTML"==s?y=k:', ''],
  ['"dangerouslySetInnerHTML"==s?h=k:', ''],
  [
    'h?(l||y&&(h.__html==y.__html||h.__html==t.innerHTML)||(t.innerHTML=h.__html),r.__k=[]):(y&&(t.textContent=""),',
    '(',
  ],
];

/**
 * Cuts the one HTML sink out of Preact, so that the script files hold none at all (Z-1) and a page under Trusted Types
 * has nothing to allow. The widget never used it.
 *
 * The cuts are exact texts. When a new Preact spells them differently the build stops here, rather than ship the sink.
 */
export function preactWithoutHtml(): Plugin {
  return {
    name: 'preact-without-html',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.mjs$/.test(id)) return undefined;
      let cut = code;
      for (const [find, put] of CUTS) {
        if (cut.split(find).length !== 2) this.error(`Preact no longer holds exactly once: ${find}`);
        cut = cut.replace(find, put);
      }
      return { code: cut, map: null };
    },
  };
}
