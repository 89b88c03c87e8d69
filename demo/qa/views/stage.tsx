import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Lab } from '../lab.ts';
import type { SimulatedPage } from '../simulated-page.ts';
import { useSignal } from '../use-signal.ts';
import { Switch } from './switch.tsx';

export interface StageProps {
  readonly lab: Lab;
  /** The elements the two visitors’ widgets live in. */
  readonly stages: readonly [HTMLElement, HTMLElement];
}

/** The pages the visitors see, each with the widget in its corner. */
export function Stage({ lab, stages }: StageProps): VNode {
  const { visitors, bench } = useSignal(lab.situation);
  return (
    <aside class="stage" aria-label="The visitors’ pages" data-visitors={visitors}>
      {stages.slice(0, visitors).map((stage, index) => (
        <Window key={index} lab={lab} stage={stage} page={lab.pages[index] ?? lab.page} number={index + 1} />
      ))}
      <div class="actions">
        <button type="button" onClick={lab.reloadPage}>
          Reload the page
        </button>
        {bench === 'http' && (
          <button type="button" onClick={() => void lab.restartServer()}>
            Restart the server
          </button>
        )}
        <button type="button" onClick={() => lab.page.openPanel()}>
          widget.open()
        </button>
        <Switch label="second visitor" on={visitors === 2} onChange={(on) => lab.setVisitors(on ? 2 : 1)} />
      </div>
    </aside>
  );
}

interface WindowProps {
  readonly lab: Lab;
  readonly stage: HTMLElement;
  readonly page: SimulatedPage;
  /** From 1. */
  readonly number: number;
}

function Window({ lab, stage, page, number }: WindowProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useSignal(page.shown);
  const { network, storage, whenUnreachable, visitors } = useSignal(lab.situation);
  useEffect(() => {
    frame.current?.append(stage);
  }, [stage]);
  const nothing = shown?.mode === 'hidden' || shown?.mode === 'disabled';
  return (
    <section class="window" aria-label={`Visitor ${number}`}>
      <p class="window-bar">
        <span class="dots" aria-hidden="true" />
        <span class="address">lantern.example</span>
        {visitors === 2 && <span class="tag">visitor {number}</span>}
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
    </section>
  );
}
