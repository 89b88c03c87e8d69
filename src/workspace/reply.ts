import type { OfflineMessage } from '../domain/form/offline-message.ts';
import type { Receipt } from '../domain/form/submission.ts';
import type { AgentPresence } from '../domain/presence/presence.ts';
import type { Handover, SessionAnswer } from '../domain/session/session.ts';
import type { CommandKind } from './command.ts';

/** An agent as others may see one. */
export interface AgentView extends AgentPresence {
  readonly id: string;
  readonly name: string;
  readonly departments: readonly string[];
  readonly live: boolean;
  readonly reachable: boolean;
}

interface Replies {
  'save-widget': { readonly version: number };
  'remove-widget': null;
  'save-agent': AgentView;
  'remove-agent': null;
  beat: AgentView;
  'sign-out': AgentView;
  'report-load': null;
  'save-department': null;
  'submit-offline-message': Receipt;
  'mark-offline-message': OfflineMessage;
  'resolve-session': SessionAnswer;
  'hand-over': Handover;
  'end-session': null;
  'save-identity-key': null;
  'remove-identity-key': null;
  tick: null;
}

/** What a command answers when it is carried out. */
export type ReplyOf<Kind extends CommandKind> = Replies[Kind];
