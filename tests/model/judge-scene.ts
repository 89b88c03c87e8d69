import { canonicalJson } from '../../src/base/json.ts';
import type { Chat } from '../../src/domain/chat/chat.ts';
import type { StoredDocument } from '../../src/workspace/store.ts';
import { type Deed, hasSettled } from './deed.ts';
import { isWaiting } from './judge-step.ts';
import { isCandidate, isOver, type Ledger, liveChats } from './ledger.ts';
import { endOf, isReachable } from './staff-model.ts';
import { hold } from './violation.ts';

/** What must be so after every command, whatever it was. */
export function judgeScene(ledger: Ledger, deed: Deed, documents: ReadonlyMap<string, StoredDocument>): void {
  judgeChats(ledger, deed, documents);
  judgeTotals(ledger, deed, documents);
  judgeStaff(ledger, deed);
  judgeSilence(ledger);
  judgeIdleHands(ledger, deed);
}

/** The server, its store and the books say the same of every chat that goes on. */
function judgeChats({ chats: models }: Ledger, { chats }: Deed, documents: ReadonlyMap<string, StoredDocument>): void {
  const whose = new Set<string>();
  for (const chat of chats) {
    const model = models.get(chat.id);
    const stored = documents.get(`chat/${chat.id}`);
    const tell = (): string => canonicalJson({ chat, model, stored: stored?.body });
    hold('C-19 one owner', (chat.owner !== null) === (chat.state === 'active'), tell);
    hold('C-19 one owner', chat.offer === null || chat.state === 'queued', tell);
    const same =
      model !== undefined &&
      model.state === chat.state &&
      model.reason === chat.reason &&
      model.owner === chat.owner &&
      (model.offer?.agent ?? null) === (chat.offer?.agent ?? null) &&
      model.department === chat.department &&
      model.visitor === chat.visitor &&
      model.head === chat.head &&
      model.shownHead === chat.shownHead;
    hold('books agree', same, tell);
    hold('stored as it is', stored?.live === true && canonicalJson(stored.body) === canonicalJson(chat), tell);
    const place = `${chat.visitor} ${chat.widget}`;
    hold('C-19 one chat', !whose.has(place), () => `two of ${place}`);
    whose.add(place);
  }
}

/** Every chat that ever began is live, missed or closed, and in one of them only. */
function judgeTotals(ledger: Ledger, { chats }: Deed, documents: ReadonlyMap<string, StoredDocument>): void {
  const stored = [...documents.values()].filter(({ kind }) => kind === 'chat');
  const over = stored.filter(({ body }) => isOver(body as unknown as Chat));
  const begun = ledger.chats.size;
  hold('totals', stored.length === begun, () => `${begun} begun, ${stored.length} stored`);
  hold(
    'totals',
    chats.length + over.length === begun,
    () => `${begun} begun: ${chats.length} live, ${over.length} over`,
  );
  hold(
    'totals',
    over.every(({ live }) => !live),
    () => 'one that is over is among the live',
  );
}

/** Nobody is there who is gone, and nobody stands online whose sessions have ended (P-3, P-4). */
function judgeStaff({ staff }: Ledger, deed: Deed): void {
  const { agents, at } = deed;
  const settled = hasSettled(deed);
  for (const view of agents) {
    const member = staff.get(view.id);
    const tell = (): string => canonicalJson({ view, member });
    hold('P-3 reachable', member !== undefined && view.reachable === isReachable(member, at), tell);
    const sessions = member?.sessions.filter((session) => at < endOf(session)) ?? [];
    hold('P-2 sessions', !settled || sessions.length === view.sessions.length, tell);
    // Ended sessions are struck out after each command, so that these have ended just now.
    const ended = settled && member !== undefined && member.sessions.length > 0 && sessions.length === 0;
    hold('P-4 ghost', !ended || view.presence === 'always' || view.online === 'offline', tell);
  }
  hold('totals', agents.length === staff.size, () => `${agents.length} agents, ${staff.size} known`);
}

/** Nothing goes on in a widget that takes nothing (S-10). */
function judgeSilence(ledger: Ledger): void {
  for (const { id, widget } of liveChats(ledger)) {
    const settings = ledger.settings.widgets.get(widget);
    const isSilent = settings === undefined || (settings.disabled === true && settings.whenDisabled !== 'offline');
    hold('S-10 silence', !isSilent, () => `${id} goes on in ${widget}`);
  }
}

/** Nobody who has room is left without a chat they could be asked for. */
function judgeIdleHands(ledger: Ledger, { at, settled, command }: Deed): void {
  if (!settled && command.kind !== 'tick') return;
  for (const chat of liveChats(ledger)) {
    if (!isWaiting(ledger, chat, at)) continue;
    const idle = [...ledger.staff.keys()].find((id) => !chat.passedBy.has(id) && isCandidate(ledger, id, chat, at));
    hold('A-4 idle hands', idle === undefined, () => `${chat.id} waits in ${chat.department}, and ${idle} has room`);
  }
}
