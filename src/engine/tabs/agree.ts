import { canonicalJson } from '../../base/json.ts';
import type { Stop } from '../../base/stop.ts';
import { isRecord } from '../../contract/guards/shape.ts';
import type { Platform, TabTalk } from '../../contract/platform.ts';

/** Something that is the same in all open tabs of one person. */
export interface AgreedThing {
  /** As it is here; undefined: a tab that has just come need not be told. */
  present(): unknown;
  /** As it is in another tab. Any script of the origin can say this, so that it may be anything. */
  take(said: unknown): void;
}

export interface AgreementOptions {
  readonly widget: string;
  readonly platform: Pick<Platform, 'page' | 'tabs'>;
  /** Whose tab this is now; what another person's says is passed over (T-10). */
  who(): string;
  readonly things: Readonly<Record<string, AgreedThing>>;
}

export interface Agreement {
  /** The visitor changed it here. What is no change to what was said or heard last goes to nobody. */
  tell(thing: string, value: unknown): void;
  stop: Stop;
}

/**
 * Keeps things the same in all open tabs, by message alone (D-8): each tab keeps its own copy as it did before, and one
 * that has just come asks for what the others have. While a page is in the browser's cache it hears nothing (D-7).
 */
export function agree({ widget, platform, who, things }: AgreementOptions): Agreement {
  const { page, tabs } = platform;
  const last = new Map<string, string>();
  let talk: TabTalk | null = null;

  function say(thing: string | null, value?: unknown): void {
    talk?.say({ who: who(), thing, value });
  }

  function hear(said: unknown): void {
    if (!isRecord(said) || said.who !== who()) return;
    const { thing, value } = said;
    if (thing === null) answer();
    else if (typeof thing === 'string' && Object.hasOwn(things, thing) && value !== undefined) {
      last.set(thing, canonicalJson(value));
      things[thing]?.take(value);
    }
  }

  function answer(): void {
    for (const [thing, { present }] of Object.entries(things)) {
      const value = present();
      if (value !== undefined) say(thing, value);
    }
  }

  function meet(): void {
    if (talk) return;
    talk = tabs.meet(`pl:${widget}:agree`, hear);
    say(null);
  }

  function leave(): void {
    talk?.leave();
    talk = null;
  }

  meet();
  const stops = [page.onLeave(leave), page.onWake(meet), leave];

  return {
    tell(thing, value) {
      const text = canonicalJson(value);
      if (last.get(thing) === text) return;
      last.set(thing, text);
      say(thing, value);
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
