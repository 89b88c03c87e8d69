import { canonicalJson } from '../../src/base/json.ts';
import type { Chat, ChatState } from '../../src/domain/chat/chat.ts';
import type { ChatEntry } from '../../src/domain/chat/chat-entry.ts';
import type { Invitation } from '../../src/domain/invitation/invitation.ts';
import type { Command } from '../../src/workspace/command.ts';
import type { StoreChange, StoredDocument } from '../../src/workspace/store.ts';
import { stepName } from './chat-table.ts';
import { type Deed, hasSettled } from './deed.ts';
import { judgeEntry } from './judge-entry.ts';
import { judgeInvitation, judgeInvitations, judgeInviter } from './judge-invitation.ts';
import { judgeScene } from './judge-scene.ts';
import { judgeStep } from './judge-step.ts';
import { type ChatModel, type ChatStep, dueOf, type Ledger, liveChats } from './ledger.ts';
import { noSettings, rulesIn } from './settings-model.ts';
import { endOf, heard, isReachable, newMember, type StaffMember, serves } from './staff-model.ts';
import { createTimeline } from './timeline.ts';
import { hold } from './violation.ts';

/** Looks on from outside and keeps books of its own; throws a `Violation` as soon as something does not fit. */
export interface Oracle {
  readonly ledger: Ledger;
  /** How often each step of the table was seen. */
  readonly steps: Map<string, number>;
  readonly invitations: ReadonlyMap<string, Invitation>;
  /** How often an invitation came into each of its states. */
  readonly news: Map<string, number>;
  take(deed: Deed): void;
  /** The server was opened anew over what it had stored: every session has its full time again. */
  restarted(at: number): void;
}

