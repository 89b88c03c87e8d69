import type { Command } from '../../src/workspace/command.ts';
import type { SceneDepartment } from '../scene.ts';

type DepartmentCommand = Extract<Command, { kind: 'save-department' | 'report-load' }>;

/** What a workspace is told about one department of a scene. */
export function departmentCommands({ id, schedule, queueFull, openFull }: SceneDepartment): DepartmentCommand[] {
  return [
    { kind: 'save-department', department: id, schedule: schedule ?? null },
    { kind: 'report-load', department: id, queueFull: queueFull ?? false, openFull: openFull ?? false },
  ];
}
