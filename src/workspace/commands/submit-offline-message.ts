import { ok, refused } from '../../base/result.ts';
import { LIMITS } from '../../domain/access/limits.ts';
import type { Contact } from '../../domain/chat/chat.ts';
import type { FormValues } from '../../domain/form/form-field.ts';
import { judgeSubmission } from '../../domain/form/judge-submission.ts';
import type { OfflineMessage } from '../../domain/form/offline-message.ts';
import { spamSign } from '../../domain/form/spam-sign.ts';
import type { Receipt } from '../../domain/form/submission.ts';
import { withContact } from '../../domain/session/with-contact.ts';
import { admit } from '../admit.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstAnswer, keepAnswer } from '../messages/first-answer.ts';
import { messageDocument, OFFLINE_MESSAGE } from '../messages/message-document.ts';
import { widgetDisabled } from '../problems.ts';
import { documentKey } from '../state/state.ts';
import { findWriter } from '../visitors/find-writer.ts';
import { keepVisitor } from '../visitors/visitor-shelf.ts';
import { openWidget } from '../widgets/open-widget.ts';
import { peopleOf } from '../widgets/people-of.ts';
import { takesNothing } from '../widgets/status-document.ts';

/** Takes one message a visitor leaves, once, and says what the rules say on its arrival (F-3, F-4, F-6, S-3, S-11). */
export const submitOfflineMessage: CarryOut<'submit-offline-message'> = (state, command, context) => {
  const { widget, submission, origin, address } = command;
  const { now, newId, limits = LIMITS } = context;
  const opened = openWidget(state, widget, origin);
  if (!opened.ok) return opened;
  const settings = opened.value;

  // A repeat gets its first answer whatever has changed since: the message is stored, and saying less would be untrue.
  const answered = firstAnswer(state, widget, submission);
  if (answered) return answered;

  if (takesNothing(settings)) return refused(widgetDisabled(widget));
  const people = peopleOf(state, settings, now);
  const judged = judgeSubmission({ settings, people, submission, now });
  if (!judged.ok) return judged;
  const { values, receipt: said } = judged.value;
  const id = newId();
  const found = findWriter(state, command, context);
  if (!found.ok) return found;
  const { visitor: writer, from } = found.value;
  const counted = [
    { key: `visitor/${writer.id}`, limit: limits.formsPerVisitor },
    ...(address === null ? [] : [{ key: `address/${address}`, limit: limits.formsPerAddress }]),
  ];
  const overLimit = admit(state, counted, now, 'messages');
  if (overLimit) return refused(overLimit);

  const { department } = submission;
  const named = department === undefined ? {} : { department };
  const message: OfflineMessage = {
    id,
    widget,
    visitor: writer.id,
    state: 'new',
    spam: spamSign(submission, settings.offline?.form),
    values,
    consent: values.consent === true,
    page: submission.page,
    language: submission.language,
    timeZone: submission.timeZone,
    ...named,
    shownMode: submission.mode,
    mode: said.status.mode,
    reason: said.status.reason,
    createdAt: now,
    replyBy: said.replyBy,
  };
  const receipt: Receipt = { id, ...said };
  state.history.set(documentKey(OFFLINE_MESSAGE, message.id), messageDocument(message));
  const known = withContact(writer, contactIn(values), from);
  keepVisitor(state, { ...known, lastSeenAt: now, wroteAt: writer.wroteAt ?? now });
  keepAnswer(state, message, submission, receipt);
  state.events.push({
    kind: 'offline-message.created',
    at: now,
    visitor: message.visitor,
    body: { id: message.id, widget, spam: message.spam },
  });
  return ok(receipt);
};

const contactIn = (values: FormValues): Contact =>
  Object.fromEntries((['name', 'email', 'phone'] as const).flatMap((id) => (values[id] ? [[id, values[id]]] : [])));
