import type { VNode } from 'preact';
import type { OfflineMessage } from '../../../src/domain/form/offline-message.ts';
import type { Lab } from '../lab.ts';
import { moment } from '../moment.ts';
import { useSignal } from '../use-signal.ts';
import { Card } from './card.tsx';

/** What is stored on the server, newest first. */
export function MessagesCard({ lab }: { lab: Lab }): VNode {
  const messages = useSignal(lab.messages);
  const { timeZone } = useSignal(lab.situation);
  return (
    <Card title="Stored messages" aside={<span class="tag">{messages.length}</span>}>
      {messages.length === 0 && <p class="none">None yet. Leave one in the widget.</p>}
      <ol class="messages">
        {messages.map((message) => (
          <Message key={message.id} message={message} timeZone={timeZone} />
        ))}
      </ol>
    </Card>
  );
}

function Message({ message, timeZone }: { message: OfflineMessage; timeZone: string }): VNode {
  const { id, values, createdAt, replyBy, spam, shownMode, mode, reason, language } = message;
  const { message: text, ...rest } = values;
  return (
    <li data-id={id}>
      <p class="row">
        <b>{String(values.name ?? 'No name')}</b>
        <small>{moment(createdAt, timeZone)}</small>
        {spam && <span class="tag bad">spam: {spam}</span>}
      </p>
      <p class="text">{String(text ?? '')}</p>
      <details>
        <summary>Details</summary>
        <dl class="facts">
          {Object.entries(rest).map(([field, value]) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
          <div>
            <dt>reply by</dt>
            <dd>{moment(replyBy, timeZone)}</dd>
          </div>
          <div>
            <dt>shown, decided</dt>
            <dd>
              {shownMode}, {mode} ({reason})
            </dd>
          </div>
          <div>
            <dt>language</dt>
            <dd>{language}</dd>
          </div>
          <div>
            <dt>id</dt>
            <dd>{id}</dd>
          </div>
        </dl>
      </details>
    </li>
  );
}
