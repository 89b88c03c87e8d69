import type { VNode } from 'preact';
import type { StatusInput } from '../../../src/domain/status/evaluate-status.ts';
import { evaluateStatus } from '../../../src/domain/status/evaluate-status.ts';
import { explainStatus } from '../../../src/domain/status/explain-status.ts';
import type { Lab } from '../lab.ts';
import { MODE_WORDS } from '../modes.ts';
import { moment, span } from '../moment.ts';
import { useSignal } from '../use-signal.ts';

/** What the rules say at this instant, why, and whether the widget already shows it. */
export function VerdictCard({ lab }: { lab: Lab }): VNode {
  const document = useSignal(lab.document);
  const now = useSignal(lab.now);
  const { timeZone } = useSignal(lab.situation);
  const shown = useSignal(lab.page.shown);
  if (!document) return <section class="verdict" data-mode="asking" aria-busy="true" />;

  const input: StatusInput = { settings: document.settings, people: document.people, now };
  const status = evaluateStatus(input);
  const zone = document.settings.schedule?.timeZone ?? timeZone;
  const sentences = explainStatus(input, { timeZone, locale: 'en-GB' });
  const behind = shown !== null && (shown.mode !== status.mode || shown.reason !== status.reason);

  return (
    <section class="verdict" data-mode={status.mode} aria-label="Status">
      <div class="verdict-face">
        <span class="lamp" aria-hidden="true" />
        <div>
          <p class="mode">{MODE_WORDS[status.mode]}</p>
          <p class="chips">
            <code>{status.availability}</code>
            <code>{status.reason}</code>
            <code>mode {status.mode}</code>
            {status.holiday && <code>{status.holiday}</code>}
          </p>
        </div>
      </div>
      <div class="sentences">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <dl class="edges">
        <Edge name="Changes" at={status.changesAt} now={now} zone={zone} none="not by the clock alone" />
        <Edge
          name="Opens"
          at={status.opensAt}
          now={now}
          zone={zone}
          none={status.availability === 'online' ? 'not while open' : 'no opening ahead'}
        />
        <div>
          <dt>Widget</dt>
          <dd class={behind ? 'behind' : ''}>
            {shown === null ? 'has no answer yet' : behind ? `still shows ${shown.mode}` : 'shows the same'}
          </dd>
        </div>
      </dl>
      <details>
        <summary>WidgetStatus</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>{JSON.stringify(status, null, 2)}</pre>
      </details>
    </section>
  );
}

interface EdgeProps {
  readonly name: string;
  readonly at: number | null;
  readonly now: number;
  readonly zone: string;
  readonly none: string;
}

function Edge({ name, at, now, zone, none }: EdgeProps): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {at === null ? (
          <span class="none">{none}</span>
        ) : (
          <>
            in {span(at - now)} <small>{moment(at, zone)}</small>
          </>
        )}
      </dd>
    </div>
  );
}
