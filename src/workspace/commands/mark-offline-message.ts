import { ok, refused } from '../../base/result.ts';
import { whyNotAllowed } from '../agents/why-not-allowed.ts';
import type { CarryOut } from '../carry-out.ts';
import { messageDocument, OFFLINE_MESSAGE, readMessage } from '../messages/message-document.ts';
import { notFound } from '../problems.ts';
import { documentKey } from '../state/state.ts';

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
