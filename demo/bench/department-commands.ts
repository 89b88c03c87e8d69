import type { Command } from '../../src/workspace/command.ts';
import type { SceneDepartment } from '../scene.ts';

type DepartmentCommand = Extract<Command, { kind: 'save-department' | 'report-load' }>;

/** What a workspace is told about one department of a scene. */
export function departmentCommands(of: SceneDepartment): DepartmentCommand[] {
  const { id, schedule, chats, queueFull, openFull } = of;
  return [
    { kind: 'save-department', department: id, schedule: schedule ?? null, chats: chats ?? {} },
    { kind: 'report-load', department: id, queueFull: queueFull ?? false, openFull: openFull ?? false },
  ];
}
