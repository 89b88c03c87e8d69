import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Result } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { OfflineMessage } from '../../src/domain/form/offline-message.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { StatusDocument } from '../../src/domain/status/status-document.ts';
import type { AgentView } from '../../src/workspace/reply.ts';
import type { Bench } from '../bench/bench.ts';
import { faultyBackend } from '../bench/faulty-backend.ts';
import { saveOfflineHandling, setUpScene } from '../bench/set-up-scene.ts';
import { createSimClock } from '../bench/sim-clock.ts';
import type { SceneAgent, SceneDepartment, VisitorCount } from '../scene.ts';
import { createConsoles } from './consoles.ts';
import { createDiary, type Diary } from './diary.ts';
import { openBench } from './open-bench.ts';
import { sentencesOf } from './sentences-of.ts';
import { createSimulatedPage, type SimulatedPage } from './simulated-page.ts';
import { createSimulatedPages } from './simulated-pages.ts';
import type { Situation, Speed, VisitorChange } from './situation.ts';

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
  /** The last refusal of a lever; null once one was obeyed. */
  readonly complaint: ReadonlySignal<string | null>;
  readonly diary: Diary;
  /** The first visitor's. */
  readonly page: SimulatedPage;
  /** Of both visitors; the second's is empty where there is none. */
  readonly pages: readonly [SimulatedPage, SimulatedPage];
  /** null while none is open. */
  readonly bench: ReadonlySignal<Bench | null>;
  load(situation: Situation): Promise<void>;
  saveSettings(settings: WidgetSettings): Promise<boolean>;
  saveAgent(agent: SceneAgent): Promise<boolean>;
  removeAgent(id: string): Promise<boolean>;
  saveDepartment(department: SceneDepartment): Promise<boolean>;
  saveOfflineHandling(on: boolean): Promise<boolean>;
  setVisitors(count: VisitorCount): void;
  travel(instant: number): Promise<boolean>;
  setSpeed(speed: Speed): Promise<boolean>;
  /** Time goes by while the visitor's device sleeps; `noticed`: the page is told when it wakes. */
  sleep(ms: number, noticed: boolean): Promise<boolean>;
  /** Levers on the visitor's side; those the widget reads only once make a new page. */
  setVisitor(change: VisitorChange): void;
  reloadPage(): void;
  /** Stops the server as for a new version and starts it again; there is one over HTTP alone (D-6). */
  restartServer(): Promise<boolean>;
  /** The situation as it stands at this moment, for an address. */
  present(): Situation;
  close(): void;
}

