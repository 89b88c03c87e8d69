import type { ComponentChildren, VNode } from 'preact';
import type { VisitorMessage } from '../../domain/chat/visitor-chat.ts';
import type { FieldProblem, FormValues } from '../../domain/form/form-field.ts';
import { pickText } from '../../domain/text/pick-text.ts';
import type { ChatSession } from '../../engine/chat/chat-session.ts';
import { contactFields } from '../../engine/chat/contact-fields.ts';
import { isLiving } from '../../engine/chat/is-living.ts';
import type { FormState } from '../../engine/form-state.ts';
import type { ChatSlot } from '../chat-part.ts';
import { FormField } from '../form/form-field.tsx';
import { once } from '../form/once.ts';
import { problemText } from '../form/problem-text.ts';
import { refusalText } from '../form/refusal-text.ts';
import { waitingText } from '../form/waiting-text.ts';
import { live } from '../live.ts';
import { MarkedText } from '../marked-text.tsx';
import { chatWords } from '../words/chat-words.ts';
import { panelSpeech } from '../words/panel-speech.ts';
import { Bubble } from './bubble.tsx';
import { Composer } from './composer.tsx';
import { MessageLog } from './message-log.tsx';
import { turnText } from './turn-text.ts';

/** Where the visitor writes: the chat, or the form they asked for or are offered. */
export type WritingPlace = 'chat' | 'form';

export interface ChatViewProps extends ChatSlot {
  readonly session: ChatSession;
  readonly values: FormValues;
  readonly formState: FormState['state'];
  /** null: what the chat's state says. */
  readonly chosen: WritingPlace | null;
  /** What is wrong with what an invitation asks for. */
  readonly problems: readonly FieldProblem[];
  onValue(field: string, value: string | boolean): void;
  onSay(): void;
  onChoose(place: WritingPlace): void;
}

const WAITING = /queued|open/;
const TALKING = ['chat', 'bot', 'wait'];

/** The chat: what was said, and beneath it the composer, or the form where nobody answers (S-10, C-11, C-20, B-1). */
export const ChatView = live((props: ChatViewProps): VNode => {
  const { session, shown, values, formState, chosen, readOnly, welcome, form, now, timeZone } = props;
  const { status, settings } = shown;
  const speech = panelSpeech(props.speech);
  const panel = speech.words;
  const words = props.speech.words?.chat ?? chatWords;
  const { chat, entries } = session.log.value;
  const said = session.said.value;
  const refusal = session.refusal.value;
  const state = chat?.state;
  const isAlive = isLiving(chat);
  const mayTalk = isAlive || TALKING.includes(status.mode);
  if (!mayTalk && !chat && said.length === 0)
    return (
      <>
        {formState !== 'stored' && formState !== 'waiting' && welcome(true)}
        {form}
      </>
    );

  const invitation = isAlive ? null : session.invitation.value;
  const wanted = chosen ?? (state === 'missed' && !invitation ? 'form' : 'chat');
  const composes = mayTalk && wanted === 'chat' && (formState === 'filling' || (isAlive && formState === 'stored'));
  const botName = pickText(settings.bot?.name, speech.locale) || words.bot;
  const messages = entries.filter((entry) => entry.kind === 'message');
  const last = messages.at(-1);
  const offers = last?.from === 'bot' ? last.offers : [];
  const latestTurn = entries.findLast((entry) => entry.kind === 'turn');

  /** By the bot, or by the agent who invites: no other welcome is needed. */
  const isGreeted = invitation !== null || messages[0]?.from === 'agent' || messages.some(({ from }) => from === 'bot');

  const nameOf = ({ from, name }: Pick<VisitorMessage, 'from' | 'name'>): string =>
    from === 'visitor' ? words.you : from === 'bot' ? botName : (name ?? words.somebody);
  const button = (text: string, act: () => void): VNode => (
    <button type="button" class="plain" onClick={once(act)}>
      {text}
    </button>
  );

  /** While the visitor waits, what they wait for stands last. */
  let waitingLine: ComponentChildren = null;
  // One list, so that words which were shown as they were sent stay the same element, and are not read out again.
  const lines: ComponentChildren[] = entries.map((entry, index) => {
    if (entry.kind === 'message') {
      const before = entries[index - 1];
      const isSame = before?.kind === 'message' && nameOf(before) === nameOf(entry);
      const key = entry.commandId ?? entry.number;
      return <Bubble key={key} from={entry.from} name={nameOf(entry)} isSame={isSame} text={entry.text} />;
    }
    const present = entry === latestTurn && entry.to === state ? chat : null;
    const text = turnText({ turn: entry, present, shown, words, speech, now, timeZone });
    const line = text && (
      <div class="turn" key={entry.number}>
        <MarkedText text={text} />
      </div>
    );
    if (!present || !WAITING.test(entry.to)) return line;
    waitingLine = line;
    return null;
  });
  lines.push(waitingLine);
  if (invitation) {
    lines.push(<Bubble key={invitation.id} from="agent" name={invitation.name} text={invitation.text} />);
  }
  for (const each of said) {
    lines.push(
      <Bubble key={each.commandId} from="visitor" name={words.you} text={each.text}>
        {each.state === 'sending' && <small>{panel.sending}</small>}
        {each.state === 'failed' && [
          <small>{`${panel.waiting.title}. ${waitingText(each.problem, panel)}`}</small>,
          button(speech.tabWords.retry, session.retry),
        ]}
      </Bubble>,
    );
  }

  return (
    <>
      {!isGreeted && welcome(!mayTalk)}
      <MessageLog label={words.log} toEnd={composes}>
        {lines}
      </MessageLog>
      <div class="notice" role="status">
        {status.availability === 'offline' && /queued|active/.test(state ?? '') && <p>{words.away}</p>}
      </div>
      {refusal && (
        <p class="summary" role="alert">
          {refusalText(refusal, panel)}
        </p>
      )}
      {!composes && form}
      {composes &&
        invitation &&
        contactFields(invitation.fields).map((field) => {
          const problem = props.problems.find((each) => each.field === field.id);
          return (
            <FormField
              key={field.id}
              field={field}
              value={values[field.id]}
              problem={problem ? problemText(problem, field.kind, speech) : null}
              locked={readOnly}
              speech={speech}
              onValue={(value) => props.onValue(field.id, value)}
            />
          );
        })}
      {!readOnly && mayTalk && (
        <div class="buttons">
          {state === 'bot' &&
            (settings.bot?.handOff?.button !== false || offers.includes('person')) &&
            button(words.person, session.handOff)}
          {composes &&
            (state === 'bot' || (!chat && status.mode === 'bot') || offers.includes('form')) &&
            button(speech.tabWords.leaveMessage, () => props.onChoose('form'))}
          {!composes && button(words.back, () => props.onChoose('chat'))}
          {isAlive && button(words.end, session.end)}
        </div>
      )}
      {composes && (
        <Composer
          text={String(values.message ?? '')}
          label={panel.labels.message}
          sendLabel={words.send}
          readOnly={readOnly}
          onText={(text) => props.onValue('message', text)}
          onSay={props.onSay}
        />
      )}
    </>
  );
});
