import type { ChatOffer } from '../../domain/chat/chat-entry.ts';
import { LONGEST_CHOICE, MOST_CHOICES } from '../../domain/chat/choices.ts';
import { cleanName, isBlank } from '../../domain/text/clean-text.ts';
import { LONGEST_MESSAGE } from '../../protocol/chat-schema.ts';
import { type BotStep, MOST_BOT_MESSAGES } from './bot-provider.ts';

/** What comes of an answer, in its order. */
export type BotAct =
  | {
      readonly kind: 'say';
      readonly text: string;
      readonly offers: readonly ChatOffer[];
      readonly choices: readonly string[];
      /** The answer ends with it. */
      readonly last: boolean;
    }
  | { readonly kind: 'hand-off' };

/** Puts a provider's steps together to messages; throws where they are no answer (B-3). */
export async function* readBotAnswer(steps: AsyncIterable<BotStep>): AsyncGenerator<BotAct, void> {
  let text = '';
  let offers = new Set<ChatOffer>();
  let choices = new Set<string>();
  let said = 0;

  const isBegun = (): boolean => text !== '' || offers.size > 0 || choices.size > 0;
  const finish = (last: boolean): BotAct => {
    if (isBlank(text)) throw new Error('A bot sent a message without words.');
    said += 1;
    if (said > MOST_BOT_MESSAGES) throw new Error(`A bot sent more than ${MOST_BOT_MESSAGES} messages at once.`);
    const message: BotAct = { kind: 'say', text, offers: [...offers], choices: [...choices], last };
    text = '';
    offers = new Set();
    choices = new Set();
    return message;
  };

  for await (const step of steps) {
    switch (step.kind) {
      case 'text':
        text += step.text;
        if (text.length > LONGEST_MESSAGE) {
          throw new Error(`A bot sent a message of more than ${LONGEST_MESSAGE} characters.`);
        }
        break;
      case 'offer':
        offers.add(step.offer);
        break;
      case 'choices':
        for (const choice of step.choices) choices.add(checkedChoice(choice));
        if (choices.size > MOST_CHOICES) throw new Error(`A bot held out more than ${MOST_CHOICES} choices.`);
        break;
      case 'next-message':
        yield finish(false);
        break;
      case 'hand-off':
        if (isBegun()) yield finish(false);
        yield { kind: 'hand-off' };
        return;
      default:
        throw new Error(`A bot took a step that there is none of: ${JSON.stringify(step)}.`);
    }
  }
  if (isBegun()) yield finish(true);
  else if (said > 0) throw new Error('A bot announced another message and sent none.');
}

function checkedChoice(choice: string): string {
  const text = cleanName(choice);
  if (text === '') throw new Error('A bot held out a choice without words.');
  if (text.length > LONGEST_CHOICE)
    throw new Error(`A bot held out a choice of more than ${LONGEST_CHOICE} characters.`);
  return text;
}