export function createLab(first: Situation, stages: readonly [HTMLElement, HTMLElement]): Lab {
  const lab = signal<LabState>({ state: 'opening' });
  const situation = signal(first);
  const clock = createSimClock(() => performance.now(), { now: first.at, rate: 0 });
  const now = signal(first.at);
  const document = signal<StatusDocument | null>(null);
  const agents = signal<readonly AgentView[]>([]);
  const messages = signal<readonly OfflineMessage[]>([]);
  const complaint = signal<string | null>(null);
  const diary = createDiary(now);
  const page = createSimulatedPage({ stage: stages[0], diary });
  const second = createSimulatedPage({
    stage: stages[1],
    diary: { note: (event, detail) => diary.note(`visitor 2: ${event}`, detail) },
  });
  const pages = createSimulatedPages([page, second]);
  const consoles = createConsoles(situation);

  const bench = signal<Bench | null>(null);
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
      if (!bench.value) return false;
      const answer = await act(bench.value);
      complaint.value = answer.ok ? null : sentencesOf(answer.problem);
      if (answer.ok) situation.value = { ...situation.value, ...change };
      await look();
      return answer.ok;
    });

  async function look(): Promise<void> {
    const looked = bench.value;
    if (!looked) return;
    const backend = looked.openBackend();
    const [status, people, left] = await Promise.all([backend.readStatus(), looked.agents(), looked.messages()]);
    backend.close();
    if (looked !== bench.value) return;
    if (status.ok && status.value.document.version !== document.value?.version) document.value = status.value.document;
    if (people.ok && !isSame(people.value, agents.value)) agents.value = people.value;
    if (left.ok && !isSame(left.value, messages.value)) messages.value = left.value;
  }

  const faulty = (on: Bench) => (): ChatBackend => faultyBackend(on.openBackend(), () => situation.value.network);

  function openPages(keepStores: boolean): void {
    if (!bench.value) return;
    pages.open({ situation: situation.value, now: now.value, keepStores }, faulty(bench.value));
  }

  const pump = setInterval(() => {
    const instant = clock.now();
    if (instant === now.value) return;
    now.value = instant;
    pages.passTo(instant);
    if (bench.value) consoles.beatThoseDue(bench.value, instant);
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
    complaint,
    diary,
    page,
    pages: [page, second],
    bench,
    load: (wished) => {
      const load = ++loads;
      return inTurn(async () => {
        if (load !== loads) return;
        lab.value = { state: 'opening' };
        pages.shut();
        const before = bench.value;
        bench.value = null;
        await before?.close();
        situation.value = wished;
        diary.clear();
        complaint.value = null;
        const { at, speed } = wished;
        const opened = await openBench(wished.bench, { settings: wished.settings, now: at, rate: speed });
        const ready = opened.ok ? await setUpScene(opened.value, { ...wished, now: at, rate: speed }) : opened;
        if (!opened.ok || !ready.ok) {
          lab.value = { state: 'failed', problem: ready.ok ? NEVER : ready.problem };
          return;
        }
        bench.value = opened.value;
        consoles.reset(at);
        setClock(at, speed);
        document.value = null;
        await look();
        openPages(false);
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
    saveOfflineHandling: (on) => pull({ offlineHandling: on }, (over) => saveOfflineHandling(over, on)),
    setVisitors(count) {
      situation.value = { ...situation.value, visitors: count };
      if (bench.value) pages.setCount({ situation: situation.value, now: now.value }, faulty(bench.value));
    },
    travel: (instant) =>
      pull({}, async (on) => {
        const { agents: cast, speed } = situation.value;
        const arrived = await consoles.carryTo(on, { now: instant, rate: speed, agents: cast });
        if (!arrived.ok) return arrived;
        setClock(instant, speed);
        pages.jumpTo(instant);
        return arrived;
      }),
    setSpeed: (speed) =>
      pull({ speed }, (on) => {
        setClock(clock.now(), speed);
        return on.setClock({ now: clock.now(), rate: speed });
      }),
    sleep: (ms, noticed) =>
      pull({}, async (on) => {
        const { agents: cast, speed } = situation.value;
        const instant = clock.now() + ms;
        const arrived = await consoles.carryTo(on, { now: instant, rate: speed, agents: cast });
        if (!arrived.ok) return arrived;
        setClock(instant, speed);
        pages.sleepTo(instant, noticed);
        return arrived;
      }),
    setVisitor(change) {
      situation.value = { ...situation.value, ...change };
      pages.change(change);
      if (change.timeZone ?? change.theme ?? change.whenUnreachable) openPages(true);
      if (change.network) pages.wake();
    },
    reloadPage: () => openPages(true),
    restartServer: () => pull({}, async (on) => (await on.restart?.()) ?? { ok: true, value: undefined }),
    present: () => ({ ...situation.value, at: clock.now() }),
    close() {
      clearInterval(pump);
      clearInterval(looking);
      pages.shut();
      void bench.value?.close();
    },
  };
}

const NEVER: Problem = { code: 'unavailable', message: 'The bench did not open.' };

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function withOne<Item extends { readonly id: string }>(list: readonly Item[], item: Item): readonly Item[] {
  return list.some(({ id }) => id === item.id) ? list.map((one) => (one.id === item.id ? item : one)) : [...list, item];
}
