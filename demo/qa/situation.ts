import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { Theme } from '../../src/widget/options.ts';
import type { BenchKind } from '../bench/bench.ts';
import type { NetworkFault, Scene, SceneAgent, SceneDepartment, StorageFault } from '../scene.ts';

/** Speeds the QA page offers: simulated seconds in one real second. Faster, and consoles would miss their beats. */
export const SPEEDS = [0, 1, 60, 600] as const;
export type Speed = (typeof SPEEDS)[number];

/** Everything that makes what one sees, as plain data: a scene, and what was changed since. */
export interface Situation {
  readonly scene: string;
  readonly bench: BenchKind;
  /** Epoch ms. */
  readonly at: number;
  readonly speed: Speed;
  readonly settings: WidgetSettings;
  readonly departments: readonly SceneDepartment[];
  readonly agents: readonly SceneAgent[];
  readonly timeZone: string;
  readonly locale: string;
  readonly theme: Theme;
  readonly clockOffMinutes: number;
  readonly network: NetworkFault;
  readonly storage: StorageFault;
  readonly whenUnreachable: 'hide' | 'form';
}

/** A scene as it begins, its clock running. */
export function situationOf(scene: Scene): Situation {
  const { visitor = {} } = scene;
  return {
    scene: scene.id,
    bench: 'memory',
    at: Date.parse(scene.now),
    speed: 1,
    settings: scene.settings,
    departments: scene.departments ?? [],
    agents: scene.agents ?? [],
    timeZone: visitor.timeZone ?? 'Europe/Vilnius',
    locale: visitor.locale ?? 'en',
    theme: visitor.theme ?? 'light',
    clockOffMinutes: visitor.clockOffMinutes ?? 0,
    network: scene.network ?? 'none',
    storage: scene.storage ?? 'none',
    whenUnreachable: scene.whenUnreachable ?? 'hide',
  };
}
