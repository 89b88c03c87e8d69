import { nextClosing } from '../engine/next-closing.ts';
import type { Leaving, Shown } from '../ui/shown.ts';
import { createTab, type TabView } from '../ui/tab.ts';
import { invites } from '../ui/tab-text.ts';
import { loadWords } from '../ui/words/load-words.ts';
import { attend } from './attend.ts';
import { gateLocale } from './gate-locale.ts';
import type { GateSide, MountedTab } from './gate-side.ts';
import { attachHost } from './host-element.ts';
import type { Panel, PanelModule } from './panel-chunk.ts';
import styles from './styles/tab.css?inline';

/** Loads the panel's chunk and shows nothing. */
export async function loadPanel(gate: GateSide): Promise<PanelModule> {
  await gate.prepare('panel');
  return import('./panel.tsx');
}

/** Puts the host element, its shadow root and the launcher into the page, and keeps them true until it is told to go. */
export function mountTab(gate: GateSide): MountedTab {
  const { container = document.body, theme = 'system', position = 'end' } = gate.options;
  const host = attachHost(container, gate.platform.clock);
  host.adopt(styles);
  const tab = createTab(container.ownerDocument, `${theme} ${position}`, {
    onPress: press,
    onIntent: () => void fetchPanel(),
    onRetry: () => void open(),
    onClose: () => gate.close(),
  });

  let view: TabView = {
    shown: shownNow(gate),
    speech: { locale: gateLocale(gate), words: null },
    state: 'closed',
    leaving: false,
    unread: gate.told.unread ?? 0,
  };
  /** The panel, once it was open or an invitation came. */
  let panel: Panel | null = null;
  /** Not before the first words are there or known not to come: nobody should see a text change under the eye. */
  let drawn = false;
  let mounted = true;
  let fetched: Promise<Panel> | null = null;
  let whenGone = (): void => {};

  function show(change: Partial<TabView>): void {
    view = { ...view, ...change };
    if (!drawn || !mounted) return;
    if (!tab.element.parentNode) host.root.append(tab.element);
    tab.show(view);
    const { shown, speech, leaving } = view;
    const isOpen = view.state === 'open';
    panel?.draw(tab.place, { isOpen, shown, speech, leaving: leaving ? leavingFor(shown) : null });
  }

  async function speak(): Promise<void> {
    const locale = gateLocale(gate);
    const words = await loadWords(locale, (chunk) => gate.prepare(chunk)).catch(() => null);
    if (locale !== gateLocale(gate)) return;
    drawn = true;
    show({ speech: { locale, words } });
  }

  /** null: it could not be loaded; the next call tries again. */
  function fetchPanel(): Promise<Panel | null> {
    // Beside the panel, which asks for it once it is there: a round trip less. Where it does not come, the panel asks again.
    if (!fetched && !gate.backend && invites(view.shown.status)) gate.prepare('chat').catch(() => {});
    fetched ??= Promise.all([loadPanel(gate), spoken]).then(([module]) => module.createPanel(gate, host.adopt));
    return fetched.catch(() => (fetched = null));
  }

  async function open(): Promise<void> {
    if (view.state === 'open') return;
    show({ state: 'loading' });
    tellOpen(true);
    panel = await fetchPanel();
    await panel?.ready();
    if (view.state === 'loading') show({ state: panel ? 'open' : 'failed' });
  }

  /** An invitation stands beside the closed tab, and comes from the panel's script (I-1). */
  async function showInvitation(): Promise<void> {
    panel ??= await fetchPanel();
    show({});
  }

  function press(): void {
    if (view.state === 'closed') gate.open();
    else if (view.state === 'failed') void open();
    else gate.close();
  }

  function close(): void {
    if (view.state === 'closed') return;
    const heldFocus = host.root.activeElement;
    show({ state: 'closed' });
    tellOpen(false);
    if (view.leaving) depart();
    else if (heldFocus) host.root.querySelector('button')?.focus();
  }

  function depart(): void {
    unmount();
    whenGone();
  }

  function tellOpen(isOpen: boolean): void {
    gate.told.isOpen = isOpen;
    gate.announce(isOpen ? 'open' : 'close', undefined);
  }

  function unmount(): void {
    if (!mounted) return;
    mounted = false;
    if (view.state !== 'closed') tellOpen(false);
    for (const stop of stops) stop();
    panel?.draw(tab.place, null);
    tab.element.remove();
    host.remove();
  }

  const stops = [
    gate.watch.onChange(() => show({ shown: shownNow(gate, view.shown) })),
    gate.hear('locale', () => void speak()),
    gate.hear('unread', (unread) => show({ unread })),
    gate.hear('invitation', () => void showInvitation()),
    attend(gate),
  ];
  const spoken = speak();

  return {
    open,
    close,
    leave(gone) {
      whenGone = gone;
      if (view.state === 'open' && panel?.hasDraft()) show({ leaving: true });
      else depart();
    },
    stay: () => show({ leaving: false }),
    unmount,
  };
}

const leavingFor = ({ status }: Shown): Leaving => (status.mode === 'disabled' ? 'disabled' : 'hidden');

/** What the watch knows; before it knows anything, what was shown last, or the plain form of an unset widget. */
function shownNow({ options, watch }: GateSide, last?: Shown): Shown {
  const watched = watch.current();
  if (watched.state === 'known') {
    return { status: watched.status, settings: watched.document.settings, closesAt: nextClosing(watch) };
  }
  return (
    last ?? {
      status: { availability: 'offline', reason: 'no-agents', mode: 'form', changesAt: null, opensAt: null },
      settings: { id: options.widget },
      closesAt: null,
    }
  );
}
