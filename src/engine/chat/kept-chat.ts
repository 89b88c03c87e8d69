import type { Instant } from '../../base/instant.ts';
import { readJson } from '../../base/json.ts';
import { isDateTime, isRecord } from '../../contract/guards/shape.ts';
import type { KeptTexts } from '../../contract/platform.ts';

/** What a browser keeps of a chat that is not over, so that its later pages follow it before the panel is opened. */
export interface KeptChat {
  readonly chat: string;
  /** The number of the last entry that was on screen. */
  readonly seen: number;
  /** When the visitor last chose to wait on; null: not yet (K-7). */
  readonly keptAt: Instant | null;
}

/** Reads what may be torn, or written by another hand. */
export function readKeptChat(text: string | null): KeptChat | null {
  const kept = readJson(text);
  return isRecord(kept) && typeof kept.chat === 'string' && typeof kept.seen === 'number'
    ? { chat: kept.chat, seen: kept.seen, keptAt: isDateTime(kept.keptAt) ? (kept.keptAt as Instant) : null }
    : null;
}

export const writeKeptChat = (store: KeptTexts, key: string, { chat, seen, keptAt }: KeptChat): void =>
  void store.write(key, JSON.stringify({ chat, seen, ...(keptAt !== null && { keptAt }) }));
