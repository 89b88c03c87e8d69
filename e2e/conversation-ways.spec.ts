import { agentIn, chatWith, textsOf } from './agent-in.ts';
import { anotherTab, chatTab, inEach } from './chat-tab.ts';
import { expect, test } from './fixtures.ts';
import type { Ways } from './story-network.ts';

const settings = { statusIntervalMs: 1_000 };

const FIRST = 'Is the brass lamp in stock?';

/** What is said in turn, by the agent and in either tab; whoever speaks twice does so in one breath. */
const TALK = [
  ['anna', 'Yes, two of them'],
  ['one', 'With a shade?'],
  ['one', 'And a bulb?'],
  ['anna', 'A shade, yes'],
  ['anna', 'A bulb, no'],
  ['other', 'How far does the cable reach?'],
  ['anna', 'Two metres'],
  ['other', 'Two metres will do'],
  ['anna', 'Shall I keep one for you?'],
  ['one', 'Please do'],
  ['anna', 'It is kept until Friday'],
] as const;

for (const [ways, way] of [
  ['all', null],
  ['no-sockets', '/chat/feed'],
  ['no-streams', '/chat/poll'],
] as const satisfies readonly (readonly [Ways, string | null])[]) {
  test(`D-3 six messages both ways lose nothing and double nothing in two tabs, with ${ways}`, {
    tag: '@firefox',
  }, async ({ page, tell }) => {
    const story = await tell({ settings, ways });
    const anna = agentIn(story);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const one = chatTab(page);
    await page.goto(story.page('a'));
    await one.open();
    await one.say(FIRST);
    await expect(one.log).toContainText('You are number 1 in the line.');
    const other = await anotherTab(one, story);
    await anna.open(FIRST);
    await other.open();

    let speaker = '';
    for (const [index, [who, text]] of TALK.entries()) {
      // Whoever answers has heard what was said: in the tab in which it was not written it comes from the server.
      if (who !== speaker) await inEach([one, other], ({ messages }) => expect(messages).toHaveCount(index + 1));
      speaker = who;
      if (who === 'anna') await anna.reply(FIRST, text);
      else await (who === 'one' ? one : other).say(text);
    }

    const all = [FIRST, ...TALK.map(([, text]) => text)];
    await inEach([one, other], async ({ log, messages }) => {
      await expect(messages).toHaveText(all);
      await expect(log).not.toContainText(/Sending|Not sent/);
    });
    expect(textsOf(await chatWith(story, FIRST))).toEqual(all);
    if (way) expect(asked.filter((path) => path.endsWith(way))).not.toEqual([]);
    else expect(story.silence()).toBe(1);
  });
}
