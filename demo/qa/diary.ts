import { type ReadonlySignal, signal } from '@preact/signals-core';

/** One thing the widget told its page. */
export interface DiaryEntry {
  readonly number: number;
  readonly at: number;
  readonly event: string;
  readonly detail: string;
}

/** What the widget told its page, newest first. */
export interface Diary {
  readonly entries: ReadonlySignal<readonly DiaryEntry[]>;
  note(event: string, detail: string): void;
  clear(): void;
}

const MOST_ENTRIES = 100;

export function createDiary(now: ReadonlySignal<number>): Diary {
  const entries = signal<readonly DiaryEntry[]>([]);
  let number = 0;
  return {
    entries,
    note(event, detail) {
      entries.value = [{ number: ++number, at: now.peek(), event, detail }, ...entries.value].slice(0, MOST_ENTRIES);
    },
    clear() {
      entries.value = [];
    },
  };
}
