import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { ChatRating } from '../../domain/chat/visitor-chat.ts';
import { type BackendPromise, needsRatings } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { begin } from './fresh-session.ts';
import { follow, startChat } from './fresh-words.ts';

const titled = (rest: string): string => `Rated when it is over: ${rest}`;

const FINE: ChatRating = { score: 5, comment: 'Thank you.' };

const ratingOf = async (backend: ChatBackend, token: string): Promise<unknown> =>
  expectThat.value(await backend.readChat(token, null), 'readChat').chat?.rating;

async function beginClosed(backend: ChatBackend): Promise<{ readonly token: string; readonly chat: string }> {
  const { token } = await begin(backend);
  const { chat } = await startChat(backend, token);
  expectThat.value(await backend.endChat(token, chat), 'endChat');
  return { token, chat };
}

export const ratings: readonly BackendPromise[] = [
  {
    promise: 23,
    title: titled('a closed chat takes it, shows it, and takes another in its place'),
    skipped: needsRatings,
    async prove({ backend }) {
      const { token, chat } = await beginClosed(backend);
      expectThat.equal(await ratingOf(backend, token), null, 'the rating before there is one');
      const followed = follow(backend, token);
      for (const rating of [{ score: 1, comment: null }, FINE, FINE]) {
        expectThat.value(await backend.rateChat(token, chat, rating), `rateChat ${JSON.stringify(rating)}`);
        expectThat.equal(await ratingOf(backend, token), rating, 'the rating as the page reads it');
      }
      await followed.until('the rating', (pages) => pages.at(-1)?.chat?.rating?.score === FINE.score);
      followed.stop();
    },
  },
  {
    promise: 23,
    title: titled('a chat that goes on is chat-state'),
    skipped: needsRatings,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      const { code } = expectThat.refusal(await backend.rateChat(token, chat, FINE), 'rateChat while it goes on');
      expectThat.equal(code, 'chat-state', 'its code');
      expectThat.equal(await ratingOf(backend, token), null, 'the rating');
    },
  },
  {
    promise: 23,
    title: titled('another score is invalid, and a stranger’s chat is as if there were none'),
    skipped: needsRatings,
    async prove({ backend }) {
      const [{ token, chat }, eve] = [await beginClosed(backend), await begin(backend)];
      for (const score of [0, 6, 2.5, -1, Number.NaN, '5'] as readonly number[]) {
        const rated = await backend.rateChat(token, chat, { score, comment: null });
        expectThat.equal(expectThat.refusal(rated, `the score ${score}`).code, 'invalid', `the score ${score}`);
      }
      const stranger = expectThat.refusal(await backend.rateChat(eve.token, chat, FINE), 'rateChat by a stranger');
      expectThat.equal(stranger.code, 'not-found', 'the refusal of a stranger');
      expectThat.equal(await ratingOf(backend, token), null, 'the rating');
    },
  },
];
