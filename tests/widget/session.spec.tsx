import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aReceipt, aSessionAnswer, aToken } from '../../src/testing/builders.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import { type FakePlatform, fakePlatform } from '../../src/testing/fake-platform.ts';
import { stage, strike } from './stage.ts';

type Stage = Awaited<ReturnType<typeof stage>>;

const ABILITIES = ['status-push', 'offline-messages', 'sessions'] as const;
const ADA = { id: 'ada', name: 'Ada', email: 'ada@example.org' };

/** A widget over a backend with sessions. */
const staged = (given: Parameters<typeof stage>[0] = {}) => stage({ abilities: ABILITIES, ...given });

/** A browser in which an earlier page left a session. */
function returning(given: Parameters<typeof fakePlatform>[0] = {}): FakePlatform {
  const platform = fakePlatform(given);
  platform.stores.local.write('pl:shop:visitor', '0'.repeat(32));
  return platform;
}

/** The resolution under way gets this answer. */
async function resolved(on: Stage, answer: Parameters<typeof aSessionAnswer>[0] = {}): Promise<void> {
  await vi.waitFor(() => expect(on.backend.resolutions.at(-1)?.isAnswered).toBe(false));
  on.backend.resolutions.at(-1)?.answer(aSessionAnswer(answer));
  await settle();
}

const writes = ({ storage, cookies }: FakePlatform) => [storage.local.writes, storage.session.writes, cookies.writes];

function heard(on: Stage) {
  const events: [string, unknown][] = [];
  for (const name of ['error', 'diagnostic'] as const) on.widget.on(name, (event) => events.push([name, event.code]));
  return events;
}

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => {
  strike();
  vi.restoreAllMocks();
});

describe('a visitor', () => {
  it('T-3 leaves nothing and is nobody before they act, with the panel open', async () => {
    const on = await staged();
    await on.open();
    await on.advance({ minutes: 5 });
    expect([writes(on.platform), on.backend.resolutions]).toEqual([[0, 0, 0], []]);
  });

  it('T-7 is made with the first message, which goes out with the token', async () => {
    const on = await staged();
    const secure = { token: aToken(), expiresAt: on.platform.clock.now() };
    await on.open();
    await on.send();
    await resolved(on, { secure });
    expect(on.backend.submits).toMatchObject([{ token: secure.token }]);
    expect(on.backend.submits[0]?.submission.visitor).toBe(on.backend.resolutions[0]?.request.boot);
    on.backend.submits[0]?.answer(aReceipt());
    await settle();
    expect(on.text()).toContain('Thank you!');
  });

  it('T-6 who was here before is asked after when the panel opens, and not before', async () => {
    const on = await staged({ platform: returning() });
    expect(on.backend.resolutions).toEqual([]);
    await on.open();
    await vi.waitFor(() => expect(on.backend.resolutions).toHaveLength(1));
    on.widget.close();
    await resolved(on);
    on.widget.open();
    await settle();
    expect(on.backend.resolutions).toHaveLength(1);
  });

  it('T-9 who was led here by a code is resolved with it, the panel closed', async () => {
    const code = aToken('plh');
    const on = await staged({ code });
    await vi.waitFor(() => expect(on.backend.resolutions).toMatchObject([{ request: { code } }]));
  });
});

describe('a signed identity', () => {
  const ada = { token: 'ada.signed.token' };

  it('T-10 is said when the panel opens, and fills in name and address', async () => {
    const on = await staged();
    on.widget.identify(ada);
    await settle();
    expect(on.backend.resolutions).toEqual([]);
    await on.open();
    await resolved(on, { identity: ADA });
    expect(on.backend.resolutions).toMatchObject([{ request: { identity: ada.token } }]);
    expect([on.field('Name').value, on.field('E-mail').value]).toEqual(['Ada', 'ada@example.org']);
  });

  it('T-10 is said at once where somebody was here before', async () => {
    const on = await staged({ platform: returning() });
    on.widget.identify(ada);
    await resolved(on, { identity: ADA });
    expect(on.backend.resolutions).toMatchObject([{ request: { identity: ada.token } }]);
  });

  it('T-10 that is refused is an error for the page and a diagnosis for the owner', async () => {
    const on = await staged();
    const events = heard(on);
    on.widget.identify(ada);
    await on.open();
    on.backend.resolutions[0]?.refuse('identity-refused');
    await vi.waitFor(() =>
      expect(events).toEqual([
        ['error', 'identity-refused'],
        ['diagnostic', 'K01'],
      ]),
    );
  });

  it('T-10 that did not arrive is said again when the panel opens', async () => {
    const on = await staged();
    on.widget.identify(ada);
    await on.open();
    on.backend.resolutions[0]?.refuse('unreachable');
    await settle();
    on.widget.close();
    on.widget.open();
    await settle();
    expect(on.backend.resolutions).toMatchObject([{}, { request: { identity: ada.token } }]);
  });

  it('T-10 of another person: nothing of the first one shows, neither typed nor told', async () => {
    const on = await staged();
    on.widget.prefill({ name: 'Ada', phone: '1' });
    on.widget.identify(ada);
    await on.open();
    await resolved(on, { identity: ADA });
    await on.type(/^Message/, 'Where is my lantern?');
    on.widget.identify({ token: 'bob.signed.token' });
    await resolved(on, { visitor: 'v2', identity: { id: 'bob' } });
    expect([on.field('Name').value, on.field('E-mail').value, on.field(/^Message/).value]).toEqual(['', '', '']);
    expect(await draftsOf(on.platform)).not.toContain('lantern');
  });

  it('T-10 what a page tells of its visitor stays where the former one was of an earlier page', async () => {
    const before = fakePlatform();
    const first = await staged({ platform: before });
    first.widget.identify(ada);
    await first.open();
    await resolved(first, { identity: ADA });
    await first.type(/^Message/, 'Where is my lantern?');
    await settle();
    strike();
    const on = await staged({ platform: before.reload() });
    on.widget.prefill({ name: 'Bob' });
    on.widget.identify({ token: 'bob.signed.token' });
    await resolved(on, { visitor: 'v2', identity: { id: 'bob' } });
    await on.open();
    expect([on.field('Name').value, on.field(/^Message/).value]).toEqual(['Bob', '']);
  });
});

