import type { ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import type { Instant } from '../../base/instant.ts';
import { pickText } from '../../domain/text/pick-text.ts';
import type { FormSession } from '../../engine/form-state.ts';
import type { Elsewhere } from '../elsewhere.ts';
import { MessageForm } from '../form/message-form.tsx';
import { StoredCard } from '../form/stored-card.tsx';
import { WaitingCard } from '../form/waiting-card.tsx';
import { live } from '../live.ts';
import type { PanelProps } from '../panel-props.ts';
import { panelTexts } from '../panel-texts.ts';
import { invites } from '../tab-text.ts';
import { panelSpeech } from '../words/panel-speech.ts';
import { PanelFrame } from './panel-frame.tsx';
import { Welcome } from './welcome.tsx';

export interface PanelViewProps extends PanelProps {
  readonly session: FormSession;
  /** What the visitor has on the secure page, and cannot see on this one (T-8). */
  readonly elsewhere: ReadonlySignal<Elsewhere | null>;
  /** The corrected time, renewed as often as something on screen depends on it. */
  readonly now: ReadonlySignal<Instant>;
  /** How often the button was pressed since the form was last in order. */
  readonly attempt: ReadonlySignal<number>;
  readonly timeZone: string;
  onValue(field: string, value: string | boolean): void;
  onSubmit(): void;
  onClose(): void;
}

/** The panel: what is said for this status, above the one form of the page in whatever state it is (S-10, S-14). */
export const PanelView = live((props: PanelViewProps): VNode => {
  const { shown, leaving, session, timeZone } = props;
  const speech = panelSpeech(props.speech);
  const { words } = speech;
  const now = props.now.value;
  const form = session.form.value;
  const texts = panelTexts({ shown, fields: session.fields.value, speech, now, timeZone });
  const notice = leaving === null ? texts.closing : words[leaving === 'disabled' ? 'switchedOff' : 'takenAway'];
  const elsewhere = props.elsewhere.value;
  const common = { speech, now };

  return (
    <PanelFrame
      heading={texts.heading}
      lit={invites(shown.status)}
      closeLabel={speech.tabWords.close}
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
      {form.state === 'stored' ? (
        <StoredCard
          {...common}
          receipt={form.receipt}
          thanks={pickText(shown.settings.offline?.form?.thanks, speech.locale)}
          timeZone={timeZone}
          onStartOver={session.startOver}
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
        <>
          <Welcome texts={texts} />
          <MessageForm
            speech={speech}
            session={session}
            attempt={props.attempt.value}
            readOnly={leaving === 'disabled'}
            onValue={props.onValue}
            onSubmit={props.onSubmit}
          />
        </>
      )}
    </PanelFrame>
  );
});
