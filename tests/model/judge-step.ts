import { RULE_OF, stepName } from './chat-table.ts';
import { type ChatModel, type ChatStep, dueOf, isCandidate, type Ledger, liveChats, loadOf } from './ledger.ts';
import { destinationOf, isClosedByHours, placesOf, rulesIn } from './settings-model.ts';
import { isLeading, isLive, isReachable, type StaffMember, serves } from './staff-model.ts';
import { hold } from './violation.ts';

interface Circumstances {
  /** The clock never went back, so that every instant counts. */
  readonly exact: boolean;
  readonly skipsBot: boolean;
  /** What it goes on from, in whose department it is. */
  readonly follows: ChatModel | null;
  /** An agent holds an invitation out for it, and is still there (I-2). */
  readonly isAsked: boolean;
}

/** Judges one step by what was known right before it. */
export function judgeStep(
  ledger: Ledger,
  step: ChatStep,
  before: ChatModel | null,
  { exact, skipsBot, follows, isAsked }: Circumstances,
): void {
  const { from, to, reason, agent, actor } = step;
  const tell = (): string => `${step.chat} ${stepName(from, to, reason)} ${agent ?? ''} by ${actor.kind} at ${step.at}`;
  hold('C table', RULE_OF.has(stepName(from, to, reason)), tell);
  hold('C table', from === (before?.state ?? null), () => `${tell()}, and it was ${before?.state}`);
  hold('C-19 one owner', to !== 'active' || (agent !== null && ledger.staff.has(agent)), tell);
  const arriving = { skipsBot: skipsBot || step.from === 'bot', isAsked };
  judgeArrival(ledger, step, before !== null || follows !== null, arriving);
  judgeGoingOn(ledger, step, before, follows, tell);
  if (before) judgeTaking(ledger, step, before, tell);
  if (before && actor.kind === 'server') {
    judgeGiving(ledger, step, before, exact, tell);
    judgeClock(ledger, step, before, exact, tell);
  }
}

const countIn = (ledger: Ledger, department: string, state: string): number =>
  liveChats(ledger).filter((chat) => chat.department === department && chat.state === state).length;

/** Where a chat goes that starts, leaves the bot or is written in again: nowhere but where the rules put it (S-11). */
function judgeArrival(
  ledger: Ledger,
  step: ChatStep,
  isOn: boolean,
  arriving: Pick<Circumstances, 'skipsBot' | 'isAsked'>,
): void {
  const { widget, department, at, actor, to, reason } = step;
  const arrives = step.from === null || step.from === 'bot' || step.from === 'closed';
  if (!arrives || to === 'closed' || to === 'active' || reason === 'reopened' || actor.kind === 'server') return;
  const settings = ledger.settings.widgets.get(widget);
  const known = isOn || (settings !== undefined && placesOf(settings).includes(department));
  hold('S-6 department', known, () => `${step.chat} began in ${department}, which ${widget} does not name`);
  const staffed = [...ledger.staff.values()].some((member) => isReachable(member, at) && serves(member, department));
  const now = { at, staffed, queued: countIn(ledger, department, 'queued'), open: countIn(ledger, department, 'open') };
  const should = destinationOf(ledger.settings, { widget, department, ...arriving }, now);
  const did = to === 'missed' ? `missed ${reason}` : to;
  hold(
    'C-1 to C-4 arrival',
    did === should,
    () => `${step.chat} is ${did} and should be ${should}; ${JSON.stringify(now)}`,
  );
}

/** Only what was missed is reopened; words in a closed chat bring it back within the window, and never after it. */
function judgeGoingOn(
  { settings }: Ledger,
  { at, actor, from, reason }: ChatStep,
  before: ChatModel | null,
  follows: ChatModel | null,
  tell: () => string,
): void {
  hold('C-14 reopened', reason !== 'reopened' || follows?.state === 'missed', tell);
  const closed = from === 'closed' ? before : follows;
  if (closed?.state !== 'closed' || actor.kind !== 'visitor') return;
  const isInTime = at - closed.since < rulesIn(settings, closed.department).reopenWindowMs;
  hold('C-18 window', isInTime === (from === 'closed'), tell);
}

/** Nobody takes what they may not: the invisible nothing by hand, and agents nothing that is another's (O-1, O-2, P-6). */
function judgeTaking({ staff }: Ledger, step: ChatStep, before: ChatModel, tell: () => string): void {
  const { actor, reason, to, agent } = step;
  if (actor.kind !== 'agent' || to !== 'active' || reason === 'invited' || reason === 'transferred') return;
  const member = staff.get(actor.id) as StaffMember;
  hold('O-2 invisible', member.visible === 'visible', tell);
  hold('C-19 one owner', agent === actor.id, tell);
  const holder = before.owner ?? before.offer?.agent ?? actor.id;
  hold('P-6 another’s chat', holder === actor.id || isLeading(member), tell);
  hold('O-1 taken over', (holder !== actor.id) === (reason === 'taken-over'), tell);
}

const GIVEN = ['offered', 'auto-accepted', 'assigned'];

