import { type ReadonlySignal, signal } from '@preact/signals-core';
import { chatKey, wordsKey } from '../engine/keys.ts';
import type { ChatModule, ChatRoom } from './chat-chunk.ts';
import type { GateSide } from './gate-side.ts';
import { isTracked } from './is-tracked.ts';
import { openForm } from './open-form.ts';
import { openSession } from './open-session.ts';
import { pagePlatform } from './page-platform.ts';

export interface OpenedChat {
  /** null: its script is not there, because nothing asks for it, the backend has no chats, or it did not come. */
  readonly room: ReadonlySignal<ChatRoom | null>;
  readonly styles: ReadonlySignal<string | null>;
  /** Loads and follows it where there is something to show; `isNear`: somebody may be about to open the panel. */
  meet(isNear: boolean): Promise<void>;
}

const chats = new WeakMap<GateSide, OpenedChat>();

/**
 * The chat of a widget, and when its script is loaded. A page in which nobody talks, has talked or is looked for never
 * loads it; where it does not come the form serves in its place, as it does with a backend without chats.
 */
export function openChat(gate: GateSide): OpenedChat {
  const opened = chats.get(gate);
  if (opened) return opened;
  const { backend, options, told, watch } = gate;
  const { session } = openSession(gate);
  const { local } = pagePlatform(gate).stores;
  const room = signal<ChatRoom | null>(null);
  const styles = signal<string | null>(null);
  let coming: Promise<ChatModule> | undefined;

  async function load(): Promise<void> {
    coming ??= gate.prepare('chat').then(() => import('./chat.tsx'));
    const module = await coming;
    room.value ??= module.createChat(gate, openForm(gate));
    styles.value = module.styles;
  }

  async function meet(isNear: boolean): Promise<void> {
    if (backend && !backend.abilities.has('chats')) return;
    const watched = watch.current();
    const talks = watched.state === 'known' && /chat|bot|wait/.test(watched.status.mode);
    const isLeft = [chatKey, wordsKey].some((key) => local.read(key(options.widget)) !== null);
    const isFollowed = isTracked(gate) || isLeft;
    if (!isFollowed && !(isNear && (talks || session.isKept()))) return;
    try {
      if (!room.peek()) await load();
    } catch {
      coming = undefined;
    }
    if (isFollowed || (told.isOpen && session.isKept())) room.peek()?.follow();
  }

  const made = { room, styles, meet };
  chats.set(gate, made);
  const stops = [
    watch.onChange(() => void meet(told.isOpen ?? false)),
    gate.hear('consent', () => void meet(false)),
    gate.hear('open', () => void meet(true)),
    // A chat that began in another tab is this one's as well (D-8).
    local.onChange(chatKey(options.widget), () => void meet(told.isOpen ?? false)),
    // Whoever is named by the page may have a chat from another browser (T-10).
    session.state.subscribe((known) => {
      if (known.state === 'known' && known.identity) void meet(told.isOpen ?? false);
    }),
  ];
  gate.hear('end', () => {
    for (const stop of stops) stop();
  });
  return made;
}
