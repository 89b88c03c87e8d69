import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Result } from '../../src/base/result.ts';
import type { OfflineMessage } from '../../src/domain/form/offline-message.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { WidgetStatus } from '../../src/domain/status/status.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import type { AgentView } from '../../src/workspace/reply.ts';
import type { Bench } from '../bench/bench.ts';
import { faultyBackend } from '../bench/faulty-backend.ts';
import { setUpScene } from '../bench/set-up-scene.ts';
import { createSimClock } from '../bench/sim-clock.ts';
import type { SceneAgent, SceneDepartment } from '../scene.ts';
import { createConsoles } from './consoles.ts';
import { createDiary, type Diary } from './diary.ts';
import { openBench } from './open-bench.ts';
import { createSimulatedPage, type SimulatedPage } from './simulated-page.ts';
import type { Situation, Speed } from './situation.ts';

/** How often the simulated time is carried over to the page's timers, in real milliseconds. */
const PUMP_MS = 50;
/** How often what the server holds is asked for again, for what nobody on this page caused. */
const LOOK_MS = 1_000;

export type LabState =
  | { readonly state: 'opening' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly problem: Problem };

/** The QA page without its looks: one situation, the server it runs on, the page the visitor sees, and every lever. */
export interface Lab {
  readonly lab: ReadonlySignal<LabState>;
  readonly situation: ReadonlySignal<Situation>;
  /** The true time of the situation, epoch ms. */
  readonly now: ReadonlySignal<number>;
  /** What the server holds, asked for past every network fault. */
  readonly document: ReadonlySignal<StatusDocument | null>;
  readonly agents: ReadonlySignal<readonly AgentView[]>;
  readonly messages: ReadonlySignal<readonly OfflineMessage[]>;
  /** What the widget in the page last said its status is; null before its first answer. */
  readonly shown: ReadonlySignal<WidgetStatus | null>;
  /** The last refusal of a lever; null once one was obeyed. */
  readonly complaint: ReadonlySignal<string | null>;
  readonly diary: Diary;
  readonly page: SimulatedPage;
  load(situation: Situation): Promise<void>;
  saveSettings(settings: WidgetSettings): Promise<boolean>;
  saveAgent(agent: SceneAgent): Promise<boolean>;
  removeAgent(id: string): Promise<boolean>;
  saveDepartment(department: SceneDepartment): Promise<boolean>;
  travel(instant: number): Promise<boolean>;
  setSpeed(speed: Speed): Promise<boolean>;
  /** Time goes by while the visitor's device sleeps; `noticed`: the page is told when it wakes. */
  sleep(ms: number, noticed: boolean): Promise<boolean>;
  /** Levers on the visitor's side; those the widget reads only once make a new page. */
  setVisitor(
    change: Partial<
      Pick<Situation, 'timeZone' | 'locale' | 'theme' | 'clockOffMinutes' | 'network' | 'storage' | 'whenUnreachable'>
    >,
  ): void;
  reloadPage(): void;
  /** The situation as it stands at this moment, for an address. */
  present(): Situation;
  close(): void;
}