/** Whom the house gives a chat: reachable, serving, with room, the longest idle, and no chat before its turn. */
function judgeGiving(ledger: Ledger, step: ChatStep, before: ChatModel, exact: boolean, tell: () => string): void {
  const { agent, reason, at } = step;
  if (!GIVEN.includes(reason) || agent === null) return;
  const member = ledger.staff.get(agent);
  hold('A-2 candidate', member !== undefined, tell);
  if (!member) return;
  if (before.offer?.agent === agent || before.askedBy === agent) {
    hold('O-6 auto-accept', reason === 'offered' || (isLive(member, at) && member.autoAccept), tell);
    return;
  }
  hold('O-5 reachable', isReachable(member, at), tell);
  hold('A-2 candidate', serves(member, before.department), tell);
  const rules = rulesIn(ledger.settings, before.department);
  const most = member.capacity ?? rules.capacity;
  hold('A-2 capacity', most === 0 || loadOf(ledger, agent) < most, () => `${tell()} beyond ${most}`);
  hold('A-1 manual', !rules.manual, tell);
  hold('A-5 open chats', reason !== 'assigned' || isHandedOut(ledger, before, at), tell);
  hold(
    'O-6 auto-accept',
    reason === 'assigned' || (reason === 'auto-accepted') === (isLive(member, at) && member.autoAccept),
    tell,
  );
  judgeTurn(ledger, step, before, member, exact, tell);
}

function judgeTurn(
  ledger: Ledger,
  { agent, at, from }: ChatStep,
  chat: ChatModel,
  member: StaffMember,
  exact: boolean,
  tell: () => string,
): void {
  const others = [...ledger.staff].filter(([id]) => id !== agent && isCandidate(ledger, id, chat, at));
  const isNewRound = chat.passedBy.has(agent ?? '');
  const fresh = others.filter(([id]) => !chat.passedBy.has(id));
  if (from === 'queued') {
    hold('A-3 rounds', !isNewRound || fresh.length === 0, () => `${tell()}, who passed it by, before ${fresh[0]?.[0]}`);
    const idler = (isNewRound ? others : fresh).find(([, other]) => other.assignedAt < member.assignedAt);
    const isSettled = !exact || member.acceptedAt === at;
    hold('A-2 longest idle', isSettled || !idler, () => `${tell()} before ${idler?.[0]}`);
  }
  const skipped = liveChats(ledger).find(
    (other) =>
      other.id !== chat.id &&
      isWaiting(ledger, other, at) &&
      isBefore(ledger, other, chat) &&
      isCandidate(ledger, agent ?? '', other, at) &&
      !(other.state === 'queued' && other.passedBy.has(agent ?? '')),
  );
  hold('A-2 first in, first out', !skipped, () => `${tell()} before ${skipped?.id}`);
}

/** Whether a chat waits to be handed out and is held out to nobody. */
export function isWaiting(ledger: Ledger, chat: ChatModel, at: number): boolean {
  if (rulesIn(ledger.settings, chat.department).manual || chat.askedBy !== null) return false;
  return (chat.state === 'queued' && chat.offer === null) || (chat.state === 'open' && isHandedOut(ledger, chat, at));
}

const isHandedOut = ({ settings }: Ledger, { widget, department }: ChatModel, at: number): boolean =>
  rulesIn(settings, department).autoAssign && !isClosedByHours(settings, widget, department, at);

function isBefore({ settings }: Ledger, a: ChatModel, b: ChatModel): boolean {
  const line = ({ state, department }: ChatModel): number => (state === rulesIn(settings, department).first ? 0 : 1);
  return line(a) !== line(b) ? line(a) < line(b) : a.since !== b.since ? a.since < b.since : a.id < b.id;
}

/** What the clock did: at its instant, and for the reason that was due then. */
function judgeClock(ledger: Ledger, step: ChatStep, before: ChatModel, exact: boolean, tell: () => string): void {
  const { reason, at } = step;
  if (reason === 'agent-unreachable') {
    const member = ledger.staff.get(before.offer?.agent ?? '');
    const stands = member !== undefined && (before.offer?.invited || isReachable(member, at));
    hold('C-9 offer ends', !stands, tell);
  }
  if (!exact) return;
  if (reason === 'owner-unreachable' && !ledger.staff.has(before.owner ?? '')) return;
  const timed = [
    'offer-expired',
    'visitor-gone',
    'visitor-idle',
    'no-answer',
    'nobody-reachable',
    'inactive',
    'owner-unreachable',
  ];
  const isGrace = step.from === 'queued' && (reason === 'open-limit' || reason === 'offline-handling-off');
  if (!timed.includes(reason) && !isGrace) return;
  const due = dueOf(ledger, before, at).find(([reasons]) => reasons.includes(reason))?.[1];
  hold('C deadlines', due !== undefined && due <= at, () => `${tell()}, due ${due}`);
  const mayBeLate = ledger.settings.changedAt >= before.since;
  hold('C deadlines', mayBeLate || due === at, () => `${tell()}, due ${due}`);
}
