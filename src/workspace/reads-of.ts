import { remember } from '../domain/schedule/remember.ts';
import { chatAnswerId, OF_AGENTS } from './chats/chat-answer.ts';
import { type ChatCommand, isChatCommand } from './chats/chat-command.ts';
import { CHAT } from './chats/chat-documents.ts';
import type { Command } from './command.ts';
import { FILE } from './files/file-documents.ts';
import { INVITATION } from './invitations/invitation-documents.ts';
import { ANSWER, answerId } from './messages/first-answer.ts';
import { OFFLINE_MESSAGE } from './messages/message-document.ts';
import { documentKey } from './state/state.ts';
import type { StoredDocument } from './store.ts';
import { secretHash } from './visitors/secret-hash.ts';
import { BOOT, HANDOVER, IDENTITY, TOKEN, VISITOR, visitorNamedBy } from './visitors/visitor-documents.ts';

export interface Read {
  readonly kind: string;
  readonly id: string;
}

/**
 * The stored history a command needs to see. Whoever runs the machine fetches it beforehand, and asks again with what was
 * found until nothing more is named: a token leads to a visitor, and that one may have become another.
 */
export function readsOf(command: Command, found: ReadonlyMap<string, StoredDocument>): readonly Read[] {
  const reads = [...remember(FIRST_READS, command, firstReads)];
  for (const { kind, id } of reads) {
    const document = found.get(documentKey(kind, id));
    const visitor = document && leadsOn(kind, command) ? visitorNamedBy(document) : null;
    // Each visitor once: `reads` grows while it is walked.
    if (visitor && !reads.some((read) => read.kind === VISITOR && read.id === visitor)) {
      reads.push({ kind: VISITOR, id: visitor });
    }
  }
  return reads;
}

/** They are asked for round after round, and take a hash of each secret. */
const FIRST_READS = new WeakMap<Command, readonly Read[]>();

function firstReads(command: Command): readonly Read[] {
  const hashed = (kind: string, widget: string, secrets: readonly (string | null | undefined)[]): readonly Read[] =>
    secrets.flatMap((secret) => (secret ? [{ kind, id: secretHash(widget, secret) }] : []));
  if (isChatCommand(command)) return chatReads(command);
  switch (command.kind) {
    case 'submit-offline-message': {
      const { widget, submission, token } = command;
      return [
        { kind: ANSWER, id: answerId(widget, submission) },
        ...hashed(TOKEN, widget, [token]),
        ...hashed(BOOT, widget, [submission.visitor]),
      ];
    }
    case 'resolve-session': {
      const { widget, request, hostToken, verified } = command;
      return [
        ...hashed(TOKEN, widget, [...request.tokens.map(({ token }) => token), hostToken]),
        ...hashed(BOOT, widget, [request.boot]),
        ...hashed(HANDOVER, widget, [request.code]),
        ...hashed(IDENTITY, widget, [verified?.id]),
      ];
    }
    case 'hand-over':
      return hashed(TOKEN, command.widget, [command.token]);
    case 'end-session':
      return hashed(TOKEN, command.widget, [...command.tokens, command.hostToken]);
    case 'mark-offline-message':
      return [{ kind: OFFLINE_MESSAGE, id: command.id }];
    case 'take-file': {
      const { actor, chat } = command;
      return [
        { kind: CHAT, id: chat },
        ...(actor.kind === 'visitor' ? hashed(TOKEN, actor.widget, [actor.token]) : []),
      ];
    }
    case 'renew-epoch':
      return [{ kind: CHAT, id: command.chat }];
    case 'expire-files':
      return [...command.files, ...command.gone].map((id) => ({ kind: FILE, id }));
    default:
      return [];
  }
}

function chatReads(command: ChatCommand): readonly Read[] {
  if (command.kind === 'save-workspace') return [];
  const { actor } = command;
  const place = actor.kind === 'visitor' ? actor.widget : OF_AGENTS;
  return [
    ...('commandId' in command ? [{ kind: ANSWER, id: chatAnswerId(place, command.commandId) }] : []),
    ...('chat' in command ? [{ kind: CHAT, id: command.chat }] : []),
    ...('invitation' in command && command.invitation !== undefined
      ? [{ kind: INVITATION, id: command.invitation }]
      : []),
    ...('files' in command ? (command.files ?? []).map((id) => ({ kind: FILE, id })) : []),
    ...('visitor' in command ? [{ kind: VISITOR, id: command.visitor }] : []),
    ...(actor.kind === 'visitor' ? [{ kind: TOKEN, id: secretHash(actor.widget, actor.token) }] : []),
  ];
}

const LEADING_NOWHERE: readonly string[] = [ANSWER, OFFLINE_MESSAGE, INVITATION, FILE];

/** A chat's visitor is looked up by whoever begins another chat with them. */
const leadsOn = (kind: string, command: Command): boolean =>
  kind === CHAT ? command.kind === 'reopen-chat' : !LEADING_NOWHERE.includes(kind);
