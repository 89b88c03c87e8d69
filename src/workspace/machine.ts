import { ok, type Result } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import type { CarryOut } from './carry-out.ts';
import { followUp } from './chats/follow-up.ts';
import { whatStirs } from './chats/what-stirs.ts';
import type { Command, CommandKind } from './command.ts';
import { beat } from './commands/beat.ts';
import { beatVisit } from './commands/beat-visit.ts';
import { closeChat } from './commands/close-chat.ts';
import { endSession } from './commands/end-session.ts';
import { expireFiles } from './commands/expire-files.ts';
import { handOff } from './commands/hand-off.ts';
import { handOver } from './commands/hand-over.ts';
import { invite } from './commands/invite.ts';
import { inviteAndStart } from './commands/invite-and-start.ts';
import { markOfflineMessage } from './commands/mark-offline-message.ts';
import { markRead } from './commands/mark-read.ts';
import { note } from './commands/note.ts';
import { openChat } from './commands/open-chat.ts';
import { passOffer } from './commands/pass-offer.ts';
import { rateChat } from './commands/rate-chat.ts';
import { removeAccount } from './commands/remove-account.ts';
import { removeAgent } from './commands/remove-agent.ts';
import { removeDepartment } from './commands/remove-department.ts';
import { removeIdentityKey } from './commands/remove-identity-key.ts';
import { removeWidget } from './commands/remove-widget.ts';
import { renewEpoch } from './commands/renew-epoch.ts';
import { reopenChat } from './commands/reopen-chat.ts';
import { reply } from './commands/reply.ts';
import { reportLoad } from './commands/report-load.ts';
import { resolveSession } from './commands/resolve-session.ts';
import { saveAccount } from './commands/save-account.ts';
import { saveAgent } from './commands/save-agent.ts';
import { saveDepartment } from './commands/save-department.ts';
import { saveIdentityKey } from './commands/save-identity-key.ts';
import { saveWidget } from './commands/save-widget.ts';
import { saveWorkspace } from './commands/save-workspace.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import { startChat } from './commands/start-chat.ts';
import { submitOfflineMessage } from './commands/submit-offline-message.ts';
import { takeFile } from './commands/take-file.ts';
import { tellInvitation } from './commands/tell-invitation.ts';
import { tellTyping } from './commands/tell-typing.ts';
import { transferChat } from './commands/transfer-chat.ts';
import { trySignIn } from './commands/try-sign-in.ts';
import { withdrawInvitation } from './commands/withdraw-invitation.ts';
import { write } from './commands/write.ts';
import { settleDeadlines } from './deadlines.ts';
import type { ReplyOf } from './reply.ts';
import { changesRules, draftOver } from './state/draft.ts';
import type { Context, State } from './state/state.ts';

const carryOut: { readonly [Kind in CommandKind]: CarryOut<Kind> } = {
  'save-widget': saveWidget,
  'remove-widget': removeWidget,
  'save-agent': saveAgent,
  'remove-agent': removeAgent,
  beat,
  'sign-out': signOut,
  'save-account': saveAccount,
  'remove-account': removeAccount,
  'try-sign-in': trySignIn,
  'sign-in': signIn,
  'report-load': reportLoad,
  'save-department': saveDepartment,
  'remove-department': removeDepartment,
  'submit-offline-message': submitOfflineMessage,
  'mark-offline-message': markOfflineMessage,
  'resolve-session': resolveSession,
  'hand-over': handOver,
  'end-session': endSession,
  'save-identity-key': saveIdentityKey,
  'remove-identity-key': removeIdentityKey,
  'start-chat': startChat,
  write,
  'hand-off': handOff,
  'open-chat': openChat,
  reply,
  note,
  'pass-offer': passOffer,
  'transfer-chat': transferChat,
  'close-chat': closeChat,
  'reopen-chat': reopenChat,
  invite,
  'withdraw-invitation': withdrawInvitation,
  'tell-invitation': tellInvitation,
  'beat-visit': beatVisit,
  'invite-and-start': inviteAndStart,
  'mark-read': markRead,
  'tell-typing': tellTyping,
  'rate-chat': rateChat,
  'save-workspace': saveWorkspace,
  'take-file': takeFile,
  'expire-files': expireFiles,
  'renew-epoch': renewEpoch,
  // What is due was settled before the command, as before every other.
  tick: () => ok(null),
};

/**
 * Carries out one command on a draft. Synchronous and deterministic: time and ids come in with the context, stored
 * history with the draft (`readsOf`). A refusal leaves the draft as it was, but for deadlines that had come: they take
 * effect first, so that a late tick changes no answer. What follows of itself, such as who gets a chat now, belongs to
 * the same change.
 */
export function handle(draft: State, command: Command, context: Context): Result<ReplyOf<CommandKind>, Problem> {
  settleDeadlines(draft, context.now);
  const attempt = draftOver(draft);
  const outcome = (carryOut[command.kind] as CarryOut<CommandKind>)(attempt, command, context);
  if (!outcome.ok) return outcome;
  const stirs = whatStirs(attempt, context.now);
  if (stirs !== 'nothing') followUp(attempt, context.now, stirs === 'anew');
  const reply = typeof outcome.value === 'function' ? outcome.value() : outcome.value;
  attempt.settle();
  // A shorter limit may have passed long ago; the log must not say that it did before there was one.
  if (changesRules(attempt)) settleDeadlines(draft, context.now, context.now);
  return ok(reply);
}
