import type { Result } from '../../base/result.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Problem } from '../../domain/problem.ts';
import { aPicture } from './fresh-file.ts';
import { freshRequest, inventedToken } from './fresh-session.ts';
import { freshId } from './fresh-submission.ts';
import { freshBeat } from './fresh-words.ts';

/** Those that go by a session: whatever is called of them shows a token, or gets one. */
export const OF_VISITORS = ['sessions', 'chats', 'visits', 'marks', 'files', 'ratings'] as const;

export type Tried = Readonly<Record<string, Result<unknown, Problem>>>;

/** Everything that goes by a session, called with a token that nobody was given, or with this one. */
export async function visitorCalls(
  backend: ChatBackend,
  token = inventedToken(),
): Promise<Readonly<Record<(typeof OF_VISITORS)[number], Tried>>> {
  return {
    sessions: {
      resolveSession: await backend.resolveSession(freshRequest()),
      handOver: await backend.handOver(token, 'https://other.example'),
      endSession: await backend.endSession([token]),
    },
    chats: {
      startChat: await backend.startChat(token, { commandId: freshId(), text: 'Hello?' }),
      write: await backend.write(token, { chat: 'none', commandId: freshId(), text: 'Hello?' }),
      handOff: await backend.handOff(token, 'none'),
      endChat: await backend.endChat(token, 'none'),
      readChat: await backend.readChat(token, null),
    },
    visits: {
      beatVisit: await backend.beatVisit(token, freshBeat()),
      tellInvitation: await backend.tellInvitation(token, 'none', 'shown'),
    },
    marks: {
      markRead: await backend.markRead(token, 'none', 1),
      tellTyping: await backend.tellTyping(token, 'none'),
    },
    files: {
      sendFile: await backend.sendFile(token, 'none', aPicture()),
      readFile: await backend.readFile(token, 'none'),
    },
    ratings: { rateChat: await backend.rateChat(token, 'none', { score: 5, comment: null }) },
  };
}