async function draftsOf({ storage }: FakePlatform): Promise<string> {
  await settle();
  return [...storage.session.texts.values()].join();
}

describe('a visitor who takes leave', () => {
  async function known(given: Parameters<typeof stage>[0] = {}) {
    const secure = { token: aToken(), expiresAt: 0 as never };
    const on = await staged(given);
    await on.open();
    await on.send();
    await resolved(on, { secure });
    on.backend.submits[0]?.answer(aReceipt());
    await settle();
    return { on, token: secure.token };
  }

  it.each([
    ['T-10 by logout', (on: Stage) => on.widget.logout()],
    ['T-3 by taking back the consent', (on: Stage) => on.widget.setStorage('denied')],
  ])('%s is forgotten in every store, and the token is revoked', async (_how, leave) => {
    const { on, token } = await known();
    expect(on.platform.cookies.kept).not.toEqual([]);
    leave(on);
    await vi.waitFor(() => expect(on.backend.ends).toMatchObject([{ tokens: [token] }]));
    const { storage, cookies } = on.platform;
    expect([...storage.local.texts.keys(), ...storage.session.texts.keys(), ...cookies.kept]).toEqual([]);
  });

  it('T-3 after taking back the consent can still write, and nothing is kept of it', async () => {
    const { on } = await known();
    on.widget.setStorage('denied');
    await settle();
    const before = writes(on.platform);
    await on.send('Another question');
    await resolved(on);
    expect(on.backend.submits).toHaveLength(2);
    expect(writes(on.platform)).toEqual(before);
  });

  it('T-3 and gives the consent later is kept from then on', async () => {
    const { on, token } = await known({ options: { storage: 'denied' } });
    on.widget.setStorage('granted');
    await settle();
    expect(on.platform.storage.local.texts.get('pl:shop:session')).toContain(token);
  });
});

describe('the same shop over http', () => {
  const http = { origin: 'http://www.shop.test' };
  const bridge = { token: aToken('plb'), expiresAt: 0 as never };
  const link = (on: Stage) => on.root().querySelector('[part=notice] a')?.getAttribute('href');

  const atHttp = async (answer: Parameters<typeof aSessionAnswer>[0], given = http) => {
    const on = await staged({ platform: returning(given) });
    on.platform.page.goTo({ url: `${given.origin}/lamps?size=2` });
    const events = heard(on);
    await on.open();
    await resolved(on, answer);
    return { on, events };
  };

  it('T-8 says where earlier messages are, and links there', async () => {
    const { on, events } = await atHttp({ secure: undefined as never, bridge, earlier: true });
    expect(on.text()).toContain('Earlier messages are on the secure page.');
    expect(link(on)).toBe('https://www.shop.test/lamps?size=2');
    expect(events).toEqual([]);
  });

  it('T-8 has nothing to say to somebody without any', async () => {
    const { on } = await atHttp({ secure: undefined as never, bridge });
    expect(link(on)).toBeUndefined();
  });

  it('T-8 that is not listed keeps nobody, links to the secure page and tells the owner; the form stays', async () => {
    const { on, events } = await atHttp({ secure: undefined as never });
    expect(link(on)).toBe('https://www.shop.test/lamps?size=2');
    await vi.waitFor(() => expect(events).toEqual([['diagnostic', 'S01']]));
    expect(on.field(/^Message/)).toBeTruthy();
  });

  it('T-8 on a port of its own leads to the usual one', async () => {
    const { on } = await atHttp({ secure: undefined as never }, { origin: 'http://www.shop.test:8080' });
    expect(link(on)).toBe('https://www.shop.test/lamps?size=2');
  });

  it('T-8 over https there is no other page to go to', async () => {
    const { on } = await atHttp({ bridge, earlier: true }, { origin: 'https://www.shop.test' });
    expect(link(on)).toBeUndefined();
  });
});
