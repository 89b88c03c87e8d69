import { expect, type Page } from 'playwright/test';
import { type WidgetPage, widgetPage } from '../widget-page.ts';
import type { PlainEar } from './plain-ear.ts';

/** One browser going from page to page, and writing messages there as its visitor would. */
export interface Walk {
  readonly page: Page;
  readonly widget: WidgetPage;
  /** Types an address with the widget in it. */
  goTo(address: string): Promise<void>;
  /** Clicks the link to one. */
  follow(address: string): Promise<void>;
  /** Presses it for as long as the page needs to get a code for it, and lets go: a driver's click takes no time. */
  followWithCode(address: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** Looks at a page without the widget, and runs this there as that page's own script would. */
  run<Arg>(address: string, script: (arg: Arg) => void, arg: Arg): Promise<void>;
  /** Opens the form, writes this and nothing else, and sends it. */
  write(message: string): Promise<void>;
  /** Makes a call of the widget's own, as the page would. */
  call(...call: readonly unknown[]): Promise<void>;
  /** All of ours that a script of this page can read in its stores: `cookie plb_shop=…`, `local pl:shop:session=…`. */
  kept(): Promise<readonly string[]>;
  /** What the widget told the owner in the console, `Porchlight S06: …`, on all pages so far. */
  readonly diagnoses: readonly string[];
}

export function createWalk(page: Page, ear: PlainEar): Walk {
  const widget = widgetPage(page);
  const isPlain = (address: string): boolean => address.startsWith('http:');

  const diagnoses: string[] = [];
  page.on('console', (line) => {
    if (/^Porchlight [A-Z]\d\d/.test(line.text())) diagnoses.push(line.text());
  });
  page.on('request', (request) => {
    if (request.isNavigationRequest() || !isPlain(request.frame().url())) return;
    ear.hear([request.url(), JSON.stringify(request.headers()), request.postData()].join('\n'));
  });

  /** A page that came over plain http may have been changed on its way: what it can read, others read. */
  const listen = async (): Promise<void> => {
    if (isPlain(page.url())) ear.hear(await page.evaluate(readStores).then((stores) => stores.join('\n')));
  };

  const arrive = async (): Promise<void> => {
    await widget.launcher.or(widget.panel).first().waitFor();
    await listen();
  };

  const land = async (address: string): Promise<void> => {
    await page.waitForURL(({ href }) => href.replace(/#.*/s, '') === address);
    await arrive();
  };

  return {
    page,
    widget,
    async goTo(address) {
      await page.goto(address);
      await arrive();
    },
    async follow(address) {
      await page.getByRole('link', { name: address, exact: true }).click();
      await land(address);
    },
    async followWithCode(address) {
      const link = page.getByRole('link', { name: address, exact: true });
      const isMinted = page.waitForResponse(
        (answer) => /handover$/.test(answer.url()) && answer.request().method() === 'POST',
      );
      await link.hover();
      await page.mouse.down();
      await (await isMinted).finished();
      await page.mouse.up();
      await land(address);
    },
    async reload() {
      await page.reload();
      await arrive();
    },
    async back() {
      await page.goBack();
      await arrive();
    },
    async run(address, script, arg) {
      await page.goto(address);
      await page.evaluate(script as (arg: unknown) => void, arg);
      await listen();
    },
    async write(message) {
      const another = widget.panel.getByRole('button', { name: 'Write another message' });
      if (!(await widget.panel.isVisible())) await widget.open();
      if (await another.isVisible()) await another.click();
      // A driven Firefox writes behind what an e-mail field already holds.
      await widget.field('E-mail').clear();
      await widget.fill({ message });
      await widget.send.click();
      await expect(widget.panel).toContainText('Thank you');
      await listen();
    },
    call: (...call) =>
      page.evaluate((parts) => {
        Reflect.get(window, 'porchlight')(...parts);
      }, call),
    kept: () => page.evaluate(readStores),
    diagnoses,
  };
}

/** Runs in the page. */
function readStores(): string[] {
  const from = (name: 'localStorage' | 'sessionStorage'): string[] => {
    try {
      return Object.entries(window[name])
        .filter(([key]) => key.startsWith('pl:'))
        .map(([key, value]) => `${name.replace('Storage', '')} ${key}=${value}`);
    } catch {
      return [];
    }
  };
  const cookies = document.cookie.split('; ').filter((cookie) => /^(__Secure-|__Host-)?pl[bs]?_/.test(cookie));
  return [...cookies.map((cookie) => `cookie ${cookie}`), ...from('localStorage'), ...from('sessionStorage')];
}
