import { scriptedBot } from '../../src/testing/scripted-bot.ts';
import type { BotProvider } from '../../src/workspace/bots/bot-provider.ts';

/**
 * What answers in every scene with a bot: it knows two things about lamps, which it holds out to whoever wants help, fails
 * when told to, and else offers a person.
 */
export const lampBot = (): BotProvider =>
  scriptedBot({
    lines: [
      { when: 'stock', say: 'The porch lamp is in stock: three in brass, one in black.' },
      { when: 'deliver', say: ['We deliver all over Lithuania.', 'May I help with anything else?'], offer: 'form' },
      { when: 'repair', say: 'That is for our workshop; I will ask them.', handOff: true },
      {
        when: 'help',
        say: 'Gladly. What is it about?',
        choices: ['Is the porch lamp in stock?', 'Do you deliver to Kaunas?'],
      },
      { when: 'fail', fail: true },
    ],
    otherwise: { say: 'I know little of that. Would you like to talk to a person?', offer: 'person' },
  });
