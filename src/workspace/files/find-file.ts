import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { findAnyChat, whyUnreadable } from '../agents/agent-chat.ts';
import { seeingAgent } from '../agents/seeing-agent.ts';
import type { AgentChatActor, VisitorActor } from '../chats/chat-command.ts';
import { idsOf } from '../chats/chat-people.ts';
import { notFound, unavailable } from '../problems.ts';
import type { LiveState } from '../state/documents.ts';
import { findReader, type VisitorReads } from '../visitors/find-reader.ts';
import { type ChatFile, FILE, readFile } from './file-documents.ts';

type Reads = VisitorReads & { readonly state: LiveState };

/** A file that this reader may have at this moment; any other is as if there were none (Z-3). */
export async function findReadable(
  reads: Reads,
  actor: VisitorActor | AgentChatActor,
  id: string,
): Promise<Result<ChatFile, Problem>> {
  const stored = await reads.store.get(reads.workspace, FILE, id);
  if (!stored.ok) return refused(unavailable());
  const file = stored.value && readFile(stored.value);
  const refusal =
    actor.kind === 'visitor' ? await whyNotVisitor(reads, actor, file) : await whyNotAgent(reads, actor, file);
  if (refusal) return refused(refusal);
  return file ? ok(file) : refused(notFound('file', id));
}

/** A bridge gets none: what it can show is what is said, and it lies where plain http can read it (T-1). */
async function whyNotVisitor(reads: Reads, actor: VisitorActor, file: ChatFile | null): Promise<Problem | null> {
  const found = await findReader(reads, actor);
  if (!found.ok) return found.problem;
  const { visitor, settings, from } = found.value;
  if (!file) return null;
  const ids = idsOf(visitor);
  const isTheirs = file.widget === settings.id && ids.includes(file.visitor);
  const isShown = file.state === 'attached' || isOwnUpload(file, ids);
  return isTheirs && isShown && from === null ? null : notFound('file', file.ref.id);
}

async function whyNotAgent(
  { state, store, workspace }: Reads,
  { id }: AgentChatActor,
  file: ChatFile | null,
): Promise<Problem | null> {
  const agent = seeingAgent(state, id);
  if (!agent.ok) return agent.problem;
  if (!file) return null;
  const chat = await findAnyChat(store, workspace, state, file.chat);
  if (!chat.ok) return chat.problem.code === 'not-found' ? notFound('file', file.ref.id) : chat.problem;
  const refusal = whyUnreadable(chat.value, agent.value);
  if (refusal) return refusal;
  return file.state === 'attached' || isOwnUpload(file, [id]) ? null : notFound('file', file.ref.id);
}

const isOwnUpload = ({ state, by }: ChatFile, ids: readonly string[]): boolean =>
  state === 'uploaded' && ids.includes(by);
