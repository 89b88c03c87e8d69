import type { VNode } from 'preact';
import type { VisitorChat } from '../../domain/chat/visitor-chat.ts';
import { pickText } from '../../domain/text/pick-text.ts';
import type { ChatSession } from '../../engine/chat/chat-session.ts';
import type { ChatSlot } from '../chat-part.ts';
import { MarkedText } from '../marked-text.tsx';
import type { ChatWords, PanelSpeech } from '../words/words.ts';
import { Entry } from './bubble.tsx';
import { dayName } from './day-name.ts';
import type { Line, WordsLine } from './log-lines.ts';
import { timeOfDay } from './time-of-day.ts';
import { turnText } from './turn-text.ts';

/** What a line of the log is drawn with. */
export interface LogLook extends Pick<ChatSlot, 'shown' | 'now' | 'timeZone'> {
  readonly chat: VisitorChat | null;
  readonly words: ChatWords;
  readonly speech: PanelSpeech;
  readonly onRead: ChatSession['readFile'];
}

/** One line of the log as it is shown; null: nothing is said of it. */
export function drawLine(line: Line, look: LogLook): VNode | null {
  const { words, speech, now, timeZone } = look;
  switch (line.kind) {
    case 'words':
      return drawWords(line, look);
    case 'day':
      return (
        <div class="day" key={line.key}>
          <span>{dayName(line.at, now, speech.spoken, timeZone)}</span>
        </div>
      );
    case 'new':
      return (
        <div class="new" key={line.key}>
          {words.newMessages}
        </div>
      );
    case 'turn': {
      const text = turnText({ ...look, turn: line.turn, present: line.isPresent ? look.chat : null });
      return text ? (
        <div class="turn" key={line.key}>
          <MarkedText text={text} />
        </div>
      ) : null;
    }
  }
}

function drawWords({ key, from, name, text, files, at, begins, ends, fate }: WordsLine, look: LogLook): VNode {
  const { shown, words, speech, timeZone, onRead } = look;
  const bot = pickText(shown.settings.bot?.name, speech.locale) || words.bot;
  return (
    <Entry
      key={key}
      from={from}
      name={from === 'visitor' ? words.you : from === 'bot' ? bot : (name ?? words.somebody)}
      text={text}
      files={files}
      begins={begins}
      ends={ends}
      at={at}
      time={ends && at !== null ? timeOfDay(at, speech.spoken, timeZone) : ''}
      fate={fateText(fate, look)}
      waits={fate === 'waiting'}
      words={words}
      locale={speech.spoken}
      onRead={onRead}
    />
  );
}

function fateText(fate: WordsLine['fate'], { words, speech }: LogLook): string {
  if (fate === null) return '';
  if (fate === 'sending') return speech.words.sending;
  return fate === 'waiting' ? words.notSent : words.fates[fate];
}
