import { agentSwitch, consolePane, openScene } from './console-pane.ts';
import { expect, test } from './fixtures.ts';
import { visitorPane } from './visitor-pane.ts';

const FIREFOX_TOO = { tag: '@firefox' };

for (const bench of ['memory', 'http'] as const) {
  test(
    `I-1 an invitation is shown in the closed widget, and the answer begins a chat, on ${bench}`,
    FIREFOX_TOO,
    async ({ page, demo }) => {
      await openScene(page, demo.qaUrl, 'invite', `&bench=${bench}&visitors=1`);
      const anna = consolePane(page, 'Anna');
      const visitor = visitorPane(page, 1);
      await anna.expectCount('visitors', 1);
      await anna.choose('visitors', 'Visitor');
      await anna.press('Invite');
      await expect(visitor.invitation).toContainText('May I help you find a lamp?');
      await expect(anna.items).toContainText('shown');
      await anna.expectCount('queued', 0);
      await visitor.invitation.getByRole('button', { name: 'Answer' }).click();
      await visitor.say('Yes, one for the porch.');
      await expect(anna.items).toContainText('accepted');
      await anna.press('Look at the chat');
      await expect(anna.log).toContainText('May I help you find a lamp?');
      await expect(anna.log).toContainText('Yes, one for the porch.');
    },
  );
}

test('I-4 the inviter sees that it was dismissed', async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'invite', '&visitors=1');
  const anna = consolePane(page, 'Anna');
  const visitor = visitorPane(page, 1);
  await anna.choose('visitors', 'Visitor');
  await anna.press('Invite');
  await visitor.invitation.getByRole('button').last().click();
  await expect(visitor.invitation).toHaveCount(0);
  await expect(anna.items).toContainText('dismissed');
});

test('I-3 invite and start: the chat is there at once, and the inviter’s', FIREFOX_TOO, async ({ page, demo }) => {
  await openScene(page, demo.qaUrl, 'invite', '&visitors=1');
  const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
  await agentSwitch(page, 'anna', 'Chose').selectOption('offline');
  await agentSwitch(page, 'anna', 'Seen as').selectOption('invisible');
  await anna.choose('visitors', 'Visitor');
  await anna.press('Invite and start');
  await expect(anna.where).toContainText('active');
  await expect(anna.where).toContainText('Anna’s');
  await ben.expectCount('active', 1);
});

test(
  'I-2 the answer to an invitation of mine is offered to me, though I went offline',
  FIREFOX_TOO,
  async ({ page, demo }) => {
    await openScene(page, demo.qaUrl, 'invite-for-me');
    const anna = consolePane(page, 'Anna');
    const visitor = visitorPane(page, 1);
    await anna.choose('visitors', 'Visitor');
    await anna.card.getByLabel('assign to me').check();
    await anna.press('Invite');
    await expect(visitor.invitation).toBeVisible();
    await agentSwitch(page, 'anna', 'Chose').selectOption('offline');
    await visitor.invitation.getByRole('button', { name: 'Answer' }).click();
    await visitor.say('Yes, please.');
    await anna.choose('mine', 'Yes, please.');
    await expect(anna.where).toContainText('queued');
    await expect(anna.where).toContainText('offered to Anna');
  },
);

test('V-2 V-4 who serves all departments sees the visitor, and who serves another sees why they do not', async ({
  page,
  demo,
}) => {
  await openScene(page, demo.qaUrl, 'who-sees-whom');
  const [anna, ben] = [consolePane(page, 'Anna'), consolePane(page, 'Ben')];
  await anna.expectCount('visitors', 1);
  await ben.show('visitors');
  await expect(ben.items).toContainText('belongs to other departments');
});

test('V-4 where nobody is tracked, and where the agent has no department, the console says which', async ({
  page,
  demo,
}) => {
  await openScene(page, demo.qaUrl, 'tracking-off');
  const anna = consolePane(page, 'Anna');
  await anna.show('visitors');
  await expect(anna.items).toContainText('No widget tracks its visitors.');
  const ben = consolePane(page, 'Ben');
  await ben.show('visitors');
  await expect(ben.items).toContainText('serves no department');
});
