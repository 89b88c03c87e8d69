import { readJson } from '../../base/json.ts';
import { isRecord } from '../../contract/guards/shape.ts';
import type { KeptTexts } from '../../contract/platform.ts';

/** What a browser keeps of a chat that is not over, so that its later pages follow it before the panel is opened. */
export interface KeptChat {
  readonly chat: string;
  /** The number of the last entry that was on screen. */
  readonly seen: number;
}

/** Reads what may be torn, or written by another hand. */
export function readKeptChat(store: KeptTexts, key: string): KeptChat | null {
  const kept = readJson(store.read(key));
  return isRecord(kept) && typeof kept.chat === 'string' && typeof kept.seen === 'number'
    ? { chat: kept.chat, seen: kept.seen }
    : null;
}

export const writeKeptChat = (store: KeptTexts, key: string, { chat, seen }: KeptChat): void =>
  void store.write(key, JSON.stringify({ chat, seen }));
