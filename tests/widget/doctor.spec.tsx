import { afterEach, describe, expect, it, vi } from 'vitest';
import { refused } from '../../src/base/result.ts';
import { scriptedBackend } from '../../src/testing/index.ts';
import { type DoctorGateOptions, doctorGate, fakeNetwork, type NetworkTraits } from './doctor-gate.ts';

const SHOP = 'https://www.shop.example';
const PLAIN = 'http://www.shop.example';
const server = 'https://chat.example';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.head.replaceChildren();
});

async function examined(given: DoctorGateOptions = {}, network: NetworkTraits = {}): Promise<readonly unknown[]> {
  const on = doctorGate({ origin: SHOP, ...given });
  fakeNetwork(on.platform, network);
  return on.examine();
}

it('T-11 a finding is said with its code and its words', () => {
  expect(doctorGate().doctor.say({ code: 'S12', widget: 'shop' })).toEqual({
    code: 'S12',
    message: expect.stringContaining('loads the widget "shop" twice'),
  });
});

it('T-11 where nothing is wrong nothing is found, and nothing was written or changed', async () => {
  const on = doctorGate({ origin: SHOP });
  const asked = fakeNetwork(on.platform);
  expect(await on.examine()).toEqual([]);
  expect(on.platform.clock.timers).toBe(0);
  expect(asked).toEqual([
    { method: 'GET', url: `${server}/w/shop/status`, body: undefined, credentials: 'omit' },
    { method: 'POST', url: `${server}/w/shop/visitor/end`, body: '{"tokens":[]}', credentials: 'omit' },
    { method: 'socket', url: 'wss://chat.example/w/shop/probe/socket', body: undefined, credentials: undefined },
    { method: 'GET', url: `${server}/w/shop/probe/stream`, body: undefined, credentials: 'omit' },
  ]);
});

describe('settings and addresses', () => {
  it.each<[about: string, given: DoctorGateOptions, findings: object[]]>([
    [
      'S02 of the settings',
      { settings: { cookieDomain: 'b.example' } },
      [{ code: 'S02', cookieDomain: 'b.example', host: 'www.shop.example', isServer: false }],
    ],
    [
      'S02 of the options, which win',
      { settings: { cookieDomain: 'shop.example' }, options: { cookieDomain: 'chat.example' } },
      [{ code: 'S02', cookieDomain: 'chat.example', host: 'www.shop.example', isServer: true }],
    ],
    ['no S02 where `scope` is host', { settings: { cookieDomain: 'b.example' }, options: { scope: 'host' } }, []],
    ['S03', { origin: PLAIN, settings: { secure: 'always' } }, [{ code: 'S03', origin: PLAIN }]],
    ['N02', { options: { server: 'https://10.0.0.5' } }, [{ code: 'N02', server: 'https://10.0.0.5' }]],
    ['S13', { aheadMs: 301_000 }, [{ code: 'S13', aheadMs: 301_000 }]],
    ['S13 behind', { aheadMs: -301_000 }, [{ code: 'S13', aheadMs: -301_000 }]],
    ['no S13 at five minutes', { aheadMs: 300_000 }, []],
  ])('T-11 %s', async (_about, given, findings) => {
    expect(await examined(given)).toEqual(findings);
  });

  it('T-11 S05: a plain server is not asked anything', async () => {
    const on = doctorGate({ origin: PLAIN, options: { server: 'http://chat.example' } });
    const asked = fakeNetwork(on.platform);
    expect(await on.examine()).toContainEqual({ code: 'S05', server: 'http://chat.example' });
    expect(asked).toEqual([]);
  });

  it.each([
    [SHOP, 'S04'],
    [PLAIN, 'S01'],
  ])('T-11 a backend of the page’s own that refuses %s is %s', async (origin, code) => {
    const backend = scriptedBackend();
    const on = doctorGate({ origin, options: { backend } });
    const examining = on.examine();
    backend.reads[0]?.refuse('origin-refused');
    expect(await examining).toEqual([{ code, origin, widget: 'shop' }]);
  });

  it('T-11 a backend that throws, or answers otherwise, is no finding', async () => {
    const backend = { ...scriptedBackend(), readStatus: () => Promise.reject(new Error('theirs')) };
    expect(await examined({ options: { backend } })).toEqual([]);
    const unavailable = { code: 'unavailable', message: '' } as const;
    const other = { ...scriptedBackend(), readStatus: async () => refused(unavailable) };
    expect(await examined({ options: { backend: other } })).toEqual([]);
  });
});

