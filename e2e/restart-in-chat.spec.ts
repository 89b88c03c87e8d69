import { type ChatTab, chatTab, inEach, twoTabs } from './chat-tab.ts';
import { test as base, expect } from './fixtures.ts';
import { type KeptServer, startKeptServer } from './kept-server.ts';

const test = base.extend<{ server: KeptServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  server: async ({}, use) => {
    const server = await startKeptServer({ statusIntervalMs: 1_000 });
    await use(server);
    await server.close();
  },
});

/** A wait between two tries is up to half a minute long by then. */
const IN_TIME = { timeout: 45_000 };

const expectSaid = (tabs: readonly ChatTab[], texts: readonly RegExp[]): Promise<unknown> =>
  inEach(tabs, ({ messages }) => expect(messages).toHaveText(texts, IN_TIME));

/** What waits is said in one line, with the time until it is sent again; nothing else looks like an error. */
async function expectOneQuietLine({ panel, waiting }: ChatTab): Promise<void> {
  await expect(waiting).toHaveCount(1);
  await expect(waiting).toContainText(/sent again in \d+ sec/);
  await expect(panel.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
  await expect(panel.getByText('No connection.')).toHaveCount(0);
}

for (const how of ['SIGTERM', 'SIGKILL'] as const) {
  test(`D-1 D-6 a server that ends by ${how} and begins again in mid-chat loses no word, in neither tab`, {
    tag: '@firefox',
  }, async ({ page, server }) => {
    const [one, two] = await twoTabs(page, server.page('a'));
    await one.say('Is the brass lamp in stock?');
    await expect(two.log).toContainText('number 1');
    await server.reply('Let me look');
    await expectSaid([one, two], [/brass/, /Let me look/]);

    await server.end(how);
    for (const text of ['The tall one', 'And its shade', 'In green']) await two.say(text);
    await expectOneQuietLine(two);
    await expect(two.own).toHaveText([/brass/, /tall/, /shade/, /green/]);
    await server.begin();
    const all = [/brass/, /Let me look/, /tall/, /shade/, /green/];
    await expectSaid([one, two], all);
    await inEach([one, two], ({ waiting }) => expect(waiting).toHaveCount(0));
    await expect(two.fate).toHaveText(/^(Sent|Delivered)$/, IN_TIME);
    await server.reply('There are two');
    await expectSaid([one, two], [...all, /There are two/]);
    expect(await server.said()).toEqual([
      'Is the brass lamp in stock?',
      'Let me look',
      'The tall one',
      'And its shade',
      'In green',
      'There are two',
    ]);
  });

  test(`D-8 the tab that led is closed while the server is away after ${how}, and the other hears on`, {
    tag: '@firefox',
  }, async ({ page, server }) => {
    const [one, two] = await twoTabs(page, server.page('a'));
    await one.say('Is the brass lamp in stock?');
    await expect(two.log).toContainText('number 1');
    await server.end(how);
    await two.say('The tall one');
    await expectOneQuietLine(two);
    await one.page.close();
    await two.say('In green');
    await server.begin();
    await expect(two.fate).toHaveText(/^(Sent|Delivered)$/, IN_TIME);
    await expectSaid([two], [/brass/, /tall/, /green/]);
    await server.reply('There are two');
    const third = chatTab(await page.context().newPage());
    await third.page.goto(server.page('a'));
    await third.open();
    await expectSaid([two, third], [/brass/, /tall/, /green/, /There are two/]);
    expect(await server.said()).toHaveLength(4);
  });
}
