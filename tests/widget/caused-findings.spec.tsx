import { fireEvent, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBackend } from '../../src/adapters/memory.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { type FakePlatformOptions, fakePlatform } from '../../src/testing/fake-platform.ts';
import { aSessionRequest, settle } from '../../src/testing/index.ts';
import { createWidget } from '../../src/widget/create-widget.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';

const SHOP = 'https://www.shop.example';
const PAY = 'https://pay.example';

let destroy = (): void => undefined;
let lines: string[] = [];

beforeEach(() => {
  lines = [];
  vi.spyOn(console, 'warn').mockImplementation((line: string) => void lines.push(line));
});

afterEach(() => {
  destroy();
  vi.restoreAllMocks();
});

/** A whole widget on a whole server, in a page of the shop's checkout. */
function openWidget(settings: Partial<WidgetSettings> = {}, page: FakePlatformOptions = {}) {
  let ids = 0;
  const newId = (): string => (++ids).toString(16).padStart(32, 'c');
  const platform = fakePlatform({ origin: PAY, ...page });
  const server = createReferenceServer({ settings: { id: 'shop', ...settings }, now: platform.clock.now, newId });
  const backend = memoryBackend(server, { widget: 'shop', origin: PAY });
  const heard: string[] = [];
  const widget = createWidget({
    widget: 'shop',
    backend,
    platform,
    onDiagnostic: ({ code, message }) => heard.push(`Porchlight ${code}: ${message}`),
  });
  destroy = () => {
    widget.destroy();
    void server.close();
  };
  const root = () => within(document.querySelector('porchlight-chat')?.shadowRoot as unknown as HTMLElement);
  return {
    widget,
    platform,
    backend,
    async open() {
      widget.open();
      await waitFor(() => root().getByRole('dialog'), { timeout: 5_000 });
    },
    async write() {
      for (const [name, value] of [
        ['Name', 'Ada'],
        ['E-mail', 'ada@example.com'],
        ['Message', 'Is the porch lamp in stock?'],
      ] as const) {
        fireEvent.input(root().getByLabelText(name), { target: { value } });
      }
      await settle();
      fireEvent.click(root().getByRole('button', { name: 'Send message' }));
    },
    /** The console's one line, the callback and `diagnose()` say the same. */
    async says(code: string) {
      await waitFor(() => expect(lines.map((line) => line.slice(11, 14))).toContain(code), { timeout: 5_000 });
      expect(heard).toEqual(lines);
      expect(new Set(lines).size).toBe(lines.length);
      return lines.find((line) => line.startsWith(`Porchlight ${code}`));
    },
  };
}

describe('what only shows while the widget is used', () => {
  it('T-11 S07 a full storage', async () => {
    const page = openWidget();
    await page.open();
    page.platform.storage.local.refusal = 'full';
    await page.write();
    expect(await page.says('S07')).toMatch(
      /^Porchlight S07: The browser's storage for this site is full.*`localStorage`/,
    );
  });

  it('T-11 S10 one person on two sites', async () => {
    const page = openWidget(
      { origins: [SHOP, PAY] },
      { page: { url: `${PAY}/`, title: 'Pay', referrer: `${SHOP}/basket` } },
    );
    await page.open();
    await page.write();
    expect(await page.says('S10')).toBe(
      `Porchlight S10: A visitor of ${SHOP} was a stranger on ${PAY}. Add "${SHOP}" and "${PAY}" to the widget's ` +
        '`linkDomains`, so that links between the two carry the visitor along.',
    );
  });

  it('T-11 S11 many sessions that had to be merged', async () => {
    const page = openWidget();
    for (let n = 0; n < 5; n += 1) {
      const boots = ['a', 'b'].map((kind) => `${n}`.padStart(32, kind));
      const tokens: string[] = [];
      for (const boot of boots) {
        const answer = await page.backend.resolveSession(aSessionRequest({ boot }));
        if (answer.ok && answer.value.secure) tokens.push(answer.value.secure.token);
      }
      const both = tokens.map((token) => ({ token, place: 'own' }) as const);
      await page.backend.resolveSession(aSessionRequest({ boot: `${n}`.padStart(32, 'd'), tokens: both }));
    }
    await page.open();
    await page.write();
    expect(await page.says('S11')).toMatch(
      /^Porchlight S11: 5 of the last 16 sessions had to be merged.*Set `cookieDomain` to the domain they share/,
    );
  });

  it('T-11 K01 an identity that is not signed', async () => {
    const page = openWidget();
    await page.open();
    page.widget.identify({ token: 'nobody.signed.this' });
    expect(await page.says('K01')).toMatch(
      /^Porchlight K01: The token given to `identify\({ token }\)` was refused: .+ Sign it with a saved identity key/,
    );
    expect((await page.widget.diagnose()).map(({ code }) => code)).toContain('K01');
  });
});
