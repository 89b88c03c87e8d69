import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { randomId } from '../../bench/random-id.ts';
import type { Desk } from '../desk.ts';
import type { Lab } from '../lab.ts';
import { clockTime } from '../moment.ts';
import { useSignal } from '../use-signal.ts';
import { calledOf } from './desk-visitors.tsx';
import { Switch } from './switch.tsx';

export interface DeskVisitorProps {
  readonly lab: Lab;
  readonly desk: Desk;
  readonly visitor: string;
}

/** The chosen visitor: where they have been, and both ways to speak to them first. */
export function DeskVisitor({ lab, desk, visitor }: DeskVisitorProps): VNode {
  const seen = useSignal(desk.visitors)?.visitors.find((one) => one.visitor === visitor);
  const agent = useSignal(desk.agent) ?? '';
  const { timeZone, settings } = useSignal(lab.situation);
  const [text, setText] = useState('May I help you find a lamp?');
  const [assignToMe, setAssignToMe] = useState(false);
  const [skipBot, setSkipBot] = useState(false);
  const words = { actor: { kind: 'agent', id: agent }, widget: settings.id, visitor, text } as const;

  const invite = async (): Promise<void> => {
    const sent = await desk.act({ kind: 'invite', ...words, commandId: randomId(), assignToMe, skipBot });
    if (sent.ok) desk.show('invitations');
  };
  const start = async (): Promise<void> => {
    const begun = await desk.act({ kind: 'invite-and-start', ...words, commandId: randomId() });
    if (begun.ok) desk.choose({ kind: 'chat', id: begun.value.chat });
  };

  return (
    <>
      <header class="row desk-where">
        <b>{seen ? calledOf(seen) : 'This visitor is seen no more'}</b>
        {seen?.department && <span class="tag">{seen.department}</span>}
        {seen && (
          <span class="tag">
            {seen.language}, {seen.timeZone}
          </span>
        )}
      </header>
      <ol class="desk-pages" aria-label="Pages of the visitor">
        {seen?.pages.map((page) => (
          <li key={`${page.at} ${page.url}`}>
            <small>
              {clockTime(page.at, timeZone)} {page.title ?? page.url}
            </small>
          </li>
        ))}
      </ol>
      <label>
        <span class="unseen">Words of the invitation</span>
        <textarea rows={2} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <div class="row">
        <Switch label="assign to me" on={assignToMe} onChange={setAssignToMe} />
        <Switch label="skip the bot" on={skipBot} onChange={setSkipBot} />
      </div>
      <div class="actions">
        <button type="button" class="strong" onClick={() => void invite()}>
          Invite
        </button>
        <button type="button" onClick={() => void start()}>
          Invite and start
        </button>
      </div>
    </>
  );
}
