import type { VNode } from 'preact';
import type { BotHours } from '../../../src/domain/bot/bot-settings.ts';
import type { OfflineExperience, Policy, WidgetSettings } from '../../../src/domain/settings.ts';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { without } from '../without.ts';
import { Card } from './card.tsx';
import { Pick } from './pick.tsx';
import { Switch } from './switch.tsx';

const POLICIES: readonly { value: Policy | 'default'; label: string }[] = [
  { value: 'default', label: 'by default' },
  { value: 'presence', label: 'presence' },
  { value: 'schedule', label: 'schedule' },
  { value: 'presence-and-schedule', label: 'presence and schedule' },
  { value: 'presence-or-schedule', label: 'presence or schedule' },
];
const EXPERIENCES: readonly { value: OfflineExperience; label: string }[] = [
  { value: 'form', label: 'form' },
  { value: 'hide', label: 'hide' },
  { value: 'wait', label: 'wait' },
];
const BOTS: readonly { value: BotHours | 'none'; label: string }[] = [
  { value: 'none', label: 'no bot' },
  { value: 'always', label: 'always' },
  { value: 'offline', label: 'while offline' },
  { value: 'online', label: 'while online' },
];

/** The switches of the settings that change the face; the rest is in the JSON below. */
export function RulesCard({ lab }: { lab: Lab }): VNode {
  const { settings } = useSignal(lab.situation);
  const save = (next: WidgetSettings): void => void lab.saveSettings(next);
  const { disabled = false, whenDisabled = 'nothing', policy = 'default', offline = {}, bot, closingNotice } = settings;

  return (
    <Card title="Rules">
      <div class="row">
        <Switch label="Widget disabled" on={disabled} onChange={(on) => save({ ...settings, disabled: on })} />
        <Switch
          label="messages welcome while disabled"
          on={whenDisabled === 'offline'}
          onChange={(on) => save({ ...settings, whenDisabled: on ? 'offline' : 'nothing' })}
        />
      </div>
      <div class="row">
        <Pick
          label="Policy"
          options={POLICIES}
          value={policy}
          onChange={(next) => save(next === 'default' ? without(settings, 'policy') : { ...settings, policy: next })}
        />
        <Pick
          label="While offline"
          options={EXPERIENCES}
          value={offline.experience ?? 'form'}
          onChange={(experience) => save({ ...settings, offline: { ...offline, experience } })}
        />
        <Pick
          label="Bot"
          options={BOTS}
          value={bot ? (bot.hours ?? 'always') : 'none'}
          onChange={(hours) =>
            save(hours === 'none' ? without(settings, 'bot') : { ...settings, bot: { ...bot, hours } })
          }
        />
        <label class="pick">
          <span>Closing notice, min</span>
          <input
            type="number"
            min="1"
            max="1440"
            placeholder="none"
            value={closingNotice ?? ''}
            onChange={({ currentTarget: { valueAsNumber } }) =>
              save(
                Number.isNaN(valueAsNumber)
                  ? without(settings, 'closingNotice')
                  : { ...settings, closingNotice: valueAsNumber },
              )
            }
          />
        </label>
      </div>
    </Card>
  );
}
