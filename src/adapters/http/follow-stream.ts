import type { Problem } from '../../domain/problem.ts';
import { chatFeedPath } from '../../protocol/http.ts';
import { refusalOf, request } from './ask.ts';
import { LOST, MOST_FRAME_CHARACTERS, NOT_OURS, type OpenLine } from './line.ts';
import { positionQuery } from './position-query.ts';
import { readFrame } from './read-frame.ts';
import { readUntilStopped } from './read-until-stopped.ts';

/** An answer that is read while it comes, of server-sent events, with the token in a header (Z-3). */
export const followStream: OpenLine = (address, { token = '', position = null }, { hear, stir }) => {
  async function read(signal: AbortSignal): Promise<Problem> {
    const path = chatFeedPath(address.widget) + positionQuery(position, { frames: 'all' });
    const headers = { authorization: `Bearer ${token}` };
    const response = await request(address, path, { headers, cache: 'no-store', signal });
    const { ok: fine, status } = response;
    if (!fine) return refusalOf({ fine, status, body: await jsonOf(response) });
    for await (const line of lines(response, stir)) {
      if (line === null) return NOT_OURS;
      if (!line.startsWith('data: ')) continue;
      const frame = readFrame(line.slice(6));
      if (frame === null) return NOT_OURS;
      if (frame?.kind === 'ended') return frame.problem;
      if (frame && !signal.aborted) hear(frame);
    }
    return LOST;
  }

  return readUntilStopped(address, token, { hear }, read);
};

/** null, and then no more: it is not text, or does not end. */
async function* lines({ body }: Response, heard: () => void): AsyncIterable<string | null> {
  const reader = body?.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    heard();
    const text = decoded(decoder, chunk.value);
    if (text === null || rest.length + text.length > MOST_FRAME_CHARACTERS) return yield null;
    rest += text;
    if (!text.includes('\n')) continue;
    const whole = rest.split('\n');
    rest = whole.pop() ?? '';
    yield* whole;
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

const jsonOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);
