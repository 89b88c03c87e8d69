import { CHAT, CHAT_ENTRY } from '../chats/chat-documents.ts';
import { VISITOR } from '../visitors/visitor-documents.ts';
import type { Draft } from './draft.ts';
import { documentNamed } from './state.ts';

/** What one commit changed, by ids: for whoever follows a part of the workspace and looks at that part again. */
export interface Changed {
  /** Of which the chat itself or its log changed. */
  readonly chats: ReadonlySet<string>;
  readonly invitations: ReadonlySet<string>;
  /** By the visitor. A beat that says nothing new is not told. */
  readonly visits: ReadonlySet<string>;
  /** Who they are, which tokens are theirs, or whom they became. */
  readonly visitors: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  /** Settings of widgets, departments or the workspace. */
  readonly settings: boolean;
}

/** As if these chats had changed, and nothing else: what is known of them beside the state has. */
export const changedChats = (chats: ReadonlySet<string>): Changed => ({
  chats,
  invitations: NONE,
  visits: NONE,
  visitors: NONE,
  agents: NONE,
  settings: false,
});

const NONE: ReadonlySet<string> = new Set();

/** What a draft changed, whether or not it is stored. */
export function changedBy(draft: Draft): Changed {
  const chats = new Set(draft.chats.changes.keys());
  const visitors = new Set<string>();
  for (const key of draft.history.changes.keys()) {
    const { kind, id } = documentNamed(key);
    if (kind === VISITOR) visitors.add(id);
    if (kind === CHAT) chats.add(id);
    if (kind === CHAT_ENTRY) chats.add(id.slice(0, id.lastIndexOf('/')));
  }
  return {
    chats,
    invitations: new Set(draft.invitations.changes.keys()),
    visits: new Set(draft.visits.changes.keys()),
    visitors,
    agents: new Set(draft.agents.changes.keys()),
    settings: draft.widgets.changes.size + draft.departments.changes.size + draft.workspace.changes.size > 0,
  };
}
