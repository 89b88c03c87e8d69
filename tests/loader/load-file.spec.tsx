import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFileLoader } from '../../src/loader/load-file.ts';

const BASE = 'data:text/javascript,';
const FILE = { file: 'export%20const%20seven%20=%207', integrity: 'sha256-abc=' };

describe('a file of the script', () => {
  const put: HTMLScriptElement[] = [];
  let event: 'load' | 'error' = 'load';

  beforeEach(() => {
    put.length = 0;
    event = 'load';
    // The page of these tests loads no scripts; what a browser would tell is told here.
    vi.spyOn(document.head, 'appendChild').mockImplementation((node) => {
      put.push(node as unknown as HTMLScriptElement);
      queueMicrotask(() => node.dispatchEvent(new Event(event)));
      return node;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('is a module script with the tag’s nonce and its hash, and gives back the module', async () => {
    expect(await createFileLoader(BASE, 'n0nce')(FILE)).toMatchObject({ seven: 7 });
    expect(put).toHaveLength(1);
    const [script] = put;
    expect(script).toMatchObject({
      type: 'module',
      crossOrigin: 'anonymous',
      nonce: 'n0nce',
      integrity: FILE.integrity,
    });
    expect(script?.src).toBe(BASE + FILE.file);
    expect(document.head.querySelector('script')).toBeNull();
  });

  it('that does not come is refused, and may be asked for again', async () => {
    const load = createFileLoader(BASE, undefined);
    event = 'error';
    await expect(load(FILE)).rejects.toBeTruthy();
    event = 'load';
    await expect(load(FILE)).resolves.toBeTruthy();
  });

  it('under Trusted Types goes through one policy, which lets nothing else through', async () => {
    const policies: [string, { createScriptURL(url: string): string }][] = [];
    vi.stubGlobal('trustedTypes', {
      createPolicy: (name: string, rules: { createScriptURL(url: string): string }) => {
        policies.push([name, rules]);
        return rules;
      },
    });
    const load = createFileLoader(BASE, undefined);
    await load(FILE);
    await load(FILE);
    expect(policies.map(([name]) => name)).toEqual(['porchlight']);
    const rules = policies[0]?.[1];
    expect(rules?.createScriptURL(`${BASE}1`)).toBe(`${BASE}1`);
    expect(rules?.createScriptURL('https://evil.example/embed/tab.js')).toBe('');
  });
});
