import { type TranscriptLine, transcriptOf } from '../../domain/chat/transcript.ts';
import type { VisitorEntry } from '../../domain/chat/visitor-chat.ts';
import { pickText } from '../../domain/text/pick-text.ts';
import type { ChatLog } from '../../engine/chat/chat-log.ts';
import type { ChatSlot } from '../chat-part.ts';
import { chatWords } from '../words/chat-words.ts';
import { panelSpeech } from '../words/panel-speech.ts';
import { turnText } from './turn-text.ts';

/** The whole log as a text to keep, in the words that are on screen (K-8). */
export function transcriptText(
  { entries }: Pick<ChatLog, 'entries'>,
  { shown, speech, now, timeZone }: Pick<ChatSlot, 'shown' | 'speech' | 'now' | 'timeZone'>,
): string {
  const words = speech.words?.chat ?? chatWords;
  const bot = pickText(shown.settings.bot?.name, speech.locale) || words.bot;
  const names = { visitor: words.you, bot, agent: words.somebody };

  const lineOf = (entry: VisitorEntry): readonly TranscriptLine[] => {
    const { at } = entry;
    if (entry.kind === 'message') {
      const { from, text, files = [] } = entry;
      return [{ at, name: entry.name ?? names[from], text, files: files.map(({ name }) => name) }];
    }
    const text = turnText({ turn: entry, present: null, shown, words, speech: panelSpeech(speech), now, timeZone });
    return text === null ? [] : [{ at, name: null, text, files: [] }];
  };
  return transcriptOf({
    title: words.log,
    lines: entries.flatMap(lineOf),
    locale: panelSpeech(speech).spoken,
    timeZone,
  });
}
