import type { ChatRulesSettings } from '../../src/domain/chat/department-settings.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { Random } from '../properties/random.ts';
import { OFFICE_HOURS } from '../workspace/bench.ts';
import { AGENTS } from './pick-chat.ts';
import type { Step } from './steps.ts';

const DEPARTMENTS = ['sales', 'help', 'default'];

/** Small figures, so that every limit is met. */
export function someRules(random: Random): ChatRulesSettings {
  const all: Required<ChatRulesSettings> = {
    assignment: random.pick(['auto', 'auto', 'auto', 'manual']),
    capacity: random.pick([0, 1, 2, 2, 3]),
    queueLimit: random.pick([0, 1, 1, 2]),
    offerTimeoutMs: random.pick([0, 30_000, 30_000]),
    graceMs: random.pick([0, 60_000, 600_000]),
    answerLimitMs: random.pick([0, 60_000, 180_000]),
    visitorLimitMs: random.pick([0, 0, 45_000, 300_000]),
    ownerGraceMs: random.pick([0, 90_000]),
    reopenWindowMs: random.pick([0, 1_800_000, 1_800_000]),
    inactivityMs: random.pick([0, 600_000]),
    offlineHandling: {
      enabled: random.chance(0.8),
      maxOpen: random.pick([0, 0, 1, 2]),
      autoAssign: random.chance(0.5),
      priority: random.pick(['queued', 'open']),
    },
  };
  return Object.fromEntries(Object.entries(all).filter(() => random.chance(0.8)));
}

export function someWidget(random: Random, id: string): WidgetSettings {
  const scheduled = random.chance(0.4);
  const needsHours = ['schedule', 'presence-and-schedule', 'presence-or-schedule'] as const;
  return {
    id,
    ...(id === 'w' && { departments: random.chance(0.7) ? ['sales', 'help'] : ['help', 'default'] }),
    ...(scheduled && { schedule: OFFICE_HOURS }),
    ...(scheduled && random.chance(0.5) && { policy: random.pick(['presence', ...needsHours] as const) }),
    ...(random.chance(0.4) && { bot: { hours: random.pick(['always', 'online', 'offline'] as const) } }),
    ...(random.chance(0.08) && { disabled: true }),
    ...(random.chance(0.3) && { whenDisabled: 'offline' as const }),
  };
}

const saveRules: Step = async (world) => {
  const { random } = world;
  const chats = random.chance(0.8) ? { chats: someRules(random) } : { schedule: random.pick([null, OFFICE_HOURS]) };
  await world.send({ kind: 'save-department', department: random.pick(DEPARTMENTS), ...chats });
};

const saveWidget: Step = async (world) => {
  const { random } = world;
  const ifVersion = random.chance(0.1) ? { ifVersion: random.below(4) } : {};
  await world.send({ kind: 'save-widget', settings: someWidget(random, random.pick(['w', 'v'])), ...ifVersion });
};

const removeWidget: Step = async (world) => {
  await world.send({ kind: 'remove-widget', widget: 'v' });
};

const flipWorkspace: Step = async (world) => {
  await world.send({ kind: 'save-workspace', offlineHandling: world.random.chance(0.7) });
};

const reportLoad: Step = async (world) => {
  const { random } = world;
  const department = random.pick(DEPARTMENTS);
  await world.send({ kind: 'report-load', department, queueFull: random.chance(0.2), openFull: false });
};

/** Somebody is hired, or put to other work. */
export const hire: Step = async (world) => {
  const { random } = world;
  const agent = random.pick(AGENTS);
  await world.send({
    kind: 'save-agent',
    agent,
    role: random.pick(['agent', 'agent', 'supervisor', 'admin']),
    departments: random.pick([[], ['sales'], ['help'], ['sales', 'help']]),
    allDepartments: random.chance(0.2),
    capacity: random.pick([null, null, 0, 1, 2]),
    autoAccept: random.chance(0.3),
    online: random.pick(['online', 'online', 'online', 'away', 'offline']),
    visible: random.pick(['visible', 'visible', 'visible', 'invisible']),
    presence: random.pick(['activity', 'activity', 'always']),
  });
};

const dismiss: Step = async (world) => {
  await world.send({ kind: 'remove-agent', agent: world.random.pick(AGENTS) });
};

/** What the owner of the workspace does. */
export const ownerSteps = {
  'save rules': [1, saveRules],
  'save widget': [1, saveWidget],
  'remove widget': [0.1, removeWidget],
  'flip workspace': [0.4, flipWorkspace],
  'report load': [0.4, reportLoad],
  hire: [3, hire],
  dismiss: [0.5, dismiss],
} satisfies Record<string, readonly [number, Step]>;
