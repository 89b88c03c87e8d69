import type { ScriptFile } from '../widget/pasted-script.ts';

/** The part of Trusted Types that is used; TypeScript's own library does not know them yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * Loads files from `base` as module scripts with their integrity, which `import()` alone cannot ask for; the import that
 * follows finds the module already there. Under Trusted Types the policy `porchlight` lets nothing else through.
 */
export function createFileLoader(base: string, nonce: string | undefined): (file: ScriptFile) => Promise<unknown> {
  const policy = (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('porchlight', {
    createScriptURL: (url) => (url.startsWith(base) ? url : ''),
  });

  return async ({ file, integrity }) => {
    const url = base + file;
    await new Promise((onload, onerror) => {
      const src = policy?.createScriptURL(url) ?? url;
      const given = { type: 'module', crossOrigin: 'anonymous', nonce, integrity, src, onload, onerror };
      // Once begun, it loads and runs without being there.
      document.head.appendChild(Object.assign(document.createElement('script'), given)).remove();
    });
    return import(/* @vite-ignore */ url);
  };
}
