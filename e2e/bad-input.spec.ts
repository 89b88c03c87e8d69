import { expect, test } from './fixtures.ts';
import { ADA, widgetPage } from './widget-page.ts';

const settings = {
  offline: { form: { minFillMs: 0, consent: { use: 'required' as const, text: 'You may keep this.' } } },
};

test('F-1 an empty form names each field that is missing, and sends nothing', { tag: '@firefox' }, async ({
  page,
  tell,
}) => {
  const story = await tell({ staffed: false, settings });
  await page.goto(story.page('a'));
  const { open, send, panel } = widgetPage(page);
  await open();
  await send.click();
  await expect(panel.locator('[aria-invalid=true]')).toHaveCount(4);
  for (const field of await panel.locator('[aria-invalid=true]').all()) {
    await expect(field).toHaveAccessibleDescription(/./);
  }
  expect(await story.messages()).toEqual([]);
});

test('F-1 an address that is none is said at its field, the rest stays, and the mended form is sent', async ({
  page,
  tell,
}) => {
  const story = await tell({ staffed: false, settings });
  await page.goto(story.page('a'));
  const { open, fill, field, send, panel } = widgetPage(page);
  await open();
  await fill({ email: 'ada at example' });
  await field(/You may keep this/).check();
  await send.click();
  await expect(field('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await expect(panel.locator('[aria-invalid=true]')).toHaveCount(1);
  await expect(field('Message')).toHaveValue(ADA.message);
  await expect(field(/You may keep this/)).toBeChecked();
  await field('E-mail').fill(ADA.email);
  await send.click();
  await expect(panel).toContainText('Thank you');
  expect(await story.messages()).toMatchObject([{ values: ADA, consent: true }]);
});

const rude: readonly (readonly [string, string])[] = [
  ['markup', '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'],
  ['a closing tag', '</porchlight-chat></textarea><svg onload=window.pwned=1>'],
  ['a template', '#{window.pwned=1} {{constructor.constructor("window.pwned=1")()}}'],
  ['text that runs both ways', 'abc \u202Egnp.exe\u202C שלום \u2066def\u2069'],
  ['a family of emoji and a pile of marks', '👩‍👩‍👧‍👦 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘'],
  ['many lines', Array.from({ length: 200 }, (_line, index) => `line ${index}`).join('\n')],
  ['as much as the field takes', 'x'.repeat(4_000)],
  ['a word without an end', 'Donaudampfschiff'.repeat(200)],
  ['SQL', "'; DROP TABLE messages; --"],
];

for (const [what, message] of rude) {
  test(`F-1 ${what} in the message is text, stored as it was typed`, async ({ page, tell }) => {
    const story = await tell({ staffed: false, settings: { offline: { form: { minFillMs: 0 } } } });
    await page.goto(story.page('a'));
    const { open, fill, send, panel } = widgetPage(page);
    await open();
    await fill({ message });
    await send.click();
    await expect(panel).toContainText('Thank you');
    const [stored] = await story.messages();
    expect(stored?.values.message).toBe(message.normalize());
    expect(await page.evaluate(() => Reflect.has(window, 'pwned'))).toBe(false);
    expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  });
}

test('Z-1 an owner’s text is shown as text, whatever stands in it', async ({ page, tell }) => {
  const message = '<b onclick=x>not bold</b> [evil](javascript:alert(1)) **bold** https://example.com/a?b=<i>';
  const story = await tell({ staffed: false, settings: { offline: { message, tabText: '<i>tab</i>' } } });
  await page.goto(story.page('a'));
  const { open, launcher, panel } = widgetPage(page);
  await expect(launcher).toHaveText('<i>tab</i>');
  await open();
  await expect(panel).toContainText('<b onclick=x>not bold</b>');
  expect(
    await panel
      .locator('a')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).protocol)),
  ).toEqual(['https:']);
});
