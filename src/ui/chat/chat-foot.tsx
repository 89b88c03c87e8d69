import type { VNode } from 'preact';
import type { ChatSession } from '../../engine/chat/chat-session.ts';
import type { ChatSlot } from '../chat-part.ts';
import { once } from '../form/once.ts';
import { refusalText } from '../form/refusal-text.ts';
import { live } from '../live.ts';
import { panelSpeech } from '../words/panel-speech.ts';
import type { ChatWords } from '../words/words.ts';
import { PatienceCard } from './patience-card.tsx';
import { QuickReplies } from './quick-replies.tsx';
import { RatingCard } from './rating-card.tsx';
import { WaitingLine } from './waiting-line.tsx';
import type { WritingPlace } from './writing-place.ts';

export interface ChatFootProps extends Pick<ChatSlot, 'shown' | 'speech' | 'now' | 'readOnly'> {
  readonly session: ChatSession;
  readonly words: ChatWords;
  readonly mayTalk: boolean;
  readonly composes: boolean;
  onChoose(place: WritingPlace): void;
}

/** Beneath the log: how things stand, and what the visitor is asked or may choose. */
export const ChatFoot = live((props: ChatFootProps): VNode => {
  const { session, words, mayTalk, composes, readOnly, now } = props;
  const { status, settings } = props.shown;
  const speech = panelSpeech(props.speech);
  const { chat, entries } = session.log.value;
  const state = chat?.state;
  const said = session.said.value;
  const waiting = said.find((each) => each.state === 'waiting');
  const refusal = session.refusal.value;
  const last = entries.findLast((entry) => entry.kind === 'message');
  const bots = last?.from === 'bot' && said.length === 0 ? last : null;
  const isBot = state === 'bot';
  const isAnswered = entries.some((entry) => entry.kind === 'message' && entry.from !== 'visitor');
  const isRated = state === 'closed' && isAnswered && chat?.rating !== undefined && settings.chat?.rating !== false;
  const button = (text: string, act: () => void): VNode => (
    <button type="button" class="plain" key={text} onClick={once(act)}>
      {text}
    </button>
  );

  return (
    <>
      {waiting && <WaitingLine fate={waiting} now={now} words={words} speech={speech} onRetry={session.retry} />}
      <div class="notice" role="status">
        {session.isCutOff.value && !waiting && <p key="cut">{words.cutOff}</p>}
        {status.availability === 'offline' && (state === 'queued' || state === 'active') && (
          <p key="away">{words.away}</p>
        )}
      </div>
      {refusal && (
        <p class="summary" role="alert">
          {refusalText(refusal, speech.words)}
        </p>
      )}
      {composes && session.isPatienceAsked.value && (
        <PatienceCard words={words} onWait={session.keepWaiting} onLeave={() => props.onChoose('form')} />
      )}
      {composes && isBot && bots?.choices && (
        <QuickReplies key={bots.number} choices={bots.choices} label={words.choices} onChoose={session.say} />
      )}
      {isRated && !readOnly && (
        <RatingCard key={chat?.id} rating={chat?.rating ?? null} words={words} onRate={session.rate} />
      )}
      {!readOnly && mayTalk && (
        <div class="buttons">
          {isBot &&
            (settings.bot?.handOff?.button !== false || bots?.offers.includes('person')) &&
            button(words.person, session.handOff)}
          {composes &&
            (isBot || (!chat && status.mode === 'bot') || status.mode === 'form' || bots?.offers.includes('form')) &&
            button(speech.tabWords.leaveMessage, () => props.onChoose('form'))}
          {!composes && button(words.back, () => props.onChoose('chat'))}
        </div>
      )}
    </>
  );
});
