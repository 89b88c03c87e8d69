import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Instant } from '../../base/instant.ts';
import type { Platform } from '../../contract/platform.ts';
import type { VisitorMessage } from '../../domain/chat/visitor-chat.ts';
import { type ChatLog, entriesBeyond, isSameLog, lastOf, othersAfter, visitorWords } from './chat-log.ts';
import type { ChatSession } from './chat-session.ts';
import { isLiving } from './is-living.ts';
import { type KeptChat, readKeptChat, writeKeptChat } from './kept-chat.ts';

export interface SightOptions {
  readonly platform: Pick<Platform, 'page' | 'stores'>;
  readonly key: string;
  readonly log: ReadonlySignal<ChatLog>;
  /** The words of others up to this entry are before the visitor's eyes. */
  onSeen(chat: string, number: number): void;
  /** A chat this browser waited for was missed. */
  onMissed(words: string): void;
  /** Another tab has begun it or seen more of it, or its visitor said there that they keep waiting. */
  onOtherTab(): void;
}

export interface Sight extends Pick<ChatSession, 'unread' | 'newFrom' | 'isKept'> {
  /** The visitor's words are in this chat, with this number. */
  begin(chat: string, number: number): void;
  /** The log has changed from what it was; gives what in it is news here. */
  read(before: ChatLog): readonly VisitorMessage[];
  setOpen(isOpen: boolean): void;
  look(): void;
  keptAt(): Instant | null;
  keepWaiting(at: Instant): void;
  clear(): void;
  stop(): void;
}

/**
 * What the visitor has seen of the chat and what is new to them, over reloads and in all tabs (K-3, K-4). It is on screen
 * while the panel is open and the page in sight.
 */
export function createSight({ platform, key, log, onSeen, onMissed, onOtherTab }: SightOptions): Sight {
  const { page, stores } = platform;
  const { local } = stores;
  const seen = signal(0);
  const newFrom = signal<number | null>(null);
  const unread = computed(() => othersAfter(log.value, seen.value).length);

  let kept = readKeptChat(local.read(key));
  let isOpen = false;
  /** Since before what came last. */
  let wasOnScreen = false;
  /** After which entry of which chat all is news; null: nothing was heard yet, and nothing that was there before is. */
  let news: { readonly chat: string | null; readonly after: number } | null = null;

  function keep(next: KeptChat | null): void {
    if (JSON.stringify(next) === JSON.stringify(kept)) return;
    kept = next;
    if (next) writeKeptChat(local, key, next);
    else local.remove(key);
  }

  function look(): void {
    const present = log.peek();
    const { chat, entries } = present;
    const isOnScreen = isOpen && page.isVisible();
    if (isOnScreen) {
      if (!wasOnScreen) newFrom.value = othersAfter(present, seen.peek())[0]?.number ?? null;
      seen.value = Math.max(seen.peek(), lastOf(entries));
      const last = othersAfter(present, 0).at(-1);
      if (chat && last) onSeen(chat.id, last.number);
    }
    wasOnScreen = isOnScreen && news !== null && lastOf(entries) >= (chat?.head ?? 0);
    if (chat) keepOn(present);
  }

  /** For as long as there is something to come, or to be seen. */
  function keepOn({ chat, entries }: ChatLog): void {
    if (!chat) return;
    const wasKept = kept?.chat === chat.id;
    if (isLiving(chat) || (wasKept && chat.state === 'closed' && unread.peek() > 0)) {
      keep({ chat: chat.id, seen: seen.peek(), keptAt: wasKept ? (kept?.keptAt ?? null) : null });
    } else if (kept) {
      keep(null);
      if (wasKept && chat.state === 'missed') onMissed(visitorWords({ chat, entries }));
    }
  }

  const stopHearing = local.onChange(key, (text) => {
    const other = readKeptChat(text);
    const { chat, entries } = log.peek();
    kept = other;
    // What another tab keeps no more was seen there.
    if (chat && other?.chat === chat.id) seen.value = Math.max(seen.peek(), other.seen);
    else if (chat && !isLiving(chat)) seen.value = lastOf(entries);
    onOtherTab();
  });
  const stopWaking = page.onWake(look);

  return {
    unread,
    newFrom,
    isKept: () => kept !== null,
    begin(chat, number) {
      news ??= { chat, after: number - 1 };
      if (kept?.chat !== chat) keep({ chat, seen: number - 1, keptAt: null });
      look();
    },
    read(before) {
      const { chat } = log.peek();
      const isSame = isSameLog(chat, before.chat);
      if (!chat) {
        keep(null);
        news ??= { chat: null, after: 0 };
      } else if (!isSame && chat.id === before.chat?.id) {
        news = { chat: chat.id, after: chat.head };
        seen.value = Math.min(seen.peek(), chat.head);
      } else if (!isSame) {
        if (news?.chat !== chat.id) news = { chat: chat.id, after: news ? 0 : chat.head };
        newFrom.value = null;
        seen.value = kept?.chat === chat.id ? kept.seen : news.after;
      }
      look();
      const { after = 0 } = news ?? {};
      return entriesBeyond(before, log.peek())
        .filter((entry) => entry.kind === 'message')
        .filter(({ number }) => number > after);
    },
    setOpen(next) {
      isOpen = next;
      look();
    },
    look,
    keptAt: () => kept?.keptAt ?? null,
    keepWaiting(at) {
      if (kept) keep({ ...kept, keptAt: at });
    },
    clear() {
      keep(null);
      news = null;
      newFrom.value = null;
      seen.value = 0;
      wasOnScreen = false;
    },
    stop() {
      stopHearing();
      stopWaking();
    },
  };
}
