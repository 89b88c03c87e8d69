import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/adapters/memory.ts';
import type { ChatBackend } from '../../../src/contract/chat-backend.ts';
import type { WidgetSettings } from '../../../src/domain/settings.ts';
import { createVisitorSession } from '../../../src/engine/session/create-visitor-session.ts';
import { linkTarget } from '../../../src/engine/session/link-target.ts';
import { sendSubmission } from '../../../src/engine/session/send-submission.ts';
import { aSubmission, at, type FakePlatform, fakePlatform } from '../../../src/testing/index.ts';
import { createReferenceServer } from '../../../src/workspace/index.ts';

const SECRET = 'the shop signs with thirty-two bytes or more';
const WWW = 'https://www.shop.example';
const APEX = 'https://shop.example';
const HTTP = 'http://www.shop.example';
const OTHER = 'https://www.other.example';
const LISTED = ['https://*.shop.example', APEX, HTTP, 'http://shop.example', OTHER];

const NOW = at('2026-03-02T10:00:00Z');

/** A browser and a server; each page of the browser is one of the shop's widget. */
function site(settings: Partial<WidgetSettings> = {}) {
  let ids = 0;
  let ticks = 0;
  let browsers = 0;
  const server = createReferenceServer({
    settings: { id: 'shop', origins: LISTED, linkDomains: [OTHER], ...settings },
    now: () => NOW + ++ticks,
    newId: () => (0xa000_0000 + ++ids).toString(16).padStart(32, '0'),
  });
  const owner = { id: 'shop', origins: LISTED, linkDomains: [OTHER], ...settings };

  function open(platform: FakePlatform, lossy = false) {
    const { origin } = platform.page.place();
    const real = memoryBackend(server, { widget: 'shop', origin });
    const backend: ChatBackend = {
      ...real,
      resolveSession: (request) => real.resolveSession(request).then((answer) => (lossy ? lost : answer)),
    };
    const findings: string[] = [];
    const session = createVisitorSession({
      widget: 'shop',
      platform,
      backend,
      rules: () => owner,
      page: () => platform.page.context(),
      locale: () => 'en',
      onFinding: ({ code }) => findings.push(code),
    });
    return {
      platform,
      session,
      findings,
      async visitor(): Promise<string> {
        const resolved = await session.resolve();
        const state = session.state.value;
        if (!resolved.ok || state.state !== 'known') throw new Error(JSON.stringify(resolved));
        return state.visitor;
      },
      /** Sends a message; gives back whose it became. */
      async send(): Promise<string> {
        const submission = aSubmission({ commandId: platform.newId(), visitor: session.writer() });
        const receipt = await sendSubmission(session, submission, backend.submit);
        if (!receipt.ok) throw new Error(JSON.stringify(receipt));
        const found = await server.offlineMessages({ widget: 'shop' });
        if (!found.ok) throw new Error(JSON.stringify(found));
        return found.value.messages.find(({ id }) => id === receipt.value.id)?.visitor ?? '';
      },
      goTo: (next: string) => open(platform.visit(next)),
      reload: () => open(platform.reload()),
      openTab: (next?: string) => open(platform.openTab(next)),
    };
  }

  return {
    server,
    open: (origin: string, lossy = false) => open(fakePlatform({ origin, idsFrom: ++browsers * 1_000 }), lossy),
    /** A token the shop signed for this person. */
    async token(sub: string): Promise<string> {
      await server.handle({
        kind: 'save-identity-key',
        widget: 'shop',
        key: { kid: 'k', alg: 'HS256', secret: SECRET },
      });
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const body = `${part({ alg: 'HS256', kid: 'k' })}.${part({ sub, aud: 'shop', exp: NOW / 1000 + 600 })}`;
      return `${body}.${createHmac('sha256', SECRET).update(body).digest('base64url')}`;
    },
  };
}

const lost = { ok: false, problem: { code: 'unreachable', message: 'The answer was lost.' } } as const;

