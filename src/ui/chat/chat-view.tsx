import type { VNode } from 'preact';
import { fileRules } from '../../domain/file/file-settings.ts';
import type { FieldProblem, FormField, FormValues } from '../../domain/form/form-field.ts';
import type { ChatSession } from '../../engine/chat/chat-session.ts';
import { isLiving } from '../../engine/chat/is-living.ts';
import type { FormState } from '../../engine/form-state.ts';
import type { ChatSlot } from '../chat-part.ts';
import { live } from '../live.ts';
import { chatWords } from '../words/chat-words.ts';
import { panelSpeech } from '../words/panel-speech.ts';
import { ChatFoot } from './chat-foot.tsx';
import { Composer } from './composer.tsx';
import { ContactFields } from './contact-fields.tsx';
import { drawLine, type LogLook } from './log-line.tsx';
import { MessageLog } from './message-log.tsx';
import { TypingLine } from './typing-line.tsx';
import { type WritingPlace, writingPlace } from './writing-place.ts';

export interface ChatViewProps extends ChatSlot {
  readonly session: ChatSession;
  readonly values: FormValues;
  readonly formState: FormState['state'];
  /** null: what the chat's state says. */
  readonly chosen: WritingPlace | null;
  /** What is asked with the first words: by the invitation, else by the owner. */
  readonly asked: readonly FormField[];
  readonly problems: readonly FieldProblem[];
  onValue(field: string, value: string | boolean): void;
  onSay(): void;
  onChoose(place: WritingPlace): void;
}

/** The chat: what was said, and beneath it the composer, or the form where nobody answers (S-10, C-11, C-20, B-1). */
export const ChatView = live((props: ChatViewProps): VNode => {
  const { session, shown, values, formState, chosen, readOnly, now, timeZone } = props;
  const speech = panelSpeech(props.speech);
  const words = props.speech.words?.chat ?? chatWords;
  const { chat, entries } = session.log.value;
  const said = session.said.value;
  const isAlive = isLiving(chat);
  const invitation = isAlive ? null : session.invitation.value;
  const { mode } = shown.status;
  const { mayTalk, composes } = writingPlace({ mode, chat, isInvited: invitation !== null, chosen, formState });
  if (!mayTalk && !chat && said.length === 0)
    return (
      <>
        {formState !== 'stored' && formState !== 'waiting' && props.welcome(true)}
        {props.form}
      </>
    );

  const first = entries.find((entry) => entry.kind === 'message');
  /** By the bot, or by the agent who invites: no other welcome is needed. */
  const isGreeted =
    invitation !== null ||
    first?.from === 'agent' ||
    entries.some((entry) => entry.kind === 'message' && entry.from === 'bot');
  const files = fileRules(shown.settings.files);
  const look: LogLook = { shown, chat, words, speech, now, timeZone, onRead: session.readFile };

  return (
    <>
      {!isGreeted && props.welcome(!mayTalk)}
      <MessageLog
        chat={chat}
        entries={entries}
        said={said}
        invitation={invitation}
        newFrom={session.newFrom.value}
        now={now}
        timeZone={timeZone}
        words={words}
        locale={speech.spoken}
        isKept={chat !== null || session.isKept()}
        toEnd={composes}
        draw={(line) => drawLine(line, look)}
        dock={
          composes && (
            <Composer
              text={String(values.message ?? '')}
              label={speech.words.labels.message}
              words={words}
              attached={session.attached.value}
              files={isAlive && files.enabled && session.abilities.has('files') ? files : null}
              locale={speech.spoken}
              readOnly={readOnly}
              onText={(text) => props.onValue('message', text)}
              onSay={props.onSay}
              onAttach={session.attach}
              onDetach={session.detach}
              onRetryFile={session.retryFile}
            />
          )
        }
      >
        <TypingLine name={session.typing.value} text={words.typing} />
        <ChatFoot
          session={session}
          words={words}
          shown={shown}
          speech={props.speech}
          now={now}
          readOnly={readOnly}
          mayTalk={mayTalk}
          composes={composes}
          onChoose={props.onChoose}
        />
        {!composes && props.form}
        {composes && !isAlive && said.length === 0 && props.asked.length > 0 && (
          <ContactFields
            fields={props.asked}
            values={values}
            problems={props.problems}
            title={words.aboutYou}
            readOnly={readOnly}
            speech={speech}
            onValue={props.onValue}
          />
        )}
      </MessageLog>
    </>
  );
});
