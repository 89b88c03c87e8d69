import type { BotSettings, PublicBotSettings } from './bot/bot-settings.ts';
import type { Contact } from './chat/chat.ts';
import type { ChatTextName } from './chat/chat-texts.ts';
import type { FileSettings } from './file/file-settings.ts';
import type { FieldUse, FormSettings } from './form/form-settings.ts';
import type { Schedule } from './schedule/schedule.ts';
import type { Reason } from './status/status.ts';
import type { Text } from './text/text.ts';

export type Policy = 'presence' | 'schedule' | 'presence-and-schedule' | 'presence-or-schedule';
export type OfflineExperience = 'form' | 'hide' | 'wait';

/** What the owner may say differently for one reason of being offline (S-14); unset members fall back to the general ones. */
export interface OfflineWords {
  readonly experience?: OfflineExperience;
  readonly message?: Text;
  readonly tabText?: Text;
}

/** What an owner may say about the chats of a widget. */
export interface ChatSettings {
  /** What a visitor is told as their chat comes into a state; unset ones are the built-in words (C-20). */
  readonly texts?: Readonly<Partial<Record<ChatTextName, Text>>>;
  /** What a visitor is asked for with their first words; unset: nothing. Whoever has said it before is not asked again. */
  readonly fields?: Readonly<Partial<Record<keyof Contact, FieldUse>>>;
  /**
   * Seconds of waiting for an answer, rising, at each of which a visitor may choose to keep waiting or to leave a message
   * (K-7); default `PATIENCE_SECONDS`, an empty list: never.
   */
  readonly patience?: readonly number[];
  /** Whether a closed chat can be rated (K-8); default true. */
  readonly rating?: boolean;
}

/** All an owner can set about one widget. JSON; everything optional but `id`; unknown keys are refused by name at save. */
export interface WidgetSettings {
  readonly id: string;
  readonly disabled?: boolean;
  /** What a disabled widget does: nothing at all (default), or its offline experience (S-3). */
  readonly whenDisabled?: 'nothing' | 'offline';
  /** How hours and people combine; by default `presence-and-schedule` with hours, else `presence` (S-4). */
  readonly policy?: Policy;
  readonly schedule?: Schedule;
  readonly departments?: readonly string[];
  readonly offline?: OfflineWords & {
    readonly form?: FormSettings;
    readonly byReason?: Readonly<Partial<Record<Reason, OfflineWords>>>;
  };
  readonly online?: { readonly tabText?: Text; readonly greeting?: Text };
  readonly bot?: BotSettings;
  readonly chat?: ChatSettings;
  /** Files in chats (K-6). */
  readonly files?: FileSettings;
  /** Allowed page origins (Z-3); none listed: any origin. */
  readonly origins?: readonly string[];
  readonly tracking?: boolean;
  /** ISO 8601 duration or `"1 business day"` (default) (F-4). */
  readonly replyWithin?: string;
  /** Minutes before closing at which a notice appears; unset: no notice (S-14). */
  readonly closingNotice?: number;
  /** Milliseconds between two looks at the status document by a page without a held connection; default 30,000, least 1,000 (D-7). */
  readonly statusIntervalMs?: number;
  readonly cookieDomain?: string;
  readonly scope?: 'site' | 'host';
  readonly secure?: 'auto' | 'always';
  readonly linkDomains?: readonly string[];
  /** Days after a visitor was last seen until all that is kept of them is erased; unset: never (Z-7). */
  readonly retentionDays?: number;
}

/** The settings a page needs; what only the server decides by stays on the server. */
export type PublicSettings = Omit<WidgetSettings, 'origins' | 'retentionDays' | 'tracking' | 'bot'> & {
  readonly tracking?: boolean;
  readonly bot?: PublicBotSettings;
};
