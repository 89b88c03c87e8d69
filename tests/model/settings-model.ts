import type { ChatRulesSettings } from '../../src/domain/chat/department-settings.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';

/** What holds in a department, as A-1 says it: its own word, else that of the Default department, else the house's. */
export interface Rules {
  readonly manual: boolean;
  readonly capacity: number;
  readonly queueLimit: number;
  readonly offerTimeoutMs: number;
  readonly graceMs: number;
  readonly answerLimitMs: number;
  readonly visitorLimitMs: number;
  readonly ownerGraceMs: number;
  readonly reopenWindowMs: number;
  readonly inactivityMs: number;
  readonly keepsOpen: boolean;
  readonly maxOpen: number;
  readonly autoAssign: boolean;
  readonly first: 'queued' | 'open';
}

/** The settings as they were last accepted, known from the commands alone. */
export interface SettingsModel {
  readonly widgets: Map<string, WidgetSettings>;
  readonly departments: Map<string, ChatRulesSettings>;
  /** Departments with office hours of their own. */
  readonly hours: Set<string>;
  readonly reportedFull: Set<string>;
  offlineHandling: boolean;
  /** When anything of this was last saved; what was due by the old settings may be due earlier by the new ones. */
  changedAt: number;
}

export const noSettings = (): SettingsModel => ({
  widgets: new Map(),
  departments: new Map(),
  hours: new Set(),
  reportedFull: new Set(),
  offlineHandling: true,
  changedAt: Number.NEGATIVE_INFINITY,
});

export function rulesIn({ departments, offlineHandling }: SettingsModel, department: string): Rules {
  const own = departments.get(department);
  const house = departments.get('default');
  const of = <Name extends keyof ChatRulesSettings>(name: Name, fallback: NonNullable<ChatRulesSettings[Name]>) =>
    own?.[name] ?? house?.[name] ?? fallback;
  const keeps = { ...house?.offlineHandling, ...own?.offlineHandling };
  return {
    manual: of('assignment', 'auto') === 'manual',
    capacity: of('capacity', 6),
    queueLimit: of('queueLimit', 0),
    offerTimeoutMs: of('offerTimeoutMs', 30_000),
    graceMs: of('graceMs', 600_000),
    answerLimitMs: of('answerLimitMs', 180_000),
    visitorLimitMs: of('visitorLimitMs', 0),
    ownerGraceMs: of('ownerGraceMs', 0),
    reopenWindowMs: of('reopenWindowMs', 1_800_000),
    inactivityMs: of('inactivityMs', 0),
    keepsOpen: (keeps.enabled ?? true) && offlineHandling,
    maxOpen: keeps.maxOpen ?? 0,
    autoAssign: keeps.autoAssign ?? true,
    first: keeps.priority ?? 'queued',
  };
}

/** The departments a chat of this widget may be in: `*` where it names none. */
export const placesOf = (settings: WidgetSettings): readonly string[] => settings.departments ?? ['*'];

/** Whether hours count for chats of this widget in this department, and are over; the only hours here are 9 to 17 UTC. */
export function isClosedByHours(model: SettingsModel, widget: string, department: string, at: number): boolean {
  const settings = model.widgets.get(widget);
  const hours = model.hours.has(department) || settings?.schedule !== undefined;
  return hours && settings?.policy !== 'presence' && !isOfficeHour(at);
}

function isOfficeHour(at: number): boolean {
  const date = new Date(at);
  const day = date.getUTCDay();
  return day >= 1 && day <= 5 && date.getUTCHours() >= 9 && date.getUTCHours() < 17;
}

/** Where a chat must go that arrives now, by S-5, S-8 and C-1 to C-4. */
export function destinationOf(
  model: SettingsModel,
  chat: { readonly widget: string; readonly department: string; readonly skipsBot: boolean; readonly isAsked: boolean },
  now: { readonly at: number; readonly staffed: boolean; readonly queued: number; readonly open: number },
): string {
  const settings = model.widgets.get(chat.widget);
  const rules = rulesIn(model, chat.department);
  const hasHours = model.hours.has(chat.department) || settings?.schedule !== undefined;
  const policy = settings?.policy ?? (hasHours ? 'presence-and-schedule' : 'presence');
  const closed = isClosedByHours(model, chat.widget, chat.department, now.at);
  const offDuty = {
    presence: !now.staffed,
    schedule: closed,
    'presence-and-schedule': closed || !now.staffed,
    'presence-or-schedule': closed && !now.staffed,
  }[policy];
  const reported = model.reportedFull.has(chat.department === '*' ? 'default' : chat.department);
  const full = reported || (rules.queueLimit > 0 && now.queued >= rules.queueLimit);
  const online = !offDuty && !full && settings?.disabled !== true;
  const hours = settings?.bot?.hours ?? 'always';
  const bot = settings?.bot !== undefined && settings.disabled !== true && !chat.skipsBot;
  if (bot && (hours === 'always' || (hours === 'online') === online)) return 'bot';
  if (online || chat.isAsked) return 'queued';
  if (!offDuty && full && settings?.disabled !== true) return 'missed queue-full';
  if (!rules.keepsOpen) return 'missed offline-handling-off';
  return rules.maxOpen > 0 && now.open >= rules.maxOpen ? 'missed open-limit' : 'open';
}
