import { ok, type Result, refused } from '../../base/result.ts';
import { fileRules } from '../../domain/file/file-settings.ts';
import { fileTooLarge } from '../../domain/file/judge-file.ts';
import type { Problem } from '../../domain/problem.ts';
import { findAnyChat } from '../agents/agent-chat.ts';
import { seeingAgent } from '../agents/seeing-agent.ts';
import type { AgentChatActor, VisitorActor } from '../chats/chat-command.ts';
import type { LiveState } from '../state/documents.ts';
import type { State } from '../state/state.ts';
import { findReader, type VisitorReads } from '../visitors/find-reader.ts';

/** Refuses what is sure to be refused later: a writer nobody knows, files where none are wanted, too many bytes. */
export async function foreseeUpload(
  reads: VisitorReads & { readonly state: LiveState },
  actor: VisitorActor | AgentChatActor,
  chat: string,
  bytes: number,
): Promise<Result<null, Problem>> {
  const widget = await widgetFor(reads, actor, chat);
  return widget.ok ? checkRules(reads.state, widget.value, bytes) : widget;
}

async function widgetFor(
  reads: VisitorReads & { readonly state: LiveState },
  actor: VisitorActor | AgentChatActor,
  id: string,
): Promise<Result<string, Problem>> {
  if (actor.kind === 'visitor') {
    const found = await findReader(reads, actor);
    return found.ok ? ok(actor.widget) : found;
  }
  const agent = seeingAgent(reads.state, actor.id);
  if (!agent.ok) return agent;
  const chat = await findAnyChat(reads.store, reads.workspace, reads.state, id);
  return chat.ok ? ok(chat.value.widget) : chat;
}

/** What the owner of a widget says about files, asked of one with so many bytes (K-6). */
export function checkRules({ widgets }: Pick<State, 'widgets'>, widget: string, bytes: number): Result<null, Problem> {
  const { enabled, maxBytes } = fileRules(widgets.get(widget)?.settings.files);
  if (!enabled) return refused(NO_FILES);
  return bytes > maxBytes ? refused(fileTooLarge(maxBytes)) : ok(null);
}

const NO_FILES: Problem = {
  code: 'unsupported',
  message: 'No files are sent in the chats of this widget: `files.enabled` is false.',
  ability: 'files',
};
