import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { Theme } from '../../src/widget/options.ts';
import type { BenchKind } from '../bench/bench.ts';
import { castOf } from '../bench/set-up-scene.ts';
import type {
  NetworkFault,
  Scene,
  SceneAgent,
  SceneChat,
  SceneDepartment,
  StorageFault,
  VisitorCount,
} from '../scene.ts';

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
  /** Begun when it is set up. */
  readonly chats: readonly SceneChat[];
  readonly offlineHandling: boolean;
  readonly visitors: VisitorCount;
  readonly timeZone: string;
  readonly locale: string;
  readonly theme: Theme;
  readonly clockOffMinutes: number;
  readonly consents: boolean;
  readonly network: NetworkFault;
  readonly storage: StorageFault;
  readonly whenUnreachable: 'hide' | 'form';
}

/** What may be changed about the visitors and what their browsers and networks do to us. */
export type VisitorChange = Partial<
  Pick<
    Situation,
    'timeZone' | 'locale' | 'theme' | 'clockOffMinutes' | 'consents' | 'network' | 'storage' | 'whenUnreachable'
  >
>;

/** A scene as it begins, its clock running. */
export function situationOf(scene: Scene): Situation {
  const { visitor = {} } = scene;
  return {
    scene: scene.id,
    bench: 'memory',
    at: Date.parse(scene.now),
    speed: 1,
    settings: scene.settings,
    ...castOf(scene),
    visitors: scene.visitors ?? 1,
    timeZone: visitor.timeZone ?? 'Europe/Vilnius',
    locale: visitor.locale ?? 'en',
    theme: visitor.theme ?? 'light',
    clockOffMinutes: visitor.clockOffMinutes ?? 0,
    consents: visitor.consents ?? false,
    network: scene.network ?? 'none',
    storage: scene.storage ?? 'none',
    whenUnreachable: scene.whenUnreachable ?? 'hide',
  };
}
