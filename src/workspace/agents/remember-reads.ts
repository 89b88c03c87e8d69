import type { Result } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatEntry } from '../../domain/chat/chat-entry.ts';
import type { Invitation } from '../../domain/invitation/invitation.ts';
import { CHAT, readChat } from '../chats/chat-documents.ts';
import { type ChatFacts, readChatFacts } from '../chats/chat-facts.ts';
import { readEntries } from '../chats/read-entries.ts';
import { INVITATION, readInvitation } from '../invitations/invitation-documents.ts';
import type { Changed } from '../state/changed.ts';
import type { Store, StoredDocument } from '../store.ts';

/** Stored things that many followers of one change look at, each read once. A store that cannot answer rejects. */
export interface SharedReads {
  facts(chat: Chat): Promise<ChatFacts>;
  /** As it is stored; null: there is none, or it was erased. */
  chat(id: string): Promise<Chat | null>;
  invitation(id: string): Promise<Invitation | null>;
  /** What the log has from this number on. */
  entries(chat: Chat, from: number): Promise<readonly ChatEntry[]>;
  /** Forgets what a change may have made another; null: everything. */
  forget(changed: Changed | null): void;
}

/** More things than this are read again sooner than kept. */
const MOST_KEPT = 2_000;

export function rememberReads(store: Store, workspace: string): SharedReads {
  const kept = new Map<string, Map<string, Promise<unknown>>>();

  const once = <Value>(id: string, question: string, read: () => Promise<Value>): Promise<Value> => {
    if (kept.size > MOST_KEPT) kept.clear();
    const ofThis = kept.get(id) ?? new Map<string, Promise<unknown>>();
    kept.set(id, ofThis);
    const asked = (ofThis.get(question) as Promise<Value> | undefined) ?? read();
    ofThis.set(question, asked);
    // Whoever asks next may find the store well again.
    asked.catch(() => ofThis.delete(question));
    return asked;
  };

  const stored = async (kind: string, id: string): Promise<StoredDocument | null> =>
    told(await store.get(workspace, kind, id));

  return {
    facts: (chat) =>
      once(chat.id, `facts ${chat.visitor} ${chat.head}`, async () =>
        told(await readChatFacts(store, workspace, chat)),
      ),
    chat: (id) =>
      once(id, 'chat', async () => {
        const document = await stored(CHAT, id);
        return document && readChat(document);
      }),
    invitation: (id) =>
      once(id, 'invitation', async () => {
        const document = await stored(INVITATION, id);
        return document && readInvitation(document);
      }),
    entries: ({ id, head }, from) =>
      once(id, `entries ${from} ${head}`, async () =>
        told(await readEntries(store, workspace, id, { from, to: head })),
      ),
    forget(changed) {
      if (!changed) return kept.clear();
      for (const id of [...changed.chats, ...changed.invitations]) kept.delete(id);
    },
  };
}

function told<Value>(answer: Result<Value, unknown>): Value {
  if (answer.ok) return answer.value;
  throw new Error('the store could not answer whoever follows the workspace');
}