describe('one visitor on all ways through the site', () => {
  it.each<[string, readonly string[], Partial<WidgetSettings>]>([
    ['www to the bare domain and back', [WWW, APEX, WWW], {}],
    ['through subdomains', ['https://eu.shop.example', 'https://help.shop.example', WWW], {}],
    ['https to http and back', [WWW, HTTP, WWW], {}],
    ['http to https', [HTTP, WWW], {}],
    ['http to https and back, on other hosts', ['http://shop.example', WWW, HTTP, APEX], {}],
    ['a wrong cookie domain', [WWW, APEX, WWW], { cookieDomain: 'chat.example' }],
    ['a cookie domain over http, too', [HTTP, APEX, HTTP, WWW], { cookieDomain: 'shop.example' }],
  ])('T-4, T-8 %s', async (_what, stops, settings) => {
    let page = site(settings).open(stops[0] as string);
    const seen = [await page.visitor()];
    for (const stop of stops.slice(1)) {
      page = page.goTo(stop);
      seen.push(await page.visitor());
    }
    seen.push(await page.send(), await page.reload().visitor());
    expect(new Set(seen).size).toBe(1);
  });

  it('T-8 the http page says that earlier messages are on the secure one; back there it says nothing', async () => {
    const page = site().open(WWW);
    await page.send();
    const bare = page.goTo(HTTP);
    await bare.visitor();
    expect(bare.session.state.value).toMatchObject({ state: 'known', earlier: true });
    const back = bare.goTo(WWW);
    await back.visitor();
    expect(back.session.state.value).toMatchObject({ state: 'known', earlier: false });
  });

  it('T-8 where http is not listed nothing is kept on such a page but its boot id', async () => {
    const page = site({ origins: [WWW, APEX] }).open(WWW);
    const before = await page.visitor();
    expect(page.platform.cookies.kept.map(({ name }) => name)).toEqual(['__Secure-pl_shop']);
    const bare = page.goTo(HTTP);
    await bare.session.resolve();
    expect(bare.platform.cookies.kept.map(({ name }) => name)).toEqual(['__Secure-pl_shop']);
    expect(await bare.goTo(APEX).visitor()).toBe(before);
  });

  it.each<[string, (platform: FakePlatform) => void]>([
    ['local storage was cleared', ({ storage }) => storage.local.texts.clear()],
    ['cookies were cleared', ({ cookies }) => void cookies.kept.splice(0)],
    ['the boot id was lost', ({ storage }) => void storage.local.texts.delete('pl:shop:visitor')],
    ['another script wrote over the session', ({ storage }) => void storage.local.texts.set('pl:shop:session', '{}')],
  ])('T-6 the same visitor although %s', async (_what, spoil) => {
    const page = site().open(WWW);
    const before = await page.visitor();
    page.session.stop();
    spoil(page.platform);
    expect(await page.reload().visitor()).toBe(before);
  });

  it('T-7 tabs that start at once, and an answer that was lost, make one visitor', async () => {
    const shop = site();
    const page = shop.open(WWW, true);
    await page.session.resolve();
    expect(page.session.state.value.state).toBe('failed');
    const tabs = [page.reload(), page.openTab(), page.openTab(), page.openTab()];
    expect(new Set(await Promise.all(tabs.map((tab) => tab.visitor()))).size).toBe(1);
    const found = await shop.server.visitors({ widget: 'shop' });
    expect(found.ok && found.value.visitors.length).toBe(1);
  });

  it('T-6 a stranger’s cookie, planted by a sibling host, takes nobody in who has a session of their own', async () => {
    const shop = site();
    const mallory = shop.open(WWW);
    const stranger = await mallory.visitor();
    const planted = mallory.platform.cookies.kept.find(({ name }) => name === '__Secure-pl_shop');
    const page = shop.open(WWW);
    const before = await page.visitor();
    page.platform.cookies.plant({
      ...planted,
      name: '__Secure-pl_shop',
      value: planted?.value ?? '',
      domain: 'www.shop.example',
    });
    expect(await page.reload().visitor()).not.toBe(stranger);
    expect(await page.reload().send()).toBe(before);
  });
});

describe('to another site', () => {
  it('T-9 a link takes the session along once, and only where the owner listed it', async () => {
    const shop = site();
    const page = shop.open(WWW);
    const before = await page.visitor();
    const target = linkTarget(`${OTHER}/cart`, { place: page.platform.page.place(), base: WWW, linkDomains: [OTHER] });
    const code = (await page.session.handOver(target ?? '')) ?? '';
    expect(await page.session.handOver('https://evil.example')).toBeNull();
    const there = page.openTab(OTHER);
    await there.session.redeem(code);
    expect(await there.visitor()).toBe(before);
    const thief = shop.open(OTHER);
    await thief.session.redeem(code);
    expect(await thief.visitor()).not.toBe(before);
  });
});

describe('who it is', () => {
  it('T-10 one person on two devices is one visitor, and what was written before they said so is theirs', async () => {
    const shop = site();
    const desk = shop.open(WWW);
    await desk.send();
    const token = await shop.token('ada');
    await desk.session.identify(token);
    const ada = await desk.visitor();
    const phone = shop.open(APEX);
    await phone.send();
    const boot = phone.session.writer();
    await phone.session.identify(token);
    expect([await phone.visitor(), phone.session.writer()]).toEqual([ada, boot]);
    expect([await desk.send(), await phone.send()]).toEqual([ada, ada]);
  });

  it('T-10 another person at the same browser is another visitor, in all tabs, and after it nothing leads back', async () => {
    const shop = site();
    const here = shop.open(WWW);
    await here.session.identify(await shop.token('ada'));
    const ada = await here.visitor();
    const there = here.openTab();
    await there.visitor();
    let newPersons = 0;
    there.session.onNewPerson(() => newPersons++);
    await here.session.identify(await shop.token('bob'));
    const bob = await here.visitor();
    expect(bob).not.toBe(ada);
    expect([newPersons, await there.visitor(), await there.send()]).toEqual([1, bob, bob]);
    await here.session.logout();
    const nobody = await there.visitor();
    expect([ada, bob]).not.toContain(nobody);
    expect(await here.goTo(APEX).visitor()).toBe(nobody);
  });

  it('T-10 a forged identity changes nothing', async () => {
    const shop = site();
    const page = shop.open(WWW);
    const before = await page.visitor();
    const forged = `${await shop.token('ada')}x`;
    expect(await page.session.identify(forged)).toMatchObject({ problem: { code: 'identity-refused' } });
    expect([await page.visitor(), await page.send(), page.findings]).toEqual([before, before, ['K01']]);
  });

  it('T-10 after a logout on one host the other hosts of the site know nobody, http or not', async () => {
    const page = site().open(WWW);
    const before = await page.visitor();
    await page.goTo(HTTP).visitor();
    const back = page.openTab();
    await back.session.logout();
    for (const origin of [APEX, HTTP, 'https://eu.shop.example']) {
      expect(await back.openTab(origin).visitor()).not.toBe(before);
    }
  });
});
