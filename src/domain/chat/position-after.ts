import type { ChatPosition, VisitorPage } from './visitor-chat.ts';

/** How far somebody is who had `before` and now has this page. Pages never lead back (D-5). */
export function positionAfter({ chat, entries }: VisitorPage, before: ChatPosition | null): ChatPosition | null {
  if (!chat) return before;
  const known = before?.chat === chat.id && before.after <= chat.head ? before.after : 0;
  return { chat: chat.id, after: entries.at(-1)?.number ?? known };
}
