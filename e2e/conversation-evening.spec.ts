import { agentIn, chatWith, textsOf } from './agent-in.ts';
import { anotherTab, chatTab, inEach } from './chat-tab.ts';
import { expect, test } from './fixtures.ts';
import { dailyHours, localTime } from './local-time.ts';

const FIRST = 'Is the brass lamp in stock?';
const ANSWER = 'Good morning! Yes, two of them';

test('C-3 A-5 K-3 K-4 what was written in the evening is answered in the morning, and the visitor who comes back sees that once in each tab', {
  tag: '@firefox',
}, async ({ page, context, tell }) => {
  const evening = localTime(20);
  const morning = localTime(9, 5, 1);
  const story = await tell({
    staffed: false,
    aheadMs: evening - Date.now(),
    settings: { statusIntervalMs: 1_000, schedule: dailyHours('09:00', '18:00'), offline: { experience: 'wait' } },
  });
  await context.clock.install({ time: evening });

  const leaving = chatTab(page);
  await page.goto(story.page('a'));
  const title = await page.title();
  await leaving.open();
  let isDown = true;
  await page.route('**/chat', (route) => (isDown ? route.abort('connectionrefused') : route.continue()));
  await leaving.say(FIRST);
  await expect(leaving.log).toContainText('Not sent yet');
  isDown = false;
  await expect(leaving.log).toContainText('Nobody is here right now.');
  await expect(leaving.fate).toHaveText('Sent');
  await expect(leaving.log.locator('.day')).toHaveCount(0);
  await page.close();

  await story.pass(morning - story.now());
  await story.anna('online');
  const { chat } = await chatWith(story, FIRST);
  expect(chat).toMatchObject({ state: 'active', owner: 'anna' });
  await agentIn(story).reply(FIRST, ANSWER);

  await context.clock.fastForward(morning - evening);
  const back = chatTab(await context.newPage());
  await back.page.goto(story.page('a'));
  const beside = await anotherTab(back, story);
  await inEach([back, beside], async (tab) => {
    await expect(tab.badge).toContainText('1');
    await expect(tab.page).toHaveTitle(`(1) ${title}`);
    await expect(tab.panel).toHaveCount(0);
  });

  await back.open();
  await inEach([back, beside], async ({ log, messages, page: tab, badge }) => {
    await expect(messages).toHaveText([FIRST, ANSWER]);
    await expect(log.locator('.day')).toHaveText(['yesterday', 'today']);
    await expect(log).toContainText(/yesterday.*brass.*today.*New messages.*Good morning/s);
    await expect(tab).toHaveTitle(title);
    await expect(badge).toHaveCount(0);
  });
  expect(textsOf(await chatWith(story, FIRST))).toEqual([FIRST, ANSWER]);
});
