import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Answers } from '../../domain/doctor/judge-answers.ts';

/** Asks a backend of the page's own the one thing that every backend can be asked. */
export async function askBackend(backend: ChatBackend): Promise<Answers> {
  const unknown = { preflight: 'unknown', socket: 'unknown', stream: 'unknown' } as const;
  try {
    const answer = await backend.readStatus();
    if (answer.ok) return { ...unknown, status: 'fine' };
    return { ...unknown, status: answer.problem.code === 'origin-refused' ? 'origin-refused' : 'unknown' };
  } catch {
    return { ...unknown, status: 'unknown' };
  }
}
