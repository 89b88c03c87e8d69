import { ok, type Result } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import type { CarryOut } from './carry-out.ts';
import type { Command, CommandKind } from './command.ts';
import { beat } from './commands/beat.ts';
import { endSession } from './commands/end-session.ts';
import { handOver } from './commands/hand-over.ts';
import { markOfflineMessage } from './commands/mark-offline-message.ts';
import { removeAgent } from './commands/remove-agent.ts';
import { removeIdentityKey } from './commands/remove-identity-key.ts';
import { removeWidget } from './commands/remove-widget.ts';
import { reportLoad } from './commands/report-load.ts';
import { resolveSession } from './commands/resolve-session.ts';
import { saveAgent } from './commands/save-agent.ts';
import { saveDepartment } from './commands/save-department.ts';
import { saveIdentityKey } from './commands/save-identity-key.ts';
import { saveWidget } from './commands/save-widget.ts';
import { signOut } from './commands/sign-out.ts';
import { submitOfflineMessage } from './commands/submit-offline-message.ts';
import { settleDeadlines } from './deadlines.ts';
import { draftOver } from './draft.ts';
import type { ReplyOf } from './reply.ts';
import type { Context, State } from './state.ts';

const carryOut: { readonly [Kind in CommandKind]: CarryOut<Kind> } = {
  'save-widget': saveWidget,
  'remove-widget': removeWidget,
  'save-agent': saveAgent,
  'remove-agent': removeAgent,
  beat,
  'sign-out': signOut,
  'report-load': reportLoad,
  'save-department': saveDepartment,
  'submit-offline-message': submitOfflineMessage,
  'mark-offline-message': markOfflineMessage,
  'resolve-session': resolveSession,
  'hand-over': handOver,
  'end-session': endSession,
  'save-identity-key': saveIdentityKey,
  'remove-identity-key': removeIdentityKey,
  // What is due was settled before the command, as before every other.
  tick: () => ok(null),
};

/**
 * Carries out one command on a draft. Synchronous and deterministic: time and ids come in with the context, stored
 * history with the draft (`readsOf`). A refusal leaves the draft as it was, but for deadlines that had come: they take
 * effect first, so that a late tick changes no answer.
 */
export function handle(draft: State, command: Command, context: Context): Result<ReplyOf<CommandKind>, Problem> {
  settleDeadlines(draft, context.now);
  const attempt = draftOver(draft);
  const outcome = (carryOut[command.kind] as CarryOut<CommandKind>)(attempt, command, context);
  if (outcome.ok) attempt.settle();
  return outcome;
}
