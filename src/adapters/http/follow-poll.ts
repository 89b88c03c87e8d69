import { readJson } from '../../base/json.ts';
import { readVisitorPage } from '../../contract/guards/visitor-page.ts';
import { positionAfter } from '../../domain/chat/position-after.ts';
import type { Problem } from '../../domain/problem.ts';
import { chatPollPath } from '../../protocol/http.ts';
import { refusalOf, request } from './ask.ts';
import { LOST, MOST_FRAME_CHARACTERS, NOT_OURS, type OpenLine } from './line.ts';
import { positionQuery } from './position-query.ts';
import { readUntilStopped } from './read-until-stopped.ts';

/** One question begins this long after the last at the soonest, whatever a cache on the way answers to them. */
const EVERY_MS = 1_000;

/** One question after another, each answered when there is something new: where nothing may be held open for longer. */
export const followPoll: OpenLine = (address, { token = '', position = null }, { hear, stir }) => {
  async function read(signal: AbortSignal): Promise<Problem> {
    let at = position;
    let tag: string | null = null;
    for (;;) {
      const askedAt = Date.now();
      const path = chatPollPath(address.widget) + positionQuery(at);
      const headers = { authorization: `Bearer ${token}`, ...(tag !== null && { 'if-none-match': tag }) };
      const response = await request(address, path, { headers, cache: 'no-store', signal });
      stir();
      const { ok: fine, status } = response;
      const text = await response.text();
      const body = text.length > MOST_FRAME_CHARACTERS ? undefined : readJson(text);
      if (!fine) return refusalOf({ fine, status, body });
      if (signal.aborted) return LOST;
      if (status !== 204) {
        const page = readVisitorPage(body);
        if (!page) return NOT_OURS;
        at = positionAfter(page, at);
        tag = response.headers.get('etag');
        hear({ kind: 'page', ...page });
      }
      await pause(askedAt + EVERY_MS - Date.now(), signal);
    }
  }

  return readUntilStopped(address, token, { hear }, read);
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, ms));
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
