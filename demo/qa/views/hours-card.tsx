import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { DAY_MS } from '../../../src/base/instant.ts';
import type { Schedule } from '../../../src/domain/schedule/schedule.ts';
import type { StatusDocument } from '../../../src/domain/status/status-document.ts';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { Card } from './card.tsx';
import { Pick } from './pick.tsx';
import { TimeLineView } from './time-line-view.tsx';
import { WeekView } from './week-view.tsx';

/** The hours as a week, and what the status will be in the seven days to come. */
export function HoursCard({ lab }: { lab: Lab }): VNode {
  const document = useSignal(lab.document);
  const now = useSignal(lab.now);
  const [wanted, setWanted] = useState('widget');
  const schedules = document ? schedulesOf(document) : [];
  const chosen = schedules.find(({ value }) => value === wanted) ?? schedules[0];

  return (
    <Card
      title="Hours"
      class="hours"
      aside={
        schedules.length > 1 && (
          <Pick
            label="Hours of"
            hideLabel
            options={schedules.map(({ value, label }) => ({ value, label }))}
            value={chosen?.value ?? 'widget'}
            onChange={setWanted}
          />
        )
      }
    >
      {chosen ? (
        <WeekView schedule={chosen.schedule} now={now} />
      ) : (
        <p class="none">No hours are set: the people alone decide.</p>
      )}
      {document && (
        <>
          <h3>The next seven days, if everybody stays as they are</h3>
          <TimeLineView document={document} now={now} until={now + 7 * DAY_MS} />
        </>
      )}
    </Card>
  );
}

interface NamedSchedule {
  readonly value: string;
  readonly label: string;
  readonly schedule: Schedule;
}

function schedulesOf({ settings, people }: StatusDocument): readonly NamedSchedule[] {
  const own = (people.departments ?? []).flatMap(({ id, schedule }) =>
    schedule ? [{ value: `department ${id}`, label: `Department ${id}`, schedule }] : [],
  );
  return settings.schedule ? [{ value: 'widget', label: 'Widget', schedule: settings.schedule }, ...own] : own;
}
