import type { FormSession } from '../engine/form-state.ts';
import { visitorKey } from '../engine/keys.ts';
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
  const draft = agreedDraft(form, platform.clock);

  const agreement = agree({
    widget: options.widget,
    platform,
    // The boot id itself would let whoever hears it be this visitor.
    who: () => roomName(options.widget, platform.stores.local.read(visitorKey(options.widget)) ?? ''),
    things: {
      draft,
      open: {
        present: () => undefined,
        take(isOpen) {
          if (isOpen === false && told.isOpen) gate.close();
          if (isOpen === true && !told.isOpen && !matchMedia(COVERS).matches) gate.open();
        },
      },
    },
  });

  /** Later in this turn: a widget that is taken out of one page has then ended here, and closes in no other. */
  const tellClosed = (): void => queueMicrotask(() => told.isOpen || agreement.tell('open', false));

  const stops = [
    draft.onWritten((written) => agreement.tell('draft', written)),
    gate.hear('open', () => agreement.tell('open', true)),
    gate.hear('close', tellClosed),
    agreement.stop,
  ];
  gate.hear('end', () => {
    for (const stop of stops) stop();
  });
}
