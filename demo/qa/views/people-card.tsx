import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Role } from '../../../src/domain/agent/permission.ts';
import type { OnlineChoice, PresenceMode, Visibility } from '../../../src/domain/presence/presence.ts';
import type { SceneAgent } from '../../scene.ts';
import type { Lab } from '../lab.ts';
import { useSignal } from '../use-signal.ts';
import { without } from '../without.ts';
import { Card } from './card.tsx';
import { Count } from './count.tsx';
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

const VISIBLE: readonly { value: Visibility; label: string }[] = [
  { value: 'visible', label: 'visible' },
  { value: 'invisible', label: 'invisible' },
];
const ROLES: readonly { value: Role; label: string }[] = [
  { value: 'agent', label: 'agent' },
  { value: 'supervisor', label: 'supervisor' },
  { value: 'admin', label: 'admin' },
];

/** The agents and their switches. */
export function PeopleCard({ lab }: { lab: Lab }): VNode {
  const { agents, settings } = useSignal(lab.situation);
  const [name, setName] = useState('');
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
  // The chosen status as the server has it: an expired session may have changed it (P-4).
  const present: SceneAgent = { ...agent, online: view?.online ?? agent.online ?? 'online' };
  const save = (change: Partial<SceneAgent>): void => void lab.saveAgent({ ...present, ...change });
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
        <Pick
          label="Seen as"
          options={VISIBLE}
          value={agent.visible ?? 'visible'}
          onChange={(visible) => save({ visible })}
        />
        <Pick label="Role" options={ROLES} value={agent.role ?? 'agent'} onChange={(role) => save({ role })} />
        <Count
          label="Chats at once"
          value={agent.capacity}
          onChange={(capacity) =>
            void lab.saveAgent(capacity === undefined ? without(present, 'capacity') : { ...present, capacity })
          }
        />
        <Switch
          label="takes offers at once"
          on={agent.autoAccept ?? false}
          onChange={(autoAccept) => save({ autoAccept })}
        />
        <Switch
          label="console open"
          on={view?.live ?? false}
          onChange={(open) => save(open ? { session: 'live', online: 'online' } : { session: 'none' })}
        />
      </div>
      {departments && (
        <div class="row">
          <Switch
            label="all departments"
            on={agent.allDepartments ?? false}
            onChange={(allDepartments) => save({ allDepartments })}
          />
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