export function createLab(first: Situation, stage: HTMLElement): Lab {
  const lab = signal<LabState>({ state: 'opening' });
  const situation = signal(first);
  const clock = createSimClock(() => performance.now(), { now: first.at, rate: 0 });
  const now = signal(first.at);
  const document = signal<StatusDocument | null>(null);
  const agents = signal<readonly AgentView[]>([]);
  const messages = signal<readonly OfflineMessage[]>([]);
  const shown = signal<WidgetStatus | null>(null);
  const complaint = signal<string | null>(null);
  const diary = createDiary(now);
  const page = createSimulatedPage({ stage, diary, shown });
  const consoles = createConsoles(situation);

  let bench: Bench | null = null;
  let loads = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** One lever after the other: two quick clicks must not reach the server in the wrong order. */
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const next = turn.then(act, act);
    turn = next;
    return next;
  };

  const pull = (change: Partial<Situation>, act: (bench: Bench) => Promise<Result<void, Problem>>): Promise<boolean> =>
    inTurn(async () => {
      if (!bench) return false;
      const answer = await act(bench);
      complaint.value = answer.ok ? null : sentencesOf(answer.problem);
      if (answer.ok) situation.value = { ...situation.value, ...change };
      await look();
      return answer.ok;
    });

  async function look(): Promise<void> {
    if (!bench) return;
    const looked = bench;
    const backend = looked.openBackend();
    const [status, people, left] = await Promise.all([backend.readStatus(), looked.agents(), looked.messages()]);
    backend.close();
    if (looked !== bench) return;
    if (status.ok && status.value.document.version !== document.value?.version) document.value = status.value.document;
    if (people.ok && !isSame(people.value, agents.value)) agents.value = people.value;
    if (left.ok && !isSame(left.value, messages.value)) messages.value = left.value;
  }

  function openPage(keepStores: boolean): void {
    const opened = bench;
    if (!opened) return;
    shown.value = null;
    page.open({
      situation: situation.value,
      now: now.value,
      keepStores,
      backend: faultyBackend(opened.openBackend(), () => situation.value.network),
    });
  }

  const pump = setInterval(() => {
    const instant = clock.now();
    if (instant === now.value) return;
    now.value = instant;
    page.passTo(instant);
    if (bench) consoles.beatThoseDue(bench, instant);
  }, PUMP_MS);
  const looking = setInterval(() => void inTurn(look), LOOK_MS);

  const setClock = (instant: number, speed: Speed): void => {
    clock.set({ now: instant, rate: speed });
    now.value = instant;
  };

  return {
    lab: computed(() => lab.value),
    situation,
    now,
    document,
    agents,
    messages,
    shown,
    complaint,
    diary,
    page,
    load: (wished) => {
      const load = ++loads;
      return inTurn(async () => {
        if (load !== loads) return;
        lab.value = { state: 'opening' };
        page.shut();
        await bench?.close();
        bench = null;
        situation.value = wished;
        diary.clear();
        complaint.value = null;
        const { at, speed } = wished;
        const opened = await openBench(wished.bench, { settings: wished.settings, now: at, rate: speed });
        const ready = opened.ok
          ? await setUpScene(opened.value, {
              now: at,
              rate: speed,
              agents: wished.agents,
              departments: wished.departments,
            })
          : opened;
        if (!opened.ok || !ready.ok) {
          lab.value = { state: 'failed', problem: ready.ok ? NEVER : ready.problem };
          return;
        }
        bench = opened.value;
        consoles.reset(at);
        setClock(at, speed);
        document.value = null;
        await look();
        openPage(false);
        lab.value = { state: 'ready' };
      });
    },
    saveSettings: (settings) => pull({ settings }, (on) => on.saveSettings(settings)),
    saveAgent: (agent) =>
      pull({ agents: withOne(situation.value.agents, agent) }, async (on) => {
        const saved = await on.saveAgent(agent);
        if (!saved.ok) return saved;
        return (agent.session ?? 'live') === 'live' ? on.beat(agent.id) : on.signOut(agent.id);
      }),
    removeAgent: (id) =>
      pull({ agents: situation.value.agents.filter((agent) => agent.id !== id) }, (on) => on.removeAgent(id)),
    saveDepartment: (department) =>
      pull({ departments: withOne(situation.value.departments, department) }, (on) => on.saveDepartment(department)),
    travel: (instant) =>
      pull({}, async (on) => {
        const { agents: cast, departments, speed } = situation.value;
        const arrived = await consoles.carryTo(on, { now: instant, rate: speed, agents: cast, departments });
        if (!arrived.ok) return arrived;
        setClock(instant, speed);
        page.jumpTo(instant);
        return arrived;
      }),
    setSpeed: (speed) =>
      pull({ speed }, (on) => {
        setClock(clock.now(), speed);
        return on.setClock({ now: clock.now(), rate: speed });
      }),
    sleep: (ms, noticed) =>
      pull({}, async (on) => {
        const { agents: cast, departments, speed } = situation.value;
        const instant = clock.now() + ms;
        const arrived = await consoles.carryTo(on, { now: instant, rate: speed, agents: cast, departments });
        if (!arrived.ok) return arrived;
        setClock(instant, speed);
        page.sleepTo(instant, noticed);
        return arrived;
      }),
    setVisitor(change) {
      situation.value = { ...situation.value, ...change };
      page.change(change);
      if (change.timeZone ?? change.theme ?? change.whenUnreachable) openPage(true);
      if (change.network) page.wake();
    },
    reloadPage: () => openPage(true),
    present: () => ({ ...situation.value, at: clock.now() }),
    close() {
      clearInterval(pump);
      clearInterval(looking);
      page.shut();
      void bench?.close();
    },
  };
}

const NEVER: Problem = { code: 'unavailable', message: 'The bench did not open.' };

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const sentencesOf = ({ message, issues = [] }: Problem): string =>
  issues.length > 0 ? issues.map(({ path, message: text }) => `${path}: ${text}`).join('\n') : message;

function withOne<Item extends { readonly id: string }>(list: readonly Item[], item: Item): readonly Item[] {
  return list.some(({ id }) => id === item.id) ? list.map((one) => (one.id === item.id ? item : one)) : [...list, item];
}
