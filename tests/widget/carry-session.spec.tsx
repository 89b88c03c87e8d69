import { afterEach, describe, expect, it, vi } from 'vitest';
import { aSessionAnswer, aToken } from '../../src/testing/builders.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import { fakePlatform } from '../../src/testing/fake-platform.ts';
import { stage, strike } from './stage.ts';

const OTHER = 'https://www.other.example';
const LINKED = { linkDomains: [OTHER] };

afterEach(() => {
  strike();
  document.body.replaceChildren();
});

/** A page with a link in it, of a visitor who was here before unless nobody was. */
async function pageWith(html: string, { known = true, origin = 'https://www.shop.example', options = LINKED } = {}) {
  const platform = fakePlatform({ origin });
  if (known) platform.stores.local.write('pl:shop:visitor', '0'.repeat(32));
  const place = document.createElement('div');
  place.innerHTML = html;
  document.body.append(place);
  const on = await stage({ platform, options, abilities: ['status-push', 'offline-messages', 'sessions'] });
  if (known) await vi.waitFor(() => expect(on.gate.told.hasForm).toBe(true));
  else await on.open();
  await vi.dynamicImportSettled();
  await settle();
  return { on, place, find: (selector: string) => place.querySelector(selector) as HTMLElement };
}

type Page = Awaited<ReturnType<typeof pageWith>>;

/** The visitor reaches for it, and the code comes. */
async function reach({ on }: Page, element: Element, type = 'pointerdown'): Promise<string> {
  element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  await settle();
  on.backend.resolutions.find(({ isAnswered }) => !isAnswered)?.answer(aSessionAnswer());
  await settle();
  const code = aToken('plh');
  on.backend.handovers.find(({ isAnswered }) => !isAnswered)?.answer({ code, expiresAt: 0 as never });
  await settle();
  return code;
}

/** Where the browser would go: what stands in the attribute when every listener of the page has run. */
function follow(element: Element, event: Event, attribute = 'href'): string | null {
  let gone: string | null = null;
  const last = (heard: Event): void => {
    gone = element.getAttribute(attribute);
    heard.preventDefault();
  };
  addEventListener(event.type, last);
  element.dispatchEvent(event);
  removeEventListener(event.type, last);
  return gone;
}

const click = (init: MouseEventInit = {}, type = 'click'): MouseEvent =>
  new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, ...init });

describe('a link to another site of the owner’s', () => {
  it.each([
    ['a click', click()],
    ['a click into a new tab', click({ ctrlKey: true })],
    ['the middle button', click({ button: 1 }, 'auxclick')],
  ])('T-9 carries a code at %s, and nothing of it stays in the page', async (_what, event) => {
    const page = await pageWith(`<a href="${OTHER}/lamps#brass"><b>Lamps</b></a>`);
    const code = await reach(page, page.find('b'));
    expect(page.on.backend.handovers).toMatchObject([{ target: OTHER }]);
    expect(follow(page.find('a'), event)).toBe(`${OTHER}/lamps#brass&porchlight=${code}`);
    await page.on.advance({ ms: 1 });
    expect(page.find('a').getAttribute('href')).toBe(`${OTHER}/lamps#brass`);
  });

  it('T-9 fetches it as soon as a mouse is over the link, since a click follows its pressing at once', async () => {
    const page = await pageWith(`<a href="${OTHER}/">Lamps</a>`);
    const code = await reach(page, page.find('a'), 'pointerover');
    expect(follow(page.find('a'), click())).toBe(`${OTHER}/#porchlight=${code}`);
  });

  it('T-9 carries it when the keyboard reached it', async () => {
    const page = await pageWith(`<a href="${OTHER}/" target="_blank">Lamps</a>`);
    const code = await reach(page, page.find('a'), 'focusin');
    expect(follow(page.find('a'), click({ detail: 0 }))).toBe(`${OTHER}/#porchlight=${code}`);
  });

  it('T-9 carries it out of the shadow root of a component', async () => {
    const page = await pageWith('<x-card></x-card>');
    const root = page.find('x-card').attachShadow({ mode: 'open' });
    root.innerHTML = `<a href="${OTHER}/">Lamps</a>`;
    const link = root.querySelector('a') as HTMLElement;
    const code = await reach(page, link);
    expect(follow(link, click())).toBe(`${OTHER}/#porchlight=${code}`);
  });

  it('T-9 goes without where the code is not there in time', async () => {
    const page = await pageWith(`<a href="${OTHER}/">Lamps</a>`);
    page.find('a').dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(follow(page.find('a'), click())).toBe(`${OTHER}/`);
  });

  it('T-9 carries each code once', async () => {
    const page = await pageWith(`<a href="${OTHER}/">Lamps</a>`);
    await reach(page, page.find('a'));
    follow(page.find('a'), click());
    await page.on.advance({ ms: 1 });
    expect(follow(page.find('a'), click())).toBe(`${OTHER}/`);
    const next = await reach(page, page.find('a'));
    expect(follow(page.find('a'), click())).toBe(`${OTHER}/#porchlight=${next}`);
  });

  it('T-9 carries none after a minute', async () => {
    const page = await pageWith(`<a href="${OTHER}/">Lamps</a>`);
    await reach(page, page.find('a'));
    await page.on.advance({ ms: 60_000 });
    expect(follow(page.find('a'), click())).toBe(`${OTHER}/`);
  });

  it('T-9 shows none to the button that opens a menu, where it could be copied', async () => {
    const page = await pageWith(`<a href="${OTHER}/">Lamps</a>`);
    await reach(page, page.find('a'));
    expect(follow(page.find('a'), click({ button: 2 }, 'auxclick'))).toBe(`${OTHER}/`);
  });

  it('T-9 what the page makes of the address meanwhile stays', async () => {
    const page = await pageWith(`<a href="${OTHER}/">Lamps</a>`);
    await reach(page, page.find('a'));
    follow(page.find('a'), click());
    page.find('a').setAttribute('href', '/else');
    await page.on.advance({ ms: 1 });
    expect(page.find('a').getAttribute('href')).toBe('/else');
  });
});

