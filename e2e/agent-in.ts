import { randomId } from '../demo/bench/random-id.ts';
import type { ChatEntry } from '../src/domain/chat/chat-entry.ts';
import type { FileRef } from '../src/domain/file/chat-file.ts';
import type { Command } from '../src/workspace/command.ts';
import type { ChatWithLog } from '../src/workspace/reference-server.ts';
import type { Story } from './story-server.ts';

type AgentsCommand = Extract<Command, { readonly kind: 'open-chat' | 'reply' | 'close-chat' | 'mark-read' }>;

/** What an agent does who has no page here, in the chat in which these words were said. */
export interface AgentInStory {
  open(words: string): Promise<void>;
  reply(words: string, text: string, files?: readonly FileRef[]): Promise<void>;
  sendFile(words: string, name: string, bytes: Uint8Array): Promise<FileRef>;
  /** Up to its end. */
  read(words: string): Promise<void>;
  close(words: string): Promise<void>;
}

export function agentIn(story: Story, id = 'anna'): AgentInStory {
  const actor = { kind: 'agent', id } as const;
  const does = async (command: AgentsCommand): Promise<void> => {
    const done = await story.server.handle(command);
    if (!done.ok) throw new Error(done.problem.message);
  };
  const chatOf = async (words: string): Promise<string> => (await chatWith(story, words)).chat.id;
  return {
    open: async (words) => does({ kind: 'open-chat', actor, chat: await chatOf(words) }),
    reply: async (words, text, files = []) =>
      does({
        kind: 'reply',
        actor,
        chat: await chatOf(words),
        commandId: randomId(),
        text,
        ...(files.length > 0 && { files: files.map((file) => file.id) }),
      }),
    async sendFile(words, name, bytes) {
      const sent = await story.server.uploadFile(actor, await chatOf(words), { name, bytes });
      if (!sent.ok) throw new Error(sent.problem.message);
      return sent.value;
    },
    async read(words) {
      const { chat } = await chatWith(story, words);
      await does({ kind: 'mark-read', actor, chat: chat.id, number: chat.shownHead });
    },
    close: async (words) => does({ kind: 'close-chat', actor, chat: await chatOf(words) }),
  };
}

/** The chat in which this was said, as the server has it. */
export async function chatWith(story: Story, words: string): Promise<ChatWithLog> {
  for (const { id } of await story.server.chats()) {
    const read = await story.server.chat(id);
    if (read.ok && JSON.stringify(read.value.log).includes(words)) return read.value;
  }
  throw new Error(`no chat has “${words}”`);
}

/** All that was said in it, in its order. */
export const textsOf = ({ log }: { readonly log: readonly ChatEntry[] }): readonly string[] =>
  log.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));
