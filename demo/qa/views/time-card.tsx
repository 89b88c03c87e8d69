import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/base/instant.ts';
import { evaluateStatus } from '../../../src/domain/status/evaluate-status.ts';
import type { Lab } from '../lab.ts';
import { clockTime, moment } from '../moment.ts';
import { SPEEDS } from '../situation.ts';
import { useSignal } from '../use-signal.ts';
import { instantOf, nextNight, wallTime } from '../zoned-time.ts';
import { Card } from './card.tsx';
import { Choice } from './choice.tsx';
import { Pick } from './pick.tsx';

const SPEED_WORDS = { 0: 'Frozen', 1: '1×', 60: '1 min/s', 600: '10 min/s' } as const;
const SPEED_OPTIONS = SPEEDS.map((value) => ({ value, label: SPEED_WORDS[value] }));

/** Among them those that chats wait by: an offer, an answer, the grace. */
const STEPS = [
  [-DAY_MS, '−1 day'],
  [-HOUR_MS, '−1 hour'],
  [30 * SECOND_MS, '+30 s'],
  [MINUTE_MS, '+1 min'],
  [3 * MINUTE_MS, '+3 min'],
  [10 * MINUTE_MS, '+10 min'],
  [HOUR_MS, '+1 hour'],
  [DAY_MS, '+1 day'],
] as const;

/** The clock of the whole situation: where it stands, how fast it runs, and where one may want to go. */
export function TimeCard({ lab }: { lab: Lab }): VNode {
  const now = useSignal(lab.now);
  const { speed, timeZone, clockOffMinutes } = useSignal(lab.situation);
  const document = useSignal(lab.document);
  const shopZone = document?.settings.schedule?.timeZone ?? 'UTC';
  const status = document && evaluateStatus({ settings: document.settings, people: document.people, now });
  const go = (instant: number | null | undefined): void => {
    if (instant !== null && instant !== undefined) void lab.travel(instant);
  };
  const edge = status?.changesAt ?? null;
  const opening = status?.opensAt ?? null;

  return (
    <Card
      title="Time"
      class="time"
      aside={
        <Choice
          label="Speed"
          hideLabel
          options={SPEED_OPTIONS}
          value={speed}
          onChange={(to) => void lab.setSpeed(to)}
        />
      }
    >
      <div class="clocks">
        <p>
          <b>{clockTime(now, shopZone)}</b>
          <small>Shop, {shopZone}</small>
        </p>
        <p>
          <b>{clockTime(now, timeZone)}</b>
          <small>Visitor, {timeZone}</small>
        </p>
        {clockOffMinutes !== 0 && (
          <p>
            <b>{clockTime(now + clockOffMinutes * MINUTE_MS, timeZone)}</b>
            <small>What the visitor’s device says</small>
          </p>
        )}
        <p>
          <b>{moment(now, shopZone).replace(/,? \d\d:\d\d:\d\d$/, '')}</b>
          <small>Date at the shop</small>
        </p>
      </div>
      <Travel now={now} zones={[...new Set([shopZone, timeZone, 'UTC'])]} onGo={go} />
      <div class="jumps">
        <button type="button" disabled={edge === null} onClick={() => go(edge === null ? null : edge - 5 * SECOND_MS)}>
          5 s before the next change
        </button>
        <button type="button" disabled={edge === null} onClick={() => go(edge)}>
          The next change
        </button>
        <button type="button" disabled={opening === null} onClick={() => go(opening)}>
          The next opening
        </button>
        {STEPS.map(([step, label]) => (
          <button key={step} type="button" onClick={() => go(now + step)}>
            {label}
          </button>
        ))}
        <Night zone={shopZone} now={now} direction="forwards" onGo={go} />
        <Night zone={shopZone} now={now} direction="backwards" onGo={go} />
        <button type="button" onClick={() => void lab.sleep(8 * HOUR_MS, true)}>
          Sleep 8 h and wake
        </button>
        <button type="button" onClick={() => void lab.sleep(8 * HOUR_MS, false)}>
          Sleep 8 h, nobody tells
        </button>
      </div>
    </Card>
  );
}

interface NightProps {
  readonly zone: string;
  readonly now: number;
  readonly direction: 'forwards' | 'backwards';
  onGo(instant: number | null): void;
}

/** To half an hour before the shop's clocks change. */
function Night({ zone, now, direction, onGo }: NightProps): VNode {
  const go = (): void => {
    const change = nextNight(zone, now + HOUR_MS, direction);
    onGo(change === null ? null : change - 30 * MINUTE_MS);
  };
  return (
    <button type="button" onClick={go}>
      {direction === 'forwards' ? 'Spring night' : 'Autumn night'}
    </button>
  );
}

interface TravelProps {
  readonly now: number;
  readonly zones: readonly string[];
  onGo(instant: number): void;
}

function Travel({ now, zones, onGo }: TravelProps): VNode {
  const [zone, setZone] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const usable = zones.includes(zone) ? zone : (zones[0] ?? 'UTC');
  const wall = typed ?? wallTime(now, usable).slice(0, 16);
  const go = (event: Event): void => {
    event.preventDefault();
    const instant = instantOf(wall, usable);
    if (Number.isFinite(instant)) onGo(instant);
    setTyped(null);
  };
  return (
    <form class="travel" onSubmit={go}>
      <label class="pick">
        <span>Travel to</span>
        <input
          type="datetime-local"
          required
          min="1970-01-02T00:00"
          max="9000-01-01T00:00"
          value={wall}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <Pick
        label="as it is in"
        options={zones.map((value) => ({ value, label: value }))}
        value={usable}
        onChange={setZone}
      />
      <button type="submit" class="strong">
        Go
      </button>
    </form>
  );
}
