import type { Instant } from '../base/instant.ts';
import type { PublicSettings } from '../domain/settings.ts';
import type { WidgetStatus } from '../domain/status/status.ts';

/** What stands behind everything on screen: the rules' word, the owner's settings, and the next closing (S-14). */
export interface Shown {
  readonly status: WidgetStatus;
  readonly settings: PublicSettings;
  readonly closesAt: Instant | null;
}

/** Why the widget is on its way out while its panel still holds somebody's words (S-10). */
export type Leaving = 'hidden' | 'disabled';