describe('the network', () => {
  const S04 = { code: 'S04', origin: SHOP, widget: 'shop' };
  const N03 = { code: 'N03', server };
  const N04 = { code: 'N04', server };
  const N05 = { code: 'N05', server };
  const strict = `default-src 'none'; connect-src ${server}`;

  it.each<[about: string, network: NetworkTraits, findings: object[]]>([
    ['S04', { status: 'origin-refused' }, [S04]],
    ['S04 and N05 at once', { status: 'origin-refused', preflight: 'refused' }, [S04, N05]],
    ['a page of somebody else where the server should be', { status: 'html' }, []],
    ['a server that is not there', { status: 'unreachable', preflight: 'refused' }, []],
    ['a server that never answers', { status: 'silent' }, []],
    ['N03', { socket: 'refused' }, [N03]],
    ['N03 after five seconds of silence', { socket: 'silent' }, [N03]],
    ['N04', { stream: 'held' }, [N04]],
    ['N04 where nothing came in five seconds', { stream: 'silent' }, [N04]],
    ['a server without the probe', { stream: 'missing' }, []],
    ['a stream of nothing', { stream: 'empty' }, []],
    ['N05', { preflight: 'refused' }, [N05]],
    ['a preflight of which nothing is heard', { preflight: 'silent' }, []],
    ['N03, N04 and N05', { preflight: 'refused', socket: 'refused', stream: 'held' }, [N05, N03, N04]],
    [
      'N01, and nothing else, where all is blocked',
      { policy: { text: "default-src 'self'", blocks: /./ } },
      [{ code: 'N01', directive: 'connect-src', source: `'self' ${server}` }],
    ],
    [
      'N01 for the socket alone, which is no N03',
      { policy: { text: strict, blocks: /^wss:/ } },
      [{ code: 'N01', directive: 'connect-src', source: 'wss://chat.example' }],
    ],
    [
      'N01 for the socket where the browser throws',
      { socket: 'throws', policy: { text: strict, blocks: /^wss:/ } },
      [{ code: 'N01', directive: 'connect-src', source: 'wss://chat.example' }],
    ],
    [
      'N01 by the browser’s word where our reading of the policy sees nothing',
      { policy: { text: 'connect-src *', blocks: /status$/ } },
      [{ code: 'N01', directive: 'connect-src', source: server }],
    ],
    [
      'N05 that is none: the policy blocks the path',
      { policy: { text: `connect-src ${server}/w/shop/status`, blocks: /end$/ } },
      [{ code: 'N01', directive: 'connect-src', source: server }],
    ],
    ['a policy that only reports', { policy: { text: "default-src 'self'", blocks: /./, disposition: 'report' } }, []],
  ])('T-11 %s', async (_about, network, findings) => {
    expect(await examined({}, network)).toEqual(findings);
  });

  it('T-11 what the policy refuses others is not ours to say', async () => {
    const on = doctorGate({ origin: SHOP });
    fakeNetwork(on.platform);
    const examining = on.examine();
    const event = {
      blockedURI: 'https://chat.example.evil/x',
      disposition: 'enforce',
      originalPolicy: "default-src 'none'",
    };
    document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), event));
    expect(await examining).toEqual([]);
  });

  it('T-11 the doctor stops listening when he has seen enough', async () => {
    const added = vi.spyOn(document, 'addEventListener');
    const removed = vi.spyOn(document, 'removeEventListener');
    await examined();
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });
});

describe('the browser', () => {
  /** In the test's own page, which is served from loopback. */
  const inPage = async (given: DoctorGateOptions = {}): Promise<readonly unknown[]> => {
    const on = doctorGate({ ...given, options: { server: 'http://localhost:4100', ...given.options } });
    fakeNetwork(on.platform);
    return on.examine();
  };

  it('T-11 S06: both stores, where access throws', async () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(await inPage()).toEqual([{ code: 'S06', store: 'local' }]);
    expect(await inPage({ options: { storage: 'denied' } })).toEqual([]);
    expect(await inPage({ told: { consent: 'denied' } })).toEqual([]);
    expect(await inPage({ options: { storage: 'denied' }, told: { consent: 'granted' } })).toHaveLength(1);
  });

  it('T-11 S06: a store that is null', async () => {
    vi.spyOn(globalThis, 'sessionStorage', 'get').mockReturnValue(null as never);
    expect(await inPage()).toEqual([{ code: 'S06', store: 'session' }]);
  });

  it.each([
    [SHOP, undefined, '__Secure-pl_shop'],
    [SHOP, 'host', '__Host-pl_shop'],
    [PLAIN, undefined, 'plb_shop'],
  ] as const)('T-11 S08: cookies switched off on %s with scope %s', async (origin, scope, cookie) => {
    vi.spyOn(navigator, 'cookieEnabled', 'get').mockReturnValue(false);
    vi.stubGlobal('origin', origin);
    const found = await inPage({ options: { server, ...(scope && { scope }) } });
    expect(found).toEqual([{ code: 'S08', cookie }]);
  });

  it('T-11 no S08 on loopback, where local storage suffices', async () => {
    vi.spyOn(navigator, 'cookieEnabled', 'get').mockReturnValue(false);
    vi.stubGlobal('origin', 'http://localhost:3000');
    expect(await inPage()).toEqual([]);
  });

  it('T-11 S09: two cookies of one name', async () => {
    vi.spyOn(document, 'cookie', 'get').mockReturnValue('a=1; plb_shop=plb_1; plb_shop_x=2; plb_shop=plb_2');
    expect(await inPage()).toEqual([{ code: 'S09', cookie: 'plb_shop', count: 2 }]);
    expect(await inPage({ options: { widget: 'other' } })).toEqual([]);
  });

  it('T-11 cookies that throw are none', async () => {
    vi.spyOn(document, 'cookie', 'get').mockImplementation(() => {
      throw new DOMException('sandboxed', 'SecurityError');
    });
    expect(await inPage()).toEqual([]);
  });

  it.each([
    ['two tags of a kind', ['/w/shop.js', '/w/shop.js'], 1],
    ['tags of both kinds', ['/w/shop.js', '/embed/porchlight.0.1.0.js'], 1],
    ['one tag', ['/w/shop.js', '/other.js'], 0],
    ['tags of two widgets', ['/w/shop.js', '/w/help.js'], 0],
  ])('T-11 S12: %s', async (_about, sources, count) => {
    for (const source of sources) {
      const script = document.createElement('script');
      // Nothing is to be loaded here.
      script.type = 'text/plain';
      script.setAttribute('src', server + source);
      if (source.includes('embed')) script.dataset.widget = 'shop';
      document.head.append(script);
    }
    expect(await inPage()).toEqual(count ? [{ code: 'S12', widget: 'shop' }] : []);
  });
});
