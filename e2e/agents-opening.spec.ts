import { agentSwitch, consolePane, openScene } from './console-pane.ts';
import { expect, test } from './fixtures.ts';

const FIREFOX_TOO = { tag: '@firefox' };

for (const bench of ['memory', 'http'] as const) {
  test(`O-1 a chat becomes a visible agent’s by opening it, on ${bench}`, FIREFOX_TOO, async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'open-by-hand', `&bench=${bench}`);
    const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
    await ben.expectCount('queued', 1);
    await anna.choose('queued', 'Vera');
    await expect(anna.log).toContainText('Is the porch lamp in stock?');
    await anna.press('Open');
    await expect(anna.where).toContainText('active');
    await expect(anna.where).toContainText('Anna’s');
    await expect(anna.log).toContainText('queued → active by Anna, opened');
    await anna.expectCount('mine', 1);
    await ben.expectCount('queued', 0);
    await ben.expectCount('mine', 0);
  });
}

test('O-1 an agent who chose offline picks a kept chat by hand', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'kept-open');
  const anna = consolePane(page, 'Anna');
  await anna.choose('open', 'Walt');
  await anna.press('Open');
  await expect(anna.where).toContainText('active');
  await expect(anna.log).toContainText('open → active by Anna, opened');
  await anna.expectCount('open', 2);
});

test('O-1 taking over another’s chat is refused with the permission that lacks, and recorded when it is done', async ({
  page,
  demo,
}) => {
  await openScene(page, demo.qaUrl, 'take-over');
  const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
  await ben.choose('active', 'Vera');
  await ben.press('Open');
  await expect(ben.said).toContainText('chats.open-all');
  await anna.choose('mine', 'Vera');
  await expect(anna.where).toContainText('Anna’s');

  await ben.card.getByLabel('Who sits here').selectOption('Carla');
  const carla = consolePane(page, 'Carla');
  await carla.choose('active', 'Vera');
  await carla.press('Open');
  await expect(carla.log).toContainText('active → active by Carla, taken-over');
  await expect(anna.card).toContainText('chats.open-all');
  await anna.expectCount('mine', 0);
});

test(
  'O-2 an invisible agent opens a chat, reads and writes, and it still waits',
  FIREFOX_TOO,
  async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'invisible-opens');
    const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
    await anna.choose('queued', 'Vera');
    await anna.press('Open');
    await anna.say('Reply', 'One moment, please.');
    await expect(anna.log).toContainText('One moment, please.');
    await expect(anna.where).toContainText('queued');
    await anna.expectCount('mine', 0);
    await ben.choose('queued', 'Vera');
    await ben.press('Open');
    await expect(ben.where).toContainText('Ben’s');
    await expect(ben.log).toContainText('One moment, please.');
  },
);

test('O-4 a note accepts nothing, and agents read it', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'open-by-hand');
  const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
  await anna.choose('queued', 'Vera');
  await anna.say('Note', 'She bought the lantern last week.');
  await expect(anna.where).toContainText('queued');
  await anna.expectCount('mine', 0);
  await ben.choose('queued', 'Vera');
  await expect(ben.log).toContainText('Anna, note among agents');
});

test('O-6 who takes offers at once has the chat without a hand on it', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'offer-moves-on');
  const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
  await agentSwitch(page, 'ben', 'takes offers at once').check();
  await anna.choose('mine', 'Vera');
  await anna.press('Let pass');
  await ben.choose('mine', 'Vera');
  await expect(ben.where).toContainText('Ben’s');
  await expect(ben.log).toContainText('queued → active by the rules, auto-accepted (Ben)');
});
