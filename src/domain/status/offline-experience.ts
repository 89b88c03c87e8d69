import type { OfflineExperience, WidgetSettings } from '../settings.ts';
import type { Reason } from './status.ts';

/** What a visitor finds while the widget is offline for this reason: the reason's own, the general one, a form (S-7, S-14). */
export const offlineExperience = ({ offline }: Pick<WidgetSettings, 'offline'>, reason: Reason): OfflineExperience =>
  offline?.byReason?.[reason]?.experience ?? offline?.experience ?? 'form';
