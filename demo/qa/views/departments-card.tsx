import type { VNode } from 'preact';
import { SECOND_MS } from '../../../src/base/instant.ts';
import type { ChatRulesSettings } from '../../../src/domain/chat/department-settings.ts';
import { DEFAULT_DEPARTMENT } from '../../../src/workspace/state/state.ts';
import type { SceneDepartment } from '../../scene.ts';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { without } from '../without.ts';
import { Card } from './card.tsx';
import { Count } from './count.tsx';
import { Pick } from './pick.tsx';
import { Switch } from './switch.tsx';

const ASSIGNMENTS = [
  { value: 'auto', label: 'auto' },
  { value: 'manual', label: 'manual' },
] as const;
const PRIORITIES = [
  { value: 'queued', label: 'queued first' },
  { value: 'open', label: 'open first' },
] as const;

/** How each department hands out its chats, and how full it is said to be. */
export function DepartmentsCard({ lab }: { lab: Lab }): VNode {
  const { departments, settings, offlineHandling } = useSignal(lab.situation);
  const ids = [...new Set([DEFAULT_DEPARTMENT, ...(settings.departments ?? [])])];
  return (
    <Card
      title="Departments"
      aside={
        <Switch
          label="offline handling in the workspace"
          on={offlineHandling}
          onChange={(on) => void lab.saveOfflineHandling(on)}
        />
      }
    >
      <ul class="agents">
        {ids.map((id) => (
          <Department key={id} lab={lab} department={departments.find((one) => one.id === id) ?? { id }} />
        ))}
      </ul>
    </Card>
  );
}

type NumberRule = 'capacity' | 'queueLimit' | 'offerTimeoutMs' | 'answerLimitMs' | 'graceMs' | 'ownerGraceMs';

const NUMBERS: readonly { readonly rule: NumberRule; readonly label: string }[] = [
  { rule: 'capacity', label: 'Chats an agent' },
  { rule: 'queueLimit', label: 'Queue limit' },
  { rule: 'offerTimeoutMs', label: 'Offer, s' },
  { rule: 'answerLimitMs', label: 'Answer, s' },
  { rule: 'graceMs', label: 'Grace, s' },
  { rule: 'ownerGraceMs', label: 'Owner’s grace, s' },
];

function Department({ lab, department }: { lab: Lab; department: SceneDepartment }): VNode {
  const { id, chats = {}, queueFull = false, openFull = false } = department;
  const handling = chats.offlineHandling ?? {};
  const save = (next: ChatRulesSettings): void => void lab.saveDepartment({ ...department, chats: next });
  const saveNumber = (rule: NumberRule, value: number | undefined): void =>
    save(value === undefined ? without(chats, rule) : { ...chats, [rule]: value * unitOf(rule) });
  return (
    <li>
      <p class="row">
        <b>{id}</b>
        {id === DEFAULT_DEPARTMENT && <small>stands in for what others leave unset</small>}
      </p>
      <div class="row">
        <Pick
          label="Assignment"
          options={ASSIGNMENTS}
          value={chats.assignment ?? 'auto'}
          onChange={(assignment) => save({ ...chats, assignment })}
        />
        {NUMBERS.map(({ rule, label }) => {
          const value = chats[rule];
          return (
            <Count
              key={rule}
              label={label}
              value={value === undefined ? undefined : value / unitOf(rule)}
              onChange={(next) => saveNumber(rule, next)}
            />
          );
        })}
        <Pick
          label="Order"
          options={PRIORITIES}
          value={handling.priority ?? 'queued'}
          onChange={(priority) => save({ ...chats, offlineHandling: { ...handling, priority } })}
        />
        <Count
          label="Most open"
          value={handling.maxOpen}
          onChange={(maxOpen) =>
            save({
              ...chats,
              offlineHandling: maxOpen === undefined ? without(handling, 'maxOpen') : { ...handling, maxOpen },
            })
          }
        />
      </div>
      <div class="row">
        <Switch
          label="offline handling"
          on={handling.enabled ?? true}
          onChange={(enabled) => save({ ...chats, offlineHandling: { ...handling, enabled } })}
        />
        <Switch
          label="hands out open chats"
          on={handling.autoAssign ?? true}
          onChange={(autoAssign) => save({ ...chats, offlineHandling: { ...handling, autoAssign } })}
        />
        <Switch
          label="queue full"
          on={queueFull}
          onChange={(on) => void lab.saveDepartment({ ...department, queueFull: on })}
        />
        <Switch
          label="no room for waiting chats"
          on={openFull}
          onChange={(on) => void lab.saveDepartment({ ...department, openFull: on })}
        />
      </div>
    </li>
  );
}

const unitOf = (rule: NumberRule): number => (rule.endsWith('Ms') ? SECOND_MS : 1);
