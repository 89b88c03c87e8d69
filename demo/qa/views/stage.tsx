import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';

export interface StageProps {
  readonly lab: Lab;
  /** The element the widget lives in. */
  readonly stage: HTMLElement;
}

/** The page the visitor sees, with the widget in its corner. */
export function Stage({ lab, stage }: StageProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useSignal(lab.shown);
  const { network, storage, whenUnreachable } = useSignal(lab.situation);
  useEffect(() => {
    frame.current?.append(stage);
  }, [stage]);
  const nothing = shown?.mode === 'hidden' || shown?.mode === 'disabled';
  return (
    <aside class="stage" aria-label="The visitor’s page">
      <div class="window">
        <p class="window-bar">
          <span class="dots" aria-hidden="true" />
          <span class="address">lantern.example</span>
          {network !== 'none' && <span class="tag bad">{network}</span>}
          {storage !== 'none' && <span class="tag bad">storage {storage}</span>}
        </p>
        <div class="window-page" ref={frame}>
          <div class="filler" aria-hidden="true">
            <i />
            <i />
            <i />
            <i />
          </div>
          {nothing && <p class="nothing">The widget renders nothing now.</p>}
          {shown === null && whenUnreachable === 'hide' && (
            <p class="nothing">No answer yet: the widget renders nothing.</p>
          )}
        </div>
      </div>
      <div class="actions">
        <button type="button" onClick={lab.reloadPage}>
          Reload the page
        </button>
        <button type="button" onClick={() => lab.page.openPanel()}>
          widget.open()
        </button>
      </div>
    </aside>
  );
}
