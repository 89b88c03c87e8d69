import type { FormSession } from '../engine/form-state.ts';
import { chatKey, openKey, visitorKey } from '../engine/keys.ts';
import { agree } from '../engine/tabs/agree.ts';
import { agreedDraft } from '../engine/tabs/agreed-draft.ts';
import { roomName } from '../engine/tabs/room-name.ts';
import type { GateSide } from './gate-side.ts';
import { pagePlatform } from './page-platform.ts';

/** Where the panel covers the page, only the visitor opens it. */
const COVERS = '(max-width: 30em), (max-height: 30em)';

/**
 * The draft, and whether the panel is open, are the same in all tabs whose visitor has come as far as the panel (D-8); it
 * ends with the widget.
 */
export function agreeWithTabs(gate: GateSide, form: FormSession): void {
  const { options, told } = gate;
  const platform = pagePlatform(gate);
  const { local, session } = platform.stores;
  const key = openKey(options.widget);
  const draft = agreedDraft(form, platform.clock);

  const agreement = agree({
    widget: options.widget,
    platform,
    // The boot id itself would let whoever hears it be this visitor.
    who: () => roomName(options.widget, local.read(visitorKey(options.widget)) ?? ''),
    things: {
      draft,
      open: {
        present: () => undefined,
        take(isOpen) {
          if (isOpen === false && told.isOpen) gate.close();
          if (isOpen === true) openQuietly();
        },
      },
    },
  });

  function openQuietly(): void {
    if (told.isOpen || matchMedia(COVERS).matches) return;
    told.isOpenedQuietly = true;
    gate.open();
  }

  const isNoted = (): boolean => session.read(key) !== null;
  const isChatKept = (): boolean => local.read(chatKey(options.widget)) !== null;

  /** With a chat that goes on the next page takes it up where it was; without one it begins as any other (T-3). */
  function note(): void {
    if (told.isOpen && isChatKept()) session.write(key, '1');
    else if (isNoted()) session.remove(key);
  }

  function noteOpen(): void {
    note();
    agreement.tell('open', true);
  }

  function noteClosed(): void {
    told.isOpenedQuietly = false;
    note();
    tellClosed();
  }

  /** Later in this turn: a widget that is taken out of one page has then ended here, and closes in no other. */
  const tellClosed = (): void => queueMicrotask(() => told.isOpen || agreement.tell('open', false));

  const stops = [
    draft.onWritten((written) => agreement.tell('draft', written)),
    gate.hear('open', noteOpen),
    gate.hear('close', noteClosed),
    gate.hear('chat', note),
    gate.hear('chatless', note),
    agreement.stop,
  ];
  gate.hear('end', () => {
    for (const stop of stops) stop();
  });

  if (!told.isOpen && isNoted() && isChatKept()) openQuietly();
  else note();
}
