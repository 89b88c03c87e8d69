import type { VNode } from 'preact';
import type { Lab } from '../lab.ts';
import { clockTime } from '../moment.ts';
import { useSignal } from '../use-signal.ts';
import { Card } from './card.tsx';

/** What the widget told its page, newest first. */
export function DiaryCard({ lab }: { lab: Lab }): VNode {
  const entries = useSignal(lab.diary.entries);
  const { timeZone } = useSignal(lab.situation);
  return (
    <Card title="Events of the widget" aside={<span class="tag">{entries.length}</span>}>
      {entries.length === 0 && <p class="none">None yet.</p>}
      <ol class="diary">
        {entries.map(({ number, at, event, detail }) => (
          <li key={number}>
            <small>{clockTime(at, timeZone)}</small> <b>{event}</b> {detail}
          </li>
        ))}
      </ol>
    </Card>
  );
}