describe('a form to another site of the owner’s', () => {
  const submit = (submitter?: Element): SubmitEvent =>
    new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: (submitter as HTMLElement) ?? null });

  it('T-9 carries a code at its submit, not at a click in it', async () => {
    const page = await pageWith(`<form action="${OTHER}/search"><input name="action"><button>Go</button></form>`);
    const code = await reach(page, page.find('input'), 'focusin');
    expect(follow(page.find('form'), click(), 'action')).toBe(`${OTHER}/search`);
    expect(follow(page.find('form'), submit(page.find('button')), 'action')).toBe(`${OTHER}/search#porchlight=${code}`);
    await page.on.advance({ ms: 1 });
    expect(page.find('form').getAttribute('action')).toBe(`${OTHER}/search`);
  });

  it('T-9 carries it by the button that leads elsewhere than its form', async () => {
    const page = await pageWith(`<form action="/here"><button formaction="${OTHER}/">Go</button></form>`);
    const code = await reach(page, page.find('button'));
    follow(page.find('form'), submit(page.find('button')), 'action');
    expect(page.find('button').getAttribute('formaction')).toBe(`${OTHER}/#porchlight=${code}`);
  });
});

describe('no code is asked for', () => {
  it.each([
    ['a link within the site', '<a href="/lamps">x</a>', {}],
    ['a link to a stranger', '<a href="https://stranger.example/">x</a>', {}],
    ['a file to be kept', `<a href="${OTHER}/list.pdf" download>x</a>`, {}],
    ['something that is no link', '<a>x</a>', {}],
    ['an address that is none', '<a href="https://">x</a>', {}],
    ['a visitor nobody knows', `<a href="${OTHER}/">x</a>`, { known: false }],
    ['a page over http', `<a href="${OTHER}/">x</a>`, { origin: 'http://www.shop.example' }],
  ])('T-9 for %s', async (_what, html, given) => {
    const page = await pageWith(html, given);
    await reach(page, page.find('a'));
    expect(page.on.backend.handovers).toEqual([]);
    const href = page.find('a').getAttribute('href');
    expect(follow(page.find('a'), click())).toBe(href);
  });

  it('T-9 after the widget was destroyed', async () => {
    const page = await pageWith(`<a href="${OTHER}/">x</a>`);
    page.on.widget.destroy();
    await reach(page, page.find('a'));
    expect(page.on.backend.handovers).toEqual([]);
  });
});
