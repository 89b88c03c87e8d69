import type { Instant } from '../../base/instant.ts';
import type { Mode, Reason } from '../status/status.ts';
import type { FormValues } from './form-field.ts';
import type { PageContext } from './submission.ts';

export type OfflineMessageState = 'new' | 'read' | 'replied' | 'archived';

/** Why a message is kept apart from the others: it filled the trap field, or was sent faster than a person can type (F-6). */
export type SpamSign = 'trap' | 'too-fast';

/** A submitted form as the workspace keeps it (F-4). */
export interface OfflineMessage {
  readonly id: string;
  readonly widget: string;
  readonly visitor: string;
  readonly state: OfflineMessageState;
  /** null: taken for a person's. */
  readonly spam: SpamSign | null;
  readonly values: FormValues;
  readonly consent: boolean;
  readonly page: PageContext;
  readonly language: string;
  readonly timeZone: string;
  /** The department the page spoke for, if it named one. */
  readonly department?: string;
  /** The face the visitor saw, and the one the rules gave on arrival. */
  readonly shownMode: Mode;
  readonly mode: Mode;
  readonly reason: Reason;
  readonly createdAt: Instant;
  readonly replyBy: Instant;
}
