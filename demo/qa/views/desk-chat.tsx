import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TransferWarning } from '../../../src/domain/chat/transfer-warning.ts';
import type { FileRef } from '../../../src/domain/file/chat-file.ts';
import type { ChatView } from '../../../src/workspace/agents/agent-side.ts';
import type { TransferTarget } from '../../../src/workspace/chats/chat-command.ts';
import type { AgentView } from '../../../src/workspace/reply.ts';
import { randomId } from '../../bench/random-id.ts';
import type { Desk } from '../desk.ts';
import type { Lab } from '../lab.ts';
import { span } from '../moment.ts';
import { sentencesOf } from '../sentences-of.ts';
import { useSignal } from '../use-signal.ts';
import { nameOf } from './desk-lists.tsx';
import { DeskLog } from './desk-log.tsx';
import { Pick } from './pick.tsx';

export interface DeskChatProps {
  readonly lab: Lab;
  readonly desk: Desk;
  readonly agent: AgentView;
}

const WARNINGS: Readonly<Record<TransferWarning, string>> = {
  offline: 'Handed on; they are not reachable now.',
  full: 'Handed on; they have as many chats as they take.',
};

/** The chosen chat: where it stands, what was said in it, and all that an agent may try with it. */
export function DeskChat({ lab, desk, agent }: DeskChatProps): VNode {
  const page = useSignal(desk.chat);
  const chosen = useSignal(desk.chosen);
  const agents = useSignal(lab.agents);
  const { timeZone, settings } = useSignal(lab.situation);
  const typing = useSignal(desk.typing);
  const [written, setWritten] = useState('');
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const id = chosen.kind === 'chat' ? chosen.id : '';
  const actor = { kind: 'agent', id: agent.id } as const;

  const say = async (kind: 'reply' | 'note'): Promise<void> => {
    const words = { actor, chat: id, commandId: randomId(), text: written };
    const said =
      kind === 'reply' && files.length > 0
        ? await desk.act({ kind, ...words, files: files.map((file) => file.id) })
        : await desk.act({ kind, ...words });
    if (!said.ok) return;
    setWritten('');
    if (kind === 'reply') setFiles([]);
  };
  const attach = async (picked: FileList | null): Promise<void> => {
    for (const file of picked ?? []) {
      const sent = await desk.attach(file);
      if (sent) setFiles((before) => [...before, sent]);
    }
  };
  const reopen = async (): Promise<void> => {
    const begun = await desk.act({ kind: 'reopen-chat', actor, chat: id });
    if (begun.ok) desk.choose({ kind: 'chat', id: begun.value.id });
  };
  const transfer = async (to: TransferTarget): Promise<void> => {
    const note = written.trim();
    const moved = await desk.act({ kind: 'transfer-chat', actor, chat: id, to, ...(note && { note }) });
    if (!moved.ok) return;
    setWritten('');
    if (moved.value.warning) desk.warn(WARNINGS[moved.value.warning]);
  };

  return (
    <>
      {page?.ok && <Where lab={lab} chat={page.value.chat} agents={agents} />}
      {page?.ok && (
        <DeskLog
          log={page.value.log}
          agents={agents}
          timeZone={timeZone}
          readByVisitor={page.value.chat.readByVisitor}
          onSave={(file) => void desk.save(file)}
        />
      )}
      {page && !page.ok && (
        <p class="behind">
          {sentencesOf(page.problem)} <code>{page.problem.permission ?? page.problem.code}</code>
        </p>
      )}
      <div class="actions">
        <button type="button" onClick={() => void desk.act({ kind: 'open-chat', actor, chat: id })}>
          Open
        </button>
        <button type="button" onClick={() => void desk.act({ kind: 'pass-offer', actor, chat: id })}>
          Let pass
        </button>
        <button type="button" onClick={() => void desk.act({ kind: 'close-chat', actor, chat: id })}>
          Close
        </button>
        <button type="button" onClick={() => void reopen()}>
          Reopen
        </button>
      </div>
      <label>
        <span class="unseen">Words</span>
        <textarea
          rows={2}
          placeholder="Words to the visitor, or a note among agents"
          value={written}
          onInput={(event) => {
            setWritten(event.currentTarget.value);
            desk.tellTyping();
          }}
        />
      </label>
      <p class="desk-typing" aria-live="polite">
        {typing && `${typing.name ?? 'The visitor'} is writing …`}
      </p>
      {files.length > 0 && (
        <ul class="desk-files" aria-label="Attached">
          {files.map((file) => (
            <li key={file.id}>
              {file.name}{' '}
              <button type="button" onClick={() => setFiles(files.filter((other) => other !== file))}>
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="actions">
        <button
          type="button"
          class="strong"
          disabled={written.trim() === '' && files.length === 0}
          onClick={() => void say('reply')}
        >
          Reply
        </button>
        <button type="button" disabled={written.trim() === ''} onClick={() => void say('note')}>
          Note
        </button>
        <label class="desk-attach">
          <span>Attach</span>
          <input
            type="file"
            class="unseen"
            multiple
            onChange={({ currentTarget }) => {
              void attach(currentTarget.files).then(() => {
                currentTarget.value = '';
              });
            }}
          />
        </label>
        <button type="button" title="A thousand replies, one after the other." onClick={() => void desk.sayMuch(id)}>
          × 1,000
        </button>
        <Transfer
          agents={agents.filter((other) => other.id !== agent.id)}
          departments={settings.departments ?? []}
          onTransfer={(to) => void transfer(to)}
        />
      </div>
    </>
  );
}

function Where({ lab, chat, agents }: { lab: Lab; chat: ChatView; agents: readonly AgentView[] }): VNode {
  const now = useSignal(lab.now);
  const { departments } = useSignal(lab.situation).settings;
  const called = (id: string): string => agents.find((agent) => agent.id === id)?.name ?? id;
  const { state, owner, offer, position } = chat;
  return (
    <header class="row desk-where">
      <b>{nameOf(chat)}</b>
      <span class="state" data-state={state}>
        {state}
      </span>
      {owner !== null && <span class="tag">{called(owner)}’s</span>}
      {offer && (
        <span class="tag">
          offered to {called(offer.agent)}
          {offer.until !== null && `, ${span(offer.until - now)}`}
        </span>
      )}
      {position !== null && <span class="tag">number {position} in the line</span>}
      {departments && <span class="tag">{chat.department}</span>}
      {Object.values(chat.contact).map((said) => said !== chat.visitorName && <span class="tag">{said}</span>)}
      {chat.rating && (
        <span class="tag good">
          rated {chat.rating.score} of 5{chat.rating.comment !== null && `: ${chat.rating.comment}`}
        </span>
      )}
      {chat.presence && <span class="tag">{chat.presence === 'here' ? 'on the page' : 'left the page'}</span>}
    </header>
  );
}

interface TransferProps {
  readonly agents: readonly AgentView[];
  readonly departments: readonly string[];
  onTransfer(to: TransferTarget): void;
}

/** Whatever is written goes along as a note. */
function Transfer({ agents, departments, onTransfer }: TransferProps): VNode | null {
  const targets: readonly { value: string; label: string; to: TransferTarget }[] = [
    ...agents.map(({ id, name }) => ({ value: `agent ${id}`, label: name, to: { agent: id } })),
    ...departments.map((id) => ({ value: `department ${id}`, label: `department ${id}`, to: { department: id } })),
  ];
  const [wanted, setWanted] = useState('');
  const target = targets.find(({ value }) => value === wanted) ?? targets[0];
  if (!target) return null;
  return (
    <span class="desk-transfer">
      <Pick label="Transfer to" hideLabel options={targets} value={target.value} onChange={setWanted} />
      <button type="button" title="What is written goes along as a note." onClick={() => onTransfer(target.to)}>
        Transfer
      </button>
    </span>
  );
}