export function createOracle({ exact }: { readonly exact: boolean }): Oracle {
  const ledger: Ledger = { chats: new Map(), staff: new Map(), settings: noSettings(), reach: createTimeline() };
  const { chats, staff, settings, reach } = ledger;
  const documents = new Map<string, StoredDocument>();
  const steps = new Map<string, number>();
  const invitations = new Map<string, Invitation>();
  const news = new Map<string, number>();
  let now = Number.NEGATIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  let agentsBefore = '';
  let chatsBefore: readonly Chat[] = [];

  const noteReach = (at: number): void => {
    for (const place of ['sales', 'help', 'default', '*']) {
      reach.note(
        place,
        at,
        [...staff.values()].some((member) => isReachable(member, at) && serves(member, place)),
      );
    }
    for (const [id, member] of staff) reach.note(`@${id}`, at, isReachable(member, at));
  };

  /** Sessions that ended since the last command, each at its own instant. */
  const passTime = (to: number): void => {
    const ends = [...staff.values()].flatMap(({ sessions }) => sessions.map(endOf));
    for (const end of [...new Set(ends)].sort((a, b) => a - b)) if (end > now && end <= to) noteReach(end);
    now = to;
  };

  const takeStep = (step: ChatStep, chat: Chat | undefined): void => {
    const before = chats.get(step.chat) ?? null;
    const invitation = before || !chat?.invitation ? undefined : documents.get(`invitation/${chat.invitation}`);
    const asking = invitation?.body as unknown as Invitation | undefined;
    const askedBy = before ? before.askedBy : asking?.assignToMe ? asking.by : null;
    const skipsBot = (before ?? chat)?.skipsBot === true;
    const follows = before || !chat?.follows ? null : (chats.get(chat.follows) ?? null);
    judgeStep(ledger, step, before, { exact, skipsBot, follows, isAsked: staff.has(askedBy ?? '') });
    const name = stepName(step.from, step.to, step.reason);
    steps.set(name, (steps.get(name) ?? 0) + 1);
    chats.set(step.chat, stepped(ledger, step, before, { skipsBot, askedBy }));
    const member = step.agent === null ? undefined : staff.get(step.agent);
    if (!member || step.agent === null || !['offered', 'auto-accepted', 'assigned'].includes(step.reason)) return;
    const acceptedAt = before?.offer?.agent === step.agent ? step.at : member.acceptedAt;
    staff.set(step.agent, { ...member, assignedAt: step.at, acceptedAt });
  };

  const takeInvitation = (invitation: Invitation): void => {
    const before = invitations.get(invitation.id);
    judgeInvitation(before, invitation, exact);
    if (before?.state !== invitation.state) news.set(invitation.state, (news.get(invitation.state) ?? 0) + 1);
    invitations.set(invitation.id, invitation);
  };

  const takeChange = ({ put, remove, events }: StoreChange): void => {
    for (const { kind, id } of remove) documents.delete(`${kind}/${id}`);
    for (const document of put) documents.set(`${document.kind}/${document.id}`, document);
    const entries = put.filter(({ kind }) => kind === 'chat-entry').map(({ body }) => body as unknown as ChatEntry);
    const told = events.filter(({ kind }) => kind.startsWith('chat.'));
    hold('one event each', told.length === entries.length, () => `${told.length} events of ${entries.length} entries`);
    for (const event of events) {
      hold('time goes on', !exact || event.at >= latest, () => `${event.kind} at ${event.at}, after ${latest}`);
      latest = Math.max(latest, event.at);
      const body = event.body as unknown as ChatStep & { id: string; changed: Partial<StaffMember> };
      if (event.kind === 'agent.added' || event.kind === 'agent.changed') {
        staff.set(body.id, { ...newMember, ...staff.get(body.id), ...body.changed });
      }
      if (event.kind === 'agent.removed') staff.delete(body.id);
      if (!event.kind.startsWith('chat.')) continue;
      const entry = entries.find(({ chat, number }) => chat === body.chat && number === body.number);
      hold('one event each', entry !== undefined, () => `no entry ${body.chat} ${body.number}`);
      if (!entry) continue;
      const chat = documents.get(`chat/${body.chat}`)?.body as unknown as Chat | undefined;
      if (entry.kind === 'transition') takeStep({ ...body, at: event.at, visitor: event.visitor ?? '' }, chat);
      const model = chats.get(body.chat) as ChatModel;
      judgeEntry(entry, model, event.kind);
      chats.set(body.chat, {
        ...model,
        head: entry.number,
        shownHead: entry.shown ?? model.shownHead,
        ...(entry.kind === 'message' && entry.actor.kind === 'visitor' && { visitorWroteAt: event.at }),
        // The words of an invitation are no answer to what the visitor wrote after them.
        ...(entry.kind === 'message' &&
          entry.actor.kind === 'agent' &&
          entry.commandId !== null && { agentWroteAt: event.at }),
      });
    }
    for (const { kind, body } of put) {
      if (kind === 'invitation') takeInvitation(body as unknown as Invitation);
      const chat = body as unknown as Chat;
      const model = kind === 'chat' ? chats.get(chat.id) : undefined;
      if (model) chats.set(chat.id, { ...model, visitor: chat.visitor, askedBy: chat.askedBy });
    }
  };

  const takeCommand = ({ command, outcome, at }: Deed): void => {
    if (!outcome.ok) return;
    const changesSettings = takeSettings(ledger, command);
    if (changesSettings) settings.changedAt = at;
    if (command.kind !== 'beat' && command.kind !== 'sign-out') return;
    const member = staff.get(command.agent);
    if (!member) return;
    const { sessions } = member;
    const left = sessions.filter((session) => at < endOf(session));
    if (command.kind === 'beat') staff.set(command.agent, heard(member, command, at));
    else staff.set(command.agent, { ...member, sessions: left.filter(({ id }) => id !== command.session) });
  };

  const strikeEnded = (at: number): void => {
    for (const [id, member] of staff) {
      staff.set(id, { ...member, sessions: member.sessions.filter((session) => at < endOf(session)) });
    }
  };

  return {
    ledger,
    steps,
    invitations,
    news,
    take(deed) {
      passTime(deed.at);
      takeCommand(deed);
      const { command, outcome } = deed;
      const asks = command.kind === 'invite' || command.kind === 'invite-and-start';
      if (asks && outcome.ok && deed.changes.length > 0) judgeInviter(ledger, command, documents);
      for (const change of deed.changes) takeChange(change);
      judgeInvitations(invitations, command.kind === 'tick' && outcome.ok && exact ? deed.at : null);
      noteReach(deed.at);
      const agents = canonicalJson(deed.agents);
      if (!deed.outcome.ok && deed.settled && deed.outcome.problem.code !== 'unavailable') {
        const code = deed.outcome.problem.code;
        const same = deed.chats.length === chatsBefore.length && deed.chats.every((chat, i) => chat === chatsBefore[i]);
        hold('refusals change nothing', deed.changes.length === 0 && same, () => `${deed.command.kind} ${code}`);
        hold('refusals change nothing', agents === agentsBefore, () => `${deed.command.kind} ${code}`);
        hold(
          'P-6 named',
          code !== 'forbidden' || deed.outcome.problem.permission !== undefined,
          () => deed.command.kind,
        );
      }
      agentsBefore = agents;
      chatsBefore = deed.chats;
      if (deed.command.kind === 'tick' && deed.outcome.ok && exact) {
        for (const chat of liveChats(ledger)) {
          const late = dueOf(ledger, chat, deed.at).find(([, at]) => at <= deed.at);
          hold(
            'C deadlines',
            !late,
            () => `${chat.id} ${chat.state} should be ${late?.[0]} since ${late?.[1]}; now ${deed.at}`,
          );
        }
      }
      // Whether it was stored is not known here; the next command finds out.
      if (deed.outcome.ok || deed.outcome.problem.code !== 'unavailable') judgeScene(ledger, deed, documents);
      if (hasSettled(deed)) strikeEnded(deed.at);
    },
    restarted(at) {
      for (const [id, member] of staff) {
        const sessions = member.sessions.map((session) => ({ ...session, heardAt: at, activeAt: at }));
        staff.set(id, { ...member, sessions });
      }
      chatsBefore = [];
    },
  };
}

