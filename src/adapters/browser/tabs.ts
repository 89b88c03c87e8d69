import type { Stop } from '../../base/stop.ts';
import type { Tabs } from '../../contract/platform.ts';

/** The other tabs of this origin, by Web Locks and BroadcastChannel, either of which a page may not have. Never throws. */
export const browserTabs: Tabs = {
  hold(name, onHeld) {
    const locks = navigator.locks as LockManager | undefined;
    if (!locks) return null;
    const waiting = new AbortController();
    const { signal } = waiting;
    let letGo: Stop = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const take = (): Promise<void> => {
      if (!signal.aborted) onHeld();
      return held;
    };
    // Refused where the origin is opaque, as in a sandboxed frame: no other tab shares it, so that it is held already.
    locks.request(name, { signal }, take).catch(take);
    return () => {
      waiting.abort();
      letGo();
    };
  },

  meet(name, listener) {
    let channel = openChannel(name);
    const hear = ({ data }: MessageEvent): void => listener(data);
    channel?.addEventListener('message', hear);
    return {
      say: (message) => channel?.postMessage(message),
      leave() {
        channel?.removeEventListener('message', hear);
        channel?.close();
        channel = null;
      },
    };
  },
};

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
