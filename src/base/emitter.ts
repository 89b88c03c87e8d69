import type { Stop } from './stop.ts';

/** Tells any number of listeners of one event; a listener that throws is reported and keeps no other from hearing. */
export interface Emitter<Event> {
  emit(event: Event): void;
  on(listener: (event: Event) => void): Stop;
  readonly size: number;
}

export function createEmitter<Event>(onError: (error: unknown) => void): Emitter<Event> {
  const listeners = new Set<{ hear: (event: Event) => void }>();
  return {
    emit(event) {
      for (const listener of [...listeners]) {
        if (!listeners.has(listener)) continue;
        try {
          listener.hear(event);
        } catch (error) {
          onError(error);
        }
      }
    },
    on(hear) {
      const listener = { hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get size() {
      return listeners.size;
    },
  };
}
