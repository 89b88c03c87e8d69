import type { AgentChange } from '../../src/domain/agent/agent-change.ts';
import type { SceneAgent } from '../scene.ts';

/** All that a scene says of an agent, with what it leaves out at the defaults of scenes. */
export const agentChange = (agent: SceneAgent): AgentChange => ({
  name: agent.id.charAt(0).toUpperCase() + agent.id.slice(1),
  role: agent.role ?? 'agent',
  departments: agent.departments ?? [],
  allDepartments: agent.allDepartments ?? false,
  capacity: agent.capacity ?? null,
  autoAccept: agent.autoAccept ?? false,
  online: agent.online ?? 'online',
  visible: agent.visible ?? 'visible',
  presence: agent.presence ?? 'activity',
});
