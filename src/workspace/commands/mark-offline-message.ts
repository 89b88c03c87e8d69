import { ok, refused } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { messageDocument, OFFLINE_MESSAGE, readMessage } from '../message-document.ts';
import { notFound } from '../problems.ts';
import { documentKey } from '../state.ts';
import { whyNotAllowed } from '../why-not-allowed.ts';

/** Says what became of a message: read, replied, archived, or new again (F-5). */
export const markOfflineMessage: CarryOut<'mark-offline-message'> = (workspace, { id, state, by }) => {
  const { history } = workspace;
  const refusal = whyNotAllowed(workspace, by, 'messages.read');
  if (refusal) return refused(refusal);
  const document = history.get(documentKey(OFFLINE_MESSAGE, id));
  const message = document ? readMessage(document) : null;
  if (!message) return refused(notFound('offline message', id));
  if (message.state === state) return ok(message);
  const marked = { ...message, state };
  history.set(documentKey(OFFLINE_MESSAGE, id), messageDocument(marked));
  return ok(marked);
};
