import type { Instant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { isServing } from '../../domain/session/keep-tokens.ts';
import { isTokenShaped } from '../../domain/session/token.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import type { WidgetSettings } from '../../domain/settings.ts';
import type { VisitorActor } from '../chats/chat-command.ts';
import { sessionExpired, unavailable, widgetDisabled } from '../problems.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';
import { openWidget } from '../widgets/open-widget.ts';
import { takesNothing } from '../widgets/status-document.ts';
import { readVisitorRecord } from './read-visitor-record.ts';
import { secretHash } from './secret-hash.ts';
import { TOKEN, visitorNamedBy } from './visitor-documents.ts';

/** Where what a visitor may read lies: what lives in the state, what was said and what is over in the store. */
export interface VisitorReads {
  readonly state: State;
  readonly store: Store;
  readonly workspace: string;
  readonly now: Instant;
  /** Up to which entry, as the visitor counts them, agents' pages have a chat (K-1). */
  readonly delivered: (chat: Chat) => number;
}

export interface Reader {
  readonly visitor: VisitorRecord;
  readonly settings: WidgetSettings;
  /** What the token may show: null: everything; an instant: only what is from then on (T-1). */
  readonly from: Instant | null;
}

/** Whose token this is now, on a page that may use the widget: asked anew for every page that is read (Z-3). */
export async function findReader(
  { state, store, workspace, now }: VisitorReads,
  { widget, token, origin }: VisitorActor,
): Promise<Result<Reader, Problem>> {
  const opened = openWidget(state, widget, origin);
  if (!opened.ok) return opened;
  if (takesNothing(opened.value)) return refused(widgetDisabled(widget));
  if (!isTokenShaped(token)) return refused(sessionExpired());
  const hash = secretHash(widget, token);
  const lead = await store.get(workspace, TOKEN, hash);
  if (!lead.ok) return refused(unavailable());
  const named = lead.value && visitorNamedBy(lead.value);
  if (!named) return refused(sessionExpired());
  const found = await readVisitorRecord(store, workspace, named);
  if (!found.ok) return found.problem.code === 'not-found' ? refused(sessionExpired()) : found;
  const visitor = found.value;
  const issued = visitor.tokens.find((other) => other.hash === hash);
  // A bridge that no http page has come with yet shows nothing: its page resolves its session first (T-8).
  if (!issued?.attached || !isServing(issued, now)) return refused(sessionExpired());
  return ok({ visitor, settings: opened.value, from: issued.from });
}
