import type { VisitorChat, VisitorEntry, VisitorFrame, VisitorPage } from '../../../src/domain/chat/visitor-chat.ts';
import { at } from '../../../src/testing/builders.ts';

const NOON = at('2026-03-02T12:00:00Z');

export const aChat = (given: Partial<VisitorChat> = {}): VisitorChat => ({
  id: 'c1',
  state: 'queued',
  reason: 'started',
  since: NOON,
  startedAt: NOON,
  department: null,
  position: 1,
  agent: null,
  head: 0,
  goesOn: true,
  ...given,
});

type Line = { readonly [kind in 'visitor' | 'agent' | 'bot']?: string } & {
  readonly commandId?: string;
  readonly to?: VisitorChat['state'];
  readonly offers?: readonly ('person' | 'form')[];
};

/** Entries numbered from `first`: words by who said them, or the state the chat came into. */
export function theLog(lines: readonly Line[], first = 1): readonly VisitorEntry[] {
  return lines.map(({ to, commandId = null, offers = [], ...words }, index) => {
    const entry = { number: first + index, at: NOON };
    if (to) return { ...entry, kind: 'turn', to, reason: 'started', name: to === 'active' ? 'Anna' : null };
    const [from, text] = Object.entries(words)[0] as ['visitor' | 'agent' | 'bot', string];
    return { ...entry, kind: 'message', from, name: from === 'agent' ? 'Anna' : null, text, commandId, offers };
  });
}

/** What a follower hears of a chat whose last entries these are. */
export const aFrame = (
  chat: Partial<VisitorChat> | null,
  entries: readonly VisitorEntry[] = [],
  given: Partial<VisitorPage> = {},
): VisitorFrame => ({
  kind: 'page',
  chat: chat && aChat({ head: entries.at(-1)?.number ?? 0, ...chat }),
  entries,
  invitation: null,
  ...given,
});
