import type { GateSide } from './gate-side.ts';
import { openChat } from './open-chat.ts';
import { openForm } from './open-form.ts';
import { openSession } from './open-session.ts';

export function attendVisitor(gate: GateSide): void {
  openForm(gate);
  void openChat(gate).meet(false);
}

export function forgetVisitor(gate: GateSide): void {
  openForm(gate).forget();
  void openSession(gate).session.logout();
}
