import { readJson } from '../../base/json.ts';
import type { Stop } from '../../base/stop.ts';
import { readVisitorFrame } from '../../contract/guards/visitor-page.ts';
import type { VisitorFrame } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { type HttpAddress, refusalOf, request } from './ask.ts';
import { whyNotSent } from './post.ts';

/** An answer begins within this, or does not come. */
const HEAD_MS = 10_000;

/** The server says something every 25 s; who is silent for longer than twice that is gone (D-6). */
const SILENCE_MS = 60_000;

const LOST: Problem = { code: 'unreachable', message: 'The connection to the server was lost.' };
const NOT_OURS: Problem = { code: 'unreadable', message: 'The server sent something that is not ours.' };

/**
 * Reads one feed to its end, with the token in a header and never in the address (Z-3). `hear` gets each frame, and
 * `ended` once, also where the connection just broke. Never throws.
 */
export function followFeed(
  address: HttpAddress,
  path: string,
  token: string,
  hear: (frame: VisitorFrame) => void,
): Stop {
  const abort = new AbortController();
  let patience: ReturnType<typeof setTimeout>;
  const wait = (ms: number): void => {
    clearTimeout(patience);
    patience = setTimeout(() => abort.abort(), ms);
  };

  async function read(): Promise<Problem> {
    const hindrance = whyNotSent(address, token);
    if (hindrance) return hindrance;
    wait(HEAD_MS);
    const headers = { authorization: `Bearer ${token}` };
    const response = await request(address, path, { headers, cache: 'no-store', signal: abort.signal });
    const { ok: fine, status } = response;
    if (!fine) return refusalOf({ fine, status, body: await jsonOf(response) });
    for await (const line of lines(response, () => wait(SILENCE_MS))) {
      if (!line.startsWith('data: ')) continue;
      const frame = readVisitorFrame(readJson(line.slice(6)));
      if (!frame) return NOT_OURS;
      if (frame.kind === 'ended') return frame.problem;
      hear(frame);
    }
    return LOST;
  }

  void read()
    .catch(() => LOST)
    .then((problem) => {
      clearTimeout(patience);
      abort.abort();
      hear({ kind: 'ended', problem });
    });

  return () => {
    clearTimeout(patience);
    abort.abort();
  };
}

async function* lines({ body }: Response, heard: () => void): AsyncIterable<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  heard();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    heard();
    const whole = (rest + decoder.decode(chunk.value, { stream: true })).split('\n');
    rest = whole.pop() ?? '';
    yield* whole;
  }
}

const jsonOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);
