import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';

const NEW_DEPARTMENT = { schedule: null, queueFull: false, openFull: false };

/** Sets a department's own hours and how it hands out its chats; its reported load stays (S-6, A-1). */
export const saveDepartment: CarryOut<'save-department'> = ({ departments }, { department, schedule, chats }) => {
  departments.set(department, {
    ...(departments.get(department) ?? NEW_DEPARTMENT),
    ...(schedule !== undefined && { schedule }),
    ...(chats && { chats }),
  });
  return ok(null);
};
