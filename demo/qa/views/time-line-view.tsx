import type { VNode } from 'preact';
import type { StatusDocument } from '../../../src/domain/status/status-document.ts';
import { MODE_WORDS } from '../modes.ts';
import { shortMoment } from '../moment.ts';
import { type Stretch, timeLine } from '../time-line.ts';

export interface TimeLineViewProps {
  readonly document: StatusDocument;
  readonly now: number;
  readonly until: number;
}

/** A band of what is to come, and the same as a list. */
export function TimeLineView({ document, now, until }: TimeLineViewProps): VNode {
  const { settings, people } = document;
  const zone = settings.schedule?.timeZone ?? 'UTC';
  const stretches = timeLine({ settings, people }, now, until);
  const share = (ms: number): number => (1_000 * ms) / (until - now);
  return (
    <figure class="time-line">
      <svg viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">
        {stretches.map(({ from, to, status }) => (
          <rect key={from} data-mode={status.mode} x={share(from - now)} y="0" width={share(to - from)} height="16" />
        ))}
      </svg>
      <ol>
        {stretches.map((stretch, index) => (
          <li key={index === 0 ? 'now' : stretch.from} data-mode={stretch.status.mode}>
            <b>{index === 0 ? 'Now' : shortMoment(stretch.from, zone)}</b>
            <span>{sayStretch(stretch)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

const sayStretch = ({ status }: Stretch): string =>
  [MODE_WORDS[status.mode], status.reason === 'open' ? '' : status.reason, status.holiday ?? '']
    .filter(Boolean)
    .join(' · ');
