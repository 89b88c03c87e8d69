import { agentSwitch, consolePane, openScene, pass } from './console-pane.ts';
import { expect, test } from './fixtures.ts';
import { visitorPane } from './visitor-pane.ts';

const FIREFOX_TOO = { tag: '@firefox' };

for (const bench of ['memory', 'http'] as const) {
  test(
    `C-2 two visitors talk to two agents at once, each pair apart, on ${bench}`,
    FIREFOX_TOO,
    async ({ page, demo }) => {
      await openScene(page, demo.qaUrl, 'two-visitors', `&bench=${bench}`);
      const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
      const [one, two] = [visitorPane(page, 1), visitorPane(page, 2)];
      await one.say('Is the porch lamp in stock?');
      await expect(one.log).toContainText('Anna has joined.');
      await two.say('My table lamp flickers.');
      await expect(two.log).toContainText('Ben has joined.');

      await anna.choose('mine', 'porch lamp');
      await anna.say('Note', 'She bought a lantern last week.');
      await anna.say('Reply', 'Three in brass.');
      await ben.choose('mine', 'flickers');
      await ben.say('Reply', 'It is the switch.');
      await expect(one.log).toContainText('Three in brass.');
      await expect(two.log).toContainText('It is the switch.');
      await expect(one.log).not.toContainText('lantern last week');
      await expect(one.log).not.toContainText('switch');
      await expect(two.log).not.toContainText('brass');
    },
  );
}

test('O-4 the visitor reads every word to them and no note', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'two-visitors', '&visitors=1');
  const anna = consolePane(page, 'Anna');
  const visitor = visitorPane(page, 1);
  await visitor.say('Is the porch lamp in stock?');
  await anna.choose('mine', 'porch lamp');
  await anna.say('Note', 'Not a word of this.');
  await anna.say('Reply', 'It is.');
  await expect(visitor.log).toContainText('It is.');
  await expect(visitor.log).not.toContainText('Not a word');
});

test(
  'C-11 whom nobody answers is offered the form, with all they said and were typing',
  FIREFOX_TOO,
  async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'no-answer');
    const visitor = visitorPane(page, 1);
    await visitor.say('Is the porch lamp in stock?');
    await expect(visitor.log).toContainText('in the line');
    await visitor.composer.fill('I need it by Friday.');
    await pass(page, '+3 min');
    await expect(visitor.log).toContainText('Nobody could answer.');
    await expect(visitor.field('Message')).toHaveValue('Is the porch lamp in stock?\nI need it by Friday.');
  },
);

test('S-10 a chat goes on while everybody leaves and comes back', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'two-visitors', '&visitors=1');
  const anna = consolePane(page, 'Anna');
  const visitor = visitorPane(page, 1);
  await visitor.say('Is the porch lamp in stock?');
  await anna.choose('mine', 'porch lamp');
  for (const agent of ['anna', 'ben']) await agentSwitch(page, agent, 'Chose').selectOption('offline');
  await expect(visitor.panel).toContainText('We are offline now.');
  await visitor.say('Are you there?');
  await expect(anna.log).toContainText('Are you there?');
  await anna.say('Reply', 'Still here.');
  await expect(visitor.log).toContainText('Still here.');
});

test('B-1 the visitor asks the bot for a person, and it says no more', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'bot-first');
  const anna = consolePane(page, 'Anna');
  const visitor = visitorPane(page, 1);
  await visitor.say('Who makes your lamps?');
  await expect(visitor.log).toContainText('Would you like to talk to a person?');
  await visitor.panel.getByRole('button', { name: 'Talk to a person' }).first().click();
  await expect(visitor.log).toContainText('in the line');
  await visitor.say('Do you deliver?');
  await anna.choose('queued', 'deliver');
  await expect(anna.log).toContainText('bot → queued by Visitor, handed-off');
  await expect(anna.log).not.toContainText('all over Lithuania');
});