/** The settings a command leaves behind; whether it was one for settings. */
function takeSettings({ settings }: Ledger, command: Command): boolean {
  switch (command.kind) {
    case 'save-widget':
      settings.widgets.set(command.settings.id, command.settings);
      return true;
    case 'remove-widget':
      settings.widgets.delete(command.widget);
      return true;
    case 'save-department':
      if (command.chats) settings.departments.set(command.department, command.chats);
      if (command.schedule) settings.hours.add(command.department);
      if (command.schedule === null) settings.hours.delete(command.department);
      return true;
    case 'save-workspace':
      settings.offlineHandling = command.offlineHandling;
      return true;
    case 'report-load':
      if (command.queueFull) settings.reportedFull.add(command.department);
      else settings.reportedFull.delete(command.department);
      return true;
    default:
      return false;
  }
}

/** Handed off; what the bot had until its end, it may have again (B-1). */
const isOnward = (to: ChatState): boolean => to === 'queued' || to === 'open' || to === 'missed';

/** A chat one step on, as far as its event says. */
function stepped(
  ledger: Ledger,
  step: ChatStep,
  before: ChatModel | null,
  { skipsBot, askedBy }: Pick<ChatModel, 'skipsBot' | 'askedBy'>,
): ChatModel {
  const { to, at, department, agent, reason, visitor } = step;
  const { offerTimeoutMs } = rulesIn(ledger.settings, before?.department ?? department);
  const stays = before?.state === 'queued' && to === 'queued';
  const invited = reason === 'offered' && (before?.askedBy ?? null) === agent;
  const until = offerTimeoutMs === 0 ? null : at + offerTimeoutMs;
  const passed = stays && reason !== 'offered' && before.offer ? [before.offer.agent] : [];
  // Whoever is asked again begins a new round.
  const kept = stays && !(agent !== null && reason === 'offered' && before.passedBy.has(agent)) ? before.passedBy : [];
  return {
    id: step.chat,
    widget: step.widget,
    visitor,
    department,
    state: to,
    reason: stays ? before.reason : reason,
    since: stays ? before.since : at,
    owner: to === 'active' ? agent : null,
    offer: to === 'queued' && reason === 'offered' && agent !== null ? { agent, until, invited } : null,
    passedBy: new Set([...kept, ...passed]),
    skipsBot: skipsBot || (step.from === 'bot' && isOnward(to)),
    askedBy: reason === 'offered' ? null : askedBy,
    head: before?.head ?? 0,
    shownHead: before?.shownHead ?? 0,
    visitorWroteAt: before?.visitorWroteAt ?? null,
    agentWroteAt: before?.agentWroteAt ?? null,
  };
}
