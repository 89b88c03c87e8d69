import { agentSwitch, consolePane, openScene, pass } from './console-pane.ts';
import { expect, test } from './fixtures.ts';

const FIREFOX_TOO = { tag: '@firefox' };

for (const bench of ['memory', 'http'] as const) {
  test(`A-3 an offer that runs out moves on to the second agent, on ${bench}`, FIREFOX_TOO, async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'offer-moves-on', `&bench=${bench}`);
    const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
    await anna.choose('mine', 'Vera');
    await expect(anna.where).toContainText('offered to Anna, 30 s');
    await pass(page, '+30 s');
    await ben.choose('mine', 'Vera');
    await expect(ben.where).toContainText('offered to Ben, 30 s');
    await expect(ben.log).toContainText('queued → queued by the rules, offer-expired');
    await anna.expectCount('mine', 0);
    await ben.press('Open');
    await expect(ben.where).toContainText('Ben’s');
  });
}

test(
  'A-4 with one slot each the third waits, and gets the place that is freed',
  FIREFOX_TOO,
  async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'one-slot');
    const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
    await anna.expectCount('mine', 1);
    await ben.expectCount('mine', 1);
    await anna.expectCount('queued', 1);
    await anna.choose('mine', 'Vera');
    await anna.press('Close');
    await expect(anna.where).toContainText('closed');
    await anna.expectCount('queued', 0);
    await anna.choose('mine', 'Xenia');
    await expect(anna.where).toContainText('Anna’s');
    await ben.expectCount('mine', 1);
  },
);

test('A-5 the first agent to arrive takes as many open chats as they may, and the next the rest', async ({
  page,
  demo,
}) => {
  await openScene(page, demo.qaUrl, 'kept-open');
  const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
  await anna.expectCount('open', 3);
  await agentSwitch(page, 'anna', 'Chose').selectOption('online');
  await anna.expectCount('mine', 2);
  await anna.expectCount('open', 1);
  await agentSwitch(page, 'ben', 'Chose').selectOption('online');
  await ben.expectCount('mine', 1);
  await ben.expectCount('open', 0);
  await ben.choose('mine', 'Xenia');
  await expect(ben.log).toContainText('open → active by the rules, assigned (Ben)');
});

test('O-5 an agent who is online and invisible is offered a chat, cannot accept it, and it moves on', async ({
  page,
  demo,
}) => {
  await openScene(page, demo.qaUrl, 'invisible-is-offered');
  const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
  await anna.choose('mine', 'Vera');
  await anna.press('Open');
  await expect(anna.where).toContainText('queued');
  await expect(anna.where).toContainText('offered to Anna');
  await pass(page, '+30 s');
  await ben.choose('mine', 'Vera');
  await ben.press('Open');
  await expect(ben.where).toContainText('Ben’s');
});

test('A-6 beyond the most that are kept open a chat is missed, and can be reopened', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'open-limit');
  const anna = consolePane(page, 'Anna');
  await anna.expectCount('open', 1);
  await anna.choose('missed', 'Walt');
  await expect(anna.log).toContainText('begun missed by Visitor, open-limit');
  await anna.press('Reopen');
  await expect(anna.where).toContainText('queued');
  await expect(anna.log).toContainText('reopened');
});

test('A-1 the workspace’s switch keeps no chats, and turned on it does', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'handling-off');
  const anna = consolePane(page, 'Anna');
  await anna.choose('missed', 'Vera');
  await expect(anna.log).toContainText('begun missed by Visitor, offline-handling-off');
  const widget = page.locator('.verdict');
  await expect(widget).toHaveAttribute('data-mode', 'form');
  await page.getByLabel('offline handling in the workspace').check();
  await expect(widget).toHaveAttribute('data-mode', 'wait');
});

test('C-10 after the grace without anybody a chat that waited is kept open', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'everybody-leaves');
  const anna = consolePane(page, 'Anna');
  await anna.expectCount('queued', 1);
  await agentSwitch(page, 'anna', 'Chose').selectOption('away');
  await anna.expectCount('queued', 1);
  await pass(page, '+10 min');
  await anna.expectCount('open', 1);
  await anna.choose('open', 'Vera');
  await expect(anna.log).toContainText('queued → open by the rules, nobody-reachable');
});

test('C-11 a chat that nobody answers is missed', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'no-answer');
  const anna = consolePane(page, 'Anna');
  await anna.expectCount('queued', 1);
  await pass(page, '+3 min');
  await anna.expectCount('queued', 0);
  await anna.choose('missed', 'Vera');
  await expect(anna.log).toContainText('queued → missed by the rules, no-answer');
});

test(
  'C-15 a transfer goes with its note, to an agent or into a department’s line',
  FIREFOX_TOO,
  async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'transfer');
    const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
    await anna.choose('mine', 'Walt');
    await anna.transferTo('Ben', 'It is the switch, I think.');
    await ben.expectCount('mine', 1);
    await ben.choose('mine', 'Walt');
    await expect(ben.where).toContainText('Ben’s');
    await expect(ben.log).toContainText('It is the switch, I think.');
    await ben.transferTo('department sales');
    await ben.expectCount('mine', 0);
    await anna.choose('mine', 'Walt');
    await expect(anna.log).toContainText('active → queued by Ben, transferred');
  },
);

test('A-7 whoever hands a chat to somebody unreachable is told so', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'transfer');
  const anna = consolePane(page, 'Anna');
  await agentSwitch(page, 'ben', 'Chose').selectOption('offline');
  await anna.choose('mine', 'Walt');
  await anna.transferTo('Ben');
  await expect(anna.said).toContainText('not reachable now');
});
