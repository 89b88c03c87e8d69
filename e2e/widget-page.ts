import { expect, type Locator, type Page } from 'playwright/test';

/** The parts of the widget in a page, as its visitor finds them. */
export interface WidgetPage {
  readonly host: Locator;
  readonly launcher: Locator;
  readonly panel: Locator;
  /** A field of the form by its label. */
  field(label: string | RegExp): Locator;
  readonly send: Locator;
  /** Opens the panel, unless it is open as it was before a reload, and waits until it can be used. */
  open(): Promise<void>;
  /** Fills in the three fields of the plain form. */
  fill(values?: Partial<typeof ADA>): Promise<void>;
}

export const ADA = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  message: 'Is the porch lamp in stock?',
};

export function widgetPage(page: Page | Locator): WidgetPage {
  const host = page.locator('porchlight-chat');
  const launcher = host.locator('button[part=launcher]');
  const panel = host.locator('section[part=panel][role=dialog]');
  const field = (label: string | RegExp): Locator => panel.getByLabel(label, { exact: typeof label === 'string' });
  return {
    host,
    launcher,
    panel,
    field,
    send: panel.getByRole('button', { name: 'Send message' }),
    async open() {
      await launcher.waitFor();
      // Opened again by itself in the very moment of the click, it would have been closed by that.
      await expect(async () => {
        const isOpening = await launcher.evaluate((button) => /true/.test(`${button.ariaExpanded} ${button.ariaBusy}`));
        if (!isOpening) await launcher.click();
        await panel.waitFor({ timeout: 5_000 });
      }).toPass();
    },
    async fill(values = {}) {
      const { name, email, message } = { ...ADA, ...values };
      await field('Name').fill(name);
      await field('E-mail').fill(email);
      await field('Message').fill(message);
    },
  };
}
