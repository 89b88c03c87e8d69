import type { ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import type { Instant } from '../../base/instant.ts';
import { pickText } from '../../domain/text/pick-text.ts';
import type { FormSession } from '../../engine/form-state.ts';
import type { ChatPart } from '../chat-part.ts';
import type { Elsewhere } from '../elsewhere.ts';
import { MessageForm } from '../form/message-form.tsx';
import { StoredCard } from '../form/stored-card.tsx';
import { WaitingCard } from '../form/waiting-card.tsx';
import { live } from '../live.ts';
import type { PanelProps } from '../panel-props.ts';
import { panelTexts } from '../panel-texts.ts';
import type { Shown } from '../shown.ts';
import { invites } from '../tab-text.ts';
import { panelSpeech } from '../words/panel-speech.ts';
import { PanelFrame } from './panel-frame.tsx';
import { Welcome } from './welcome.tsx';

export interface PanelViewProps extends PanelProps {
  readonly session: FormSession;
  /** null: no chat here, and the form serves in its place. */
  readonly chat: ReadonlySignal<ChatPart | null>;
  /** What the visitor has on the secure page, and cannot see on this one (T-8). */
  readonly elsewhere: ReadonlySignal<Elsewhere | null>;
  /** The corrected time, renewed as often as something on screen depends on it. */
  readonly now: ReadonlySignal<Instant>;
  /** How often the button was pressed since the form was last in order. */
  readonly attempt: ReadonlySignal<number>;
  readonly timeZone: string;
  /** Whether it was opened by whoever uses this page, here and now. */
  readonly takesFocus: boolean;
  onValue(field: string, value: string | boolean): void;
  onSubmit(): void;
  onClose(): void;
}

/** The panel: what is said for this status, above the one form of the page in whatever state it is (S-10, S-14). */
export const PanelView = live((props: PanelViewProps): VNode => {
  const { leaving, session, timeZone } = props;
  const chat = props.chat.value;
  const shown = chat?.isLiving.value && leaving === null ? asTalking(props.shown) : props.shown;
  const speech = panelSpeech(props.speech);
  const { words } = speech;
  const now = props.now.value;
  const form = session.form.value;
  const texts = panelTexts({ shown, fields: session.fields.value, speech, now, timeZone });
  const notice = leaving === null ? texts.closing : words[leaving === 'disabled' ? 'switchedOff' : 'takenAway'];
  const elsewhere = props.elsewhere.value;
  const common = { speech, now };
  const readOnly = leaving === 'disabled';
  const written =
    form.state === 'stored' ? (
      <StoredCard
        {...common}
        receipt={form.receipt}
        thanks={pickText(shown.settings.offline?.form?.thanks, speech.locale)}
        timeZone={timeZone}
        onStartOver={chat ? chat.leaveForm : session.startOver}
      />
    ) : form.state === 'waiting' ? (
      <WaitingCard
        {...common}
        form={form}
        message={String(session.values.value.message ?? '')}
        onRetry={session.retry}
        onEdit={session.takeBack}
      />
    ) : (
      <MessageForm
        speech={speech}
        session={session}
        attempt={props.attempt.value}
        readOnly={readOnly}
        onValue={props.onValue}
        onSubmit={props.onSubmit}
      />
    );

  return (
    <PanelFrame
      heading={chat?.agent.value ?? texts.heading}
      lit={invites(props.shown.status)}
      closeLabel={speech.tabWords.close}
      takesFocus={props.takesFocus}
      actions={chat && <chat.Actions {...common} shown={props.shown} speech={props.speech} timeZone={timeZone} />}
      onClose={props.onClose}
    >
      <div class="notice" part="notice" role="status" aria-relevant="additions">
        {notice && <p key={leaving}>{notice}</p>}
        {elsewhere && (
          <p key="elsewhere">
            {words.elsewhere[elsewhere.reason]} <a href={elsewhere.address}>{words.elsewhere.link}</a>
          </p>
        )}
      </div>
      {chat ? (
        <chat.View
          {...common}
          shown={props.shown}
          speech={props.speech}
          timeZone={timeZone}
          readOnly={readOnly}
          welcome={(hint) => <Welcome texts={texts} hint={hint} />}
          form={written}
        />
      ) : (
        <>
          {(form.state === 'filling' || form.state === 'sending') && <Welcome texts={texts} hint />}
          {written}
        </>
      )}
    </PanelFrame>
  );
});

/** A running chat is not taken away by any hours, and neither are the words around it (S-10). */
const asTalking = (shown: Shown): Shown =>
  invites(shown.status) ? shown : { ...shown, status: { ...shown.status, mode: 'chat' } };
