import { expect, it } from 'vitest';
import { toInstant } from '../../src/base/instant.ts';
import { fakeClock, settle } from '../../src/testing/fake-clock.ts';
import { type ScriptedBotOptions, scriptedBot } from '../../src/testing/scripted-bot.ts';
import type { BotProvider, BotStep, BotTurn } from '../../src/workspace/bots/bot-provider.ts';

const turn = (asked?: string): BotTurn => ({
  chat: 'c',
  widget: 'w',
  language: 'en',
  why: asked === undefined ? 'began' : 'written',
  history: asked === undefined ? [] : [{ by: 'visitor', text: asked, at: toInstant(0) }],
  contact: {},
});

/** The steps in short, and `!` for a throw. */
async function stepsOf(
  bot: BotProvider,
  of: BotTurn,
  signal = new AbortController().signal,
): Promise<readonly string[]> {
  const steps: string[] = [];
  try {
    for await (const step of bot.answer(of, signal)) steps.push(short(step));
  } catch {
    steps.push('!');
  }
  return steps;
}

const short = (step: BotStep): string =>
  step.kind === 'text'
    ? step.text
    : step.kind === 'offer'
      ? `[${step.offer}]`
      : step.kind === 'choices'
        ? `(${step.choices.join(' | ')})`
        : step.kind;

const SCRIPT: ScriptedBotOptions = {
  began: { say: 'Hello.' },
  lines: [
    { when: 'opening hours', say: ['Let me see.', 'Nine to five.'], offer: 'form' },
    { when: 'hours', say: 'How many?' },
    { when: 'person', say: 'At once.', handOff: true },
    { when: 'lamp', say: 'Which one?', choices: ['The green one', 'The red one'] },
    { when: 'crash', say: 'Oh', fail: true },
  ],
  otherwise: { offer: 'person', say: 'Pardon?' },
};

it.each<[asked: string | undefined, steps: readonly string[]]>([
  [undefined, ['Hello.']],
  ['Your OPENING-hours?', ['Let me see.', 'next-message', 'Nine to five.', '[form]']],
  ['Hours', ['How many?']],
  ['A person!', ['At once.', 'hand-off']],
  ['personal', ['Pardon?', '[person]']],
  ['A lamp', ['Which one?', '(The green one | The red one)']],
  ['crash', ['Oh', '!']],
])('B-1 a script answers %o by the first line whose phrase is in it', async (asked, steps) => {
  const bot = scriptedBot(SCRIPT);
  expect(await stepsOf(bot, turn(asked))).toEqual(steps);
  expect(await stepsOf(bot, turn(asked))).toEqual(steps);
  expect(bot.turns).toHaveLength(2);
});

it('B-1 where the script has no line there is no answer', async () => {
  expect(await stepsOf(scriptedBot({}), turn('Hello?'))).toEqual([]);
  expect(await stepsOf(scriptedBot({}), turn())).toEqual([]);
});

it('B-1 a line may take its time, by the timer it was given, and leaves none behind', async () => {
  const clock = fakeClock();
  const bot = scriptedBot({ otherwise: { say: 'So.', delayMs: 500 }, setTimer: clock.setTimer });
  const steps = stepsOf(bot, turn('Hm?'));
  await clock.advance(499);
  expect(clock.timers).toBe(1);
  await clock.advance(1);
  expect(await steps).toEqual(['So.']);

  const control = new AbortController();
  const aborted = stepsOf(bot, turn('Hm?'), control.signal);
  await settle();
  control.abort();
  await aborted;
  expect(clock.timers).toBe(0);
});

it('B-1 a delay without a timer is a mistake in the script', async () => {
  expect(await stepsOf(scriptedBot({ otherwise: { say: 'So.', delayMs: 1 } }), turn('Hm?'))).toEqual(['!']);
});
