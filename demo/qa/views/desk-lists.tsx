import type { VNode } from 'preact';
import type { ChatView } from '../../../src/workspace/agents/agent-side.ts';
import type { AgentView } from '../../../src/workspace/reply.ts';
import type { Desk, DeskList } from '../desk.ts';
import { useSignal } from '../use-signal.ts';

const LISTS: readonly { readonly list: DeskList; readonly label: string }[] = [
  { list: 'queued', label: 'Queued' },
  { list: 'open', label: 'Open' },
  { list: 'mine', label: 'Mine' },
  { list: 'active', label: 'Active' },
  { list: 'bot', label: 'Bot' },
  { list: 'missed', label: 'Missed' },
  { list: 'closed', label: 'Closed' },
  { list: 'visitors', label: 'Visitors' },
  { list: 'invitations', label: 'Invitations' },
];

/** The lists with how much is in each, and the chats of the one that is shown. */
export function DeskLists({ desk, agent }: { desk: Desk; agent: AgentView }): VNode {
  const shown = useSignal(desk.list);
  const inbox = useSignal(desk.inbox);
  const visitors = useSignal(desk.visitors);
  const invitations = useSignal(desk.invitations);
  const isInbox = shown !== 'visitors' && shown !== 'invitations';
  const countOf = (list: DeskList): number | null => {
    if (list === 'visitors') return visitors?.visitors.length ?? 0;
    if (list === 'invitations') return invitations.length;
    return list === 'missed' || list === 'closed' ? null : (inbox?.counts[list] ?? 0);
  };
  return (
    <>
      <nav class="desk-lists" aria-label={`${agent.name}’s lists`}>
        {LISTS.map(({ list, label }) => (
          <button
            key={list}
            type="button"
            aria-current={list === shown ? 'true' : undefined}
            data-list={list}
            onClick={() => desk.show(list)}
          >
            {label} {countOf(list) !== null && <b>{countOf(list)}</b>}
          </button>
        ))}
      </nav>
      {isInbox && (
        <ul class="desk-items" aria-label={`Chats: ${shown}`}>
          {inbox?.chats.map((chat) => (
            <ChatItem key={chat.id} desk={desk} chat={chat} />
          ))}
          {inbox?.chats.length === 0 && <li class="none">None.</li>}
        </ul>
      )}
    </>
  );
}

function ChatItem({ desk, chat }: { desk: Desk; chat: ChatView }): VNode {
  const chosen = useSignal(desk.chosen);
  const isChosen = chosen.kind === 'chat' && chosen.id === chat.id;
  const { text, files } = chat.lastMessage ?? {};
  const words = text || files?.[0]?.name || (chat.readable ? 'No words yet.' : 'Not yours to read.');
  return (
    <li>
      <button
        type="button"
        aria-current={isChosen ? 'true' : undefined}
        onClick={() => desk.choose({ kind: 'chat', id: chat.id })}
      >
        <b>{nameOf(chat)}</b>
        {chat.position !== null && <span class="tag">{chat.position}</span>}
        <small>{words}</small>
      </button>
    </li>
  );
}

/** What a visitor is called by, or the end of their id: two without a name must be told apart. */
export const nameOf = ({ visitorName, visitor }: Pick<ChatView, 'visitorName' | 'visitor'>): string =>
  visitorName ?? `Visitor ${visitor.slice(-4)}`;
