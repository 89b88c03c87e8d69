import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { OfflineExperience, OfflineWords } from '../../../src/domain/settings.ts';
import type { Reason } from '../../../src/domain/status/status.ts';
import type { Text } from '../../../src/domain/text/text.ts';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { without } from '../without.ts';
import { Card } from './card.tsx';
import { Pick } from './pick.tsx';

type Place = 'general' | Exclude<Reason, 'open'>;

const PLACES: readonly { value: Place; label: string }[] = [
  { value: 'general', label: 'all reasons' },
  { value: 'outside-hours', label: 'outside-hours' },
  { value: 'holiday', label: 'holiday' },
  { value: 'no-agents', label: 'no-agents' },
  { value: 'queue-full', label: 'queue-full' },
  { value: 'disabled', label: 'disabled' },
];
const EXPERIENCES: readonly { value: OfflineExperience | 'general'; label: string }[] = [
  { value: 'general', label: 'as for all' },
  { value: 'form', label: 'form' },
  { value: 'hide', label: 'hide' },
  { value: 'wait', label: 'wait' },
];

/** What the offline widget says, in general and for each reason. */
export function WordsCard({ lab }: { lab: Lab }): VNode {
  const { settings } = useSignal(lab.situation);
  const [place, setPlace] = useState<Place>('general');
  const { offline = {} } = settings;
  const words: OfflineWords = place === 'general' ? offline : (offline.byReason?.[place] ?? {});

  const save = (next: OfflineWords): void => {
    const changed =
      place === 'general'
        ? {
            ...next,
            ...(offline.form && { form: offline.form }),
            ...(offline.byReason && { byReason: offline.byReason }),
          }
        : { ...offline, byReason: { ...offline.byReason, [place]: next } };
    void lab.saveSettings({ ...settings, offline: changed });
  };
  const change = (member: 'message' | 'tabText', text: string): void =>
    save(text === '' ? without(words, member) : { ...words, [member]: text });

  return (
    <Card
      title="Offline words"
      aside={<Pick label="Words for" hideLabel options={PLACES} value={place} onChange={(to) => setPlace(to)} />}
    >
      <Line label="Tab" text={words.tabText} onChange={(text) => change('tabText', text)} />
      <Line label="Message" text={words.message} long onChange={(text) => change('message', text)} />
      {place !== 'general' && (
        <Pick
          label="Experience"
          options={EXPERIENCES}
          value={words.experience ?? 'general'}
          onChange={(next) => save(next === 'general' ? without(words, 'experience') : { ...words, experience: next })}
        />
      )}
    </Card>
  );
}

interface LineProps {
  readonly label: string;
  readonly text: Text | undefined;
  readonly long?: boolean;
  onChange(text: string): void;
}

function Line({ label, text, long = false, onChange }: LineProps): VNode {
  const id = useId();
  if (typeof text === 'object') {
    return (
      <p class="none">
        {label}: in {Object.keys(text).join(', ')}; change it in the JSON below.
      </p>
    );
  }
  const value = text ?? '';
  const hear = (event: { currentTarget: { value: string } }): void => onChange(event.currentTarget.value);
  return (
    <div class="pick wide">
      <label for={id}>{label}</label>
      {long ? (
        <textarea id={id} rows={3} value={value} placeholder="the built-in words" onChange={hear} />
      ) : (
        <input id={id} value={value} placeholder="the built-in words" onChange={hear} />
      )}
    </div>
  );
}
