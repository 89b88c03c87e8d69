import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Platform } from '../../contract/platform.ts';

/** What it takes to follow a chat beside other tabs. */
export interface SharedFeedOptions {
  readonly widget: string;
  readonly platform: Pick<Platform, 'clock' | 'page' | 'random' | 'tabs'>;
  readonly calls: Pick<ChatBackend, 'followChat' | 'readChat'>;
}
