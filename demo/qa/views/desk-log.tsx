import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Actor } from '../../../src/domain/chat/chat.ts';
import type { ChatEntry, ChatTransition } from '../../../src/domain/chat/chat-entry.ts';
import type { FileRef } from '../../../src/domain/file/chat-file.ts';
import type { AgentView } from '../../../src/workspace/reply.ts';
import { clockTime } from '../moment.ts';

export interface DeskLogProps {
  readonly log: readonly ChatEntry[];
  readonly agents: readonly AgentView[];
  readonly timeZone: string;
  /** Up to which entry the visitor has read, as they count them. */
  readonly readByVisitor: number;
  onSave(file: FileRef): void;
}

/** All that was said and done in a chat, the latest last and in sight. */
export function DeskLog({ log, agents, timeZone, readByVisitor, onSave }: DeskLogProps): VNode {
  const place = useRef<HTMLOListElement>(null);
  useEffect(() => {
    place.current?.scrollTo({ top: place.current.scrollHeight });
  }, [log.length, readByVisitor]);
  const lastRead = log.findLast(
    ({ kind, actor, shown }) =>
      kind === 'message' && actor.kind !== 'visitor' && shown !== null && shown <= readByVisitor,
  )?.number;
  const called = (id: string): string => agents.find((agent) => agent.id === id)?.name ?? id;
  const who = (actor: Actor): string => (actor.kind === 'agent' ? called(actor.id) : WHO[actor.kind]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to
    <ol class="desk-log" ref={place} tabIndex={0} aria-label="Log of the chat">
      {log.map((entry) => (
        <li key={entry.number} data-kind={entry.kind} data-from={entry.actor.kind}>
          {entry.kind === 'transition' ? (
            <small>
              {clockTime(entry.at, timeZone)} {stepOf(entry)} by {who(entry.actor)}, {entry.reason}
              {entry.agent !== null && ` (${called(entry.agent)})`}
            </small>
          ) : (
            <>
              <small>
                {who(entry.actor)}
                {entry.kind === 'note' && ', note among agents'}
              </small>
              {entry.text !== '' && <p>{entry.text}</p>}
              {entry.kind === 'message' &&
                entry.files?.map((file) => <DeskFile key={file.id} file={file} onSave={onSave} />)}
              {entry.kind === 'message' && entry.offers.length > 0 && (
                <small>offers {entry.offers.map((offer) => OFFERS[offer]).join(' and ')}</small>
              )}
              {entry.kind === 'message' && entry.choices && <small>to choose from: {entry.choices.join(' · ')}</small>}
              {entry.number === lastRead && <small class="read">read by the visitor</small>}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function DeskFile({ file, onSave }: { file: FileRef; onSave(file: FileRef): void }): VNode {
  const { name, type, bytes, width, height } = file;
  return (
    <span class="desk-file">
      <b>{name}</b>
      <small>
        {type}, {bytes.toLocaleString('en')} bytes{width !== null && `, ${width} × ${height}`}
      </small>
      <button type="button" onClick={() => onSave(file)}>
        Save
      </button>
    </span>
  );
}

const WHO = { visitor: 'Visitor', bot: 'Bot', server: 'the rules' } as const;
const OFFERS = { person: 'a person', form: 'the form' } as const;

const stepOf = ({ from, to }: ChatTransition): string => (from === null ? `begun ${to}` : `${from} → ${to}`);
