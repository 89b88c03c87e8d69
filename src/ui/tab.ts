import { directionOf } from './direction.ts';
import { element, setText } from './element.ts';
import { createLauncher, type LauncherActions } from './launcher.ts';
import { type LoadFailureActions, loadFailure } from './load-failure.ts';
import type { Shown } from './shown.ts';
import { invites, tabText } from './tab-text.ts';
import { spokenLocale } from './words/spoken-locale.ts';
import { tabWords } from './words/tab-words.ts';
import type { Speech } from './words/words.ts';

/** What there is to show. */
export interface TabView {
  readonly shown: Shown;
  readonly speech: Speech;
  readonly state: 'closed' | 'loading' | 'failed' | 'open';
  /** On its way out: only an open panel with somebody's words is left (S-10). */
  readonly leaving: boolean;
  /** How many messages wait unread. */
  readonly unread: number;
}

export interface Tab {
  /** Everything of the widget that is on screen. */
  readonly element: HTMLElement;
  /** Where the panel draws itself. */
  readonly place: HTMLElement;
  show(view: TabView): void;
}

/**
 * The launcher and what stands beside it, in plain DOM. Preact costs more than all of this, so it comes with the panel,
 * once somebody means to write.
 */
export function createTab(document: Document, looks: string, actions: LauncherActions & LoadFailureActions): Tab {
  const launcher = createLauncher(document, actions);
  const aside = element(document, 'p', { class: 'aside', role: 'status' });
  const place = element(document, 'div', { class: 'place' });
  const root = element(document, 'div', { class: `root ${looks}` }, aside, place);
  let failure: HTMLElement | undefined;

  return {
    element: root,
    place,
    show({ shown: { settings, status }, speech, state, leaving, unread }) {
      const words = speech.words?.tab ?? tabWords;
      const waiting = unread > 0 ? { label: words.unread, count: shortCount(unread, spokenLocale(speech)) } : null;
      root.lang = spokenLocale(speech);
      root.dir = directionOf(speech.locale);
      launcher.show({
        text: tabText(settings, status, speech.locale, words),
        lit: invites(status),
        open: state === 'open',
        busy: state === 'loading',
        unread: waiting,
      });
      if (leaving) launcher.button.remove();
      else if (!launcher.button.parentNode) root.prepend(launcher.button);
      setText(aside, state === 'loading' ? words.loading : waiting ? `${waiting.label} ${waiting.count}` : '');
      if (state !== 'failed') {
        failure?.remove();
        failure = undefined;
      } else if (!failure) {
        failure = loadFailure(document, words, actions);
        place.before(failure);
      }
    },
  };
}

/** A number for a small place: `99+` beyond what fits. */
const shortCount = (count: number, locale: string): string =>
  `${new Intl.NumberFormat(locale).format(Math.min(count, 99))}${count > 99 ? '+' : ''}`;
