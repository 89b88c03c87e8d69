import { MINUTE_MS } from '../src/base/instant.ts';
import type { AgentChange } from '../src/domain/agent/agent-change.ts';
import { agentIn, chatWith, textsOf } from './agent-in.ts';
import { anotherTab, chatTab, inEach } from './chat-tab.ts';
import { expect, test } from './fixtures.ts';
import type { Story } from './story-server.ts';

const FIRST = 'Is the brass lamp in stock?';
const ASKED = 'Would you like to keep waiting?';

/** Somebody signs in to a console, whose page then beats no more. */
async function signIn({ server }: Story, agent: string, change: AgentChange): Promise<void> {
  for (const command of [
    { kind: 'save-agent', agent, ...change },
    { kind: 'beat', agent, session: `${agent}s-page`, transport: 'http', active: true },
  ] as const) {
    const done = await server.handle(command);
    if (!done.ok) throw new Error(done.problem.message);
  }
}

test('C-16 P-4 C-10 K-1 K-7 an agent vanishes: the chat goes back to the line, the visitor keeps waiting, and somebody else takes it', {
  tag: '@firefox',
}, async ({ page, context, tell }) => {
  const story = await tell({ staffed: false, settings: { statusIntervalMs: 1_000, chat: { patience: [240] } } });
  await story.server.handle({ kind: 'save-department', department: 'default', chats: { ownerGraceMs: MINUTE_MS } });
  await signIn(story, 'bea', { name: 'Bea', online: 'online' });
  const bea = agentIn(story, 'bea');
  await context.clock.install({ time: story.now() });
  const pass = async (ms: number): Promise<void> => {
    await story.pass(ms);
    await context.clock.fastForward(ms);
  };

  const one = chatTab(page);
  await page.goto(story.page('a'));
  await one.open();
  await one.say(FIRST);
  await expect(one.log).toContainText('You are number 1 in the line.');
  const other = await anotherTab(one, story);
  await other.open();
  const tabs = [one, other];
  await bea.open(FIRST);
  await inEach(tabs, ({ log }) => expect(log).toContainText('Bea has joined.'));
  await bea.read(FIRST);
  await inEach(tabs, ({ fate }) => expect(fate).toHaveText('Read'));
  await bea.reply(FIRST, 'One moment, I will look');
  await one.say('Thank you');
  await inEach(tabs, ({ fate }) => expect(fate).toHaveText('Sent'));

  // Five minutes until her session is over, and one of grace.
  await pass(6 * MINUTE_MS);
  await inEach(tabs, async ({ panel, log, button }) => {
    await expect(log).toContainText('You are number 1 in the line.');
    await expect(panel).toContainText('We are offline now.');
    await expect(button('Keep waiting')).toHaveCount(0);
  });
  expect((await story.server.agents()).find(({ id }) => id === 'bea')).toMatchObject({ online: 'offline' });

  await pass(4 * MINUTE_MS);
  await inEach(tabs, ({ panel }) => expect(panel).toContainText(ASKED));
  await other.button('Keep waiting').click();
  await inEach(tabs, ({ panel }) => expect(panel).not.toContainText(ASKED));
  await pass(6 * MINUTE_MS);
  await inEach(tabs, async ({ panel, log }) => {
    await expect(log).toContainText('Nobody is here right now.');
    await expect(panel).not.toContainText(ASKED);
  });

  await signIn(story, 'carl', { name: 'Carl', online: 'online' });
  const closeConsole = story.server.agentFeed('carl', () => undefined);
  const carl = agentIn(story, 'carl');
  await inEach(tabs, async ({ log, fate, panel }) => {
    await expect(log).toContainText('Carl has joined.');
    await expect(fate).toHaveText('Delivered');
    await expect(panel).not.toContainText('We are offline now.');
  });
  await carl.read(FIRST);
  await inEach(tabs, ({ fate }) => expect(fate).toHaveText('Read'));
  await carl.reply(FIRST, 'Two of them, says Bea’s note');
  const texts = [FIRST, 'One moment, I will look', 'Thank you', 'Two of them, says Bea’s note'];
  await inEach(tabs, ({ messages }) => expect(messages).toHaveText(texts));
  const held = await chatWith(story, FIRST);
  expect(held.chat).toMatchObject({ state: 'active', owner: 'carl', readByVisitor: held.chat.shownHead });
  expect(textsOf(held)).toEqual(texts);
  closeConsole();
});
