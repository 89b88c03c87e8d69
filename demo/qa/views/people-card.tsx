import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { OnlineChoice, PresenceMode } from '../../../src/domain/presence/presence.ts';
import { DEFAULT_DEPARTMENT } from '../../../src/workspace/state.ts';
import type { SceneAgent, SceneDepartment } from '../../scene.ts';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { Card } from './card.tsx';
import { Pick } from './pick.tsx';
import { Switch } from './switch.tsx';

const ONLINE: readonly { value: OnlineChoice; label: string }[] = [
  { value: 'online', label: 'online' },
  { value: 'away', label: 'away' },
  { value: 'offline', label: 'offline' },
];
const PRESENCE: readonly { value: PresenceMode; label: string }[] = [
  { value: 'activity', label: 'activity' },
  { value: 'always', label: 'always (stay available)' },
];

/** Agents and how full the departments are. */
export function PeopleCard({ lab }: { lab: Lab }): VNode {
  const { agents, departments, settings } = useSignal(lab.situation);
  const [name, setName] = useState('');
  const ids = settings.departments ?? [DEFAULT_DEPARTMENT];
  const add = (event: Event): void => {
    event.preventDefault();
    const id = name
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9_-]+/g, '-');
    if (!id) return;
    void lab.saveAgent({ id, ...(settings.departments ? { departments: settings.departments.slice(0, 1) } : {}) });
    setName('');
  };

  return (
    <Card title="People">
      {agents.length === 0 && <p class="none">No agents. Add one, and the widget knows at once.</p>}
      <ul class="agents">
        {agents.map((agent) => (
          <Agent key={agent.id} lab={lab} agent={agent} departments={settings.departments} />
        ))}
      </ul>
      <form class="add" onSubmit={add}>
        <label>
          <span class="unseen">Name of a new agent</span>
          <input
            placeholder="New agent’s name"
            maxLength={40}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Add agent</button>
      </form>
      <h3>Room</h3>
      {ids.map((id) => {
        const department: SceneDepartment = departments.find((one) => one.id === id) ?? { id };
        return (
          <div key={id} class="row">
            <b>{id}</b>
            <Switch
              label="queue full"
              on={department.queueFull ?? false}
              onChange={(queueFull) => void lab.saveDepartment({ ...department, queueFull })}
            />
            <Switch
              label="no room for waiting chats"
              on={department.openFull ?? false}
              onChange={(openFull) => void lab.saveDepartment({ ...department, openFull })}
            />
          </div>
        );
      })}
    </Card>
  );
}

interface AgentProps {
  readonly lab: Lab;
  readonly agent: SceneAgent;
  readonly departments: readonly string[] | undefined;
}

function Agent({ lab, agent, departments }: AgentProps): VNode {
  const view = useSignal(lab.agents).find(({ id }) => id === agent.id);
  const save = (change: Partial<SceneAgent>): void => {
    // The chosen status as the server has it: an expired session may have changed it (P-4).
    void lab.saveAgent({ ...agent, online: view?.online ?? agent.online ?? 'online', ...change });
  };
  const isIn = agent.departments ?? [];
  return (
    <li>
      <p class="row">
        <b>{agent.id}</b>
        <span class={view?.reachable ? 'tag good' : 'tag'}>{view?.reachable ? 'reachable' : 'not reachable'}</span>
        <button type="button" class="quiet" onClick={() => void lab.removeAgent(agent.id)}>
          Remove <span class="unseen">{agent.id}</span>
        </button>
      </p>
      <div class="row">
        <Pick
          label="Chose"
          options={ONLINE}
          value={view?.online ?? agent.online ?? 'online'}
          onChange={(online) => save({ online })}
        />
        <Pick
          label="Presence"
          options={PRESENCE}
          value={agent.presence ?? 'activity'}
          onChange={(presence) => save({ presence })}
        />
        <Switch
          label="console open"
          on={view?.live ?? false}
          onChange={(open) => save(open ? { session: 'live', online: 'online' } : { session: 'none' })}
        />
      </div>
      {departments && (
        <div class="row">
          {departments.map((id) => (
            <Switch
              key={id}
              label={id}
              on={isIn.includes(id)}
              onChange={(on) => save({ departments: on ? [...isIn, id] : isIn.filter((one) => one !== id) })}
            />
          ))}
        </div>
      )}
    </li>
  );
}
