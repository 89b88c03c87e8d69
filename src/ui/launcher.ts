import { element, setText } from './element.ts';

export interface LauncherView {
  readonly text: string;
  /** Somebody can answer now: the lamp is lit. */
  readonly lit: boolean;
  readonly open: boolean;
  readonly busy: boolean;
  /** How many messages wait, and how that is said; null: none do. */
  readonly unread: Unread | null;
}

export interface Unread {
  readonly count: string;
  readonly label: string;
}

export interface LauncherActions {
  onPress(): void;
  /** The visitor may be about to press it: pointer near, focus, touch. */
  onIntent(): void;
}

export interface Launcher {
  readonly button: HTMLElement;
  show(view: LauncherView): void;
}

const BUBBLE =
  'M12 4c5 0 8.5 3.1 8.5 7.3s-3.5 7.2-8.5 7.2q-1.7 0-3.2-.4L4.2 20l1.2-3.6q-1.9-2.1-1.9-5.1C3.5 7.1 7 4 12 4Z';
const ARROW = 'm6 9.5 6 6 6-6';

/** The tab: what visitors see of a widget they have not opened. */
export function createLauncher(document: Document, { onPress, onIntent }: LauncherActions): Launcher {
  const path = element(document, 'path');
  const icon = element(document, 'svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, path);
  const label = element(document, 'span');
  const lamp = element(document, 'i');
  const badge = element(document, 'b', { class: 'badge', part: 'badge' });
  const button = element(
    document,
    'button',
    { type: 'button', part: 'launcher', 'aria-haspopup': 'dialog' },
    icon,
    label,
    lamp,
  );
  button.addEventListener('click', onPress);
  for (const intent of ['pointerenter', 'focus', 'touchstart']) {
    button.addEventListener(intent, onIntent, { passive: true });
  }

  return {
    button,
    show({ text, lit, open, busy, unread }) {
      button.className = open ? 'launcher open' : 'launcher';
      button.setAttribute('aria-expanded', `${open}`);
      button.setAttribute('aria-busy', `${busy}`);
      // What it controls is in the page only while it is open.
      if (open) button.setAttribute('aria-controls', 'panel');
      else button.removeAttribute('aria-controls');
      path.setAttribute('d', open ? ARROW : BUBBLE);
      setText(label, text);
      lamp.className = lit ? 'lamp lit' : 'lamp';
      if (unread) {
        badge.replaceChildren(element(document, 'span', { class: 'aside' }, ` ${unread.label} `), unread.count);
        button.append(badge);
      } else badge.remove();
    },
  };
}
