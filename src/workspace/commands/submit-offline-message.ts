import { ok, refused } from '../../base/result.ts';
import { LIMITS } from '../../domain/access/limits.ts';
import { checkForm } from '../../domain/form/check-form.ts';
import { cleanValues } from '../../domain/form/clean-values.ts';
import { formFields } from '../../domain/form/form-fields.ts';
import type { OfflineMessage } from '../../domain/form/offline-message.ts';
import { replyBy } from '../../domain/form/reply-by.ts';
import { spamSign } from '../../domain/form/spam-sign.ts';
import type { Receipt } from '../../domain/form/submission.ts';
import { evaluateStatus } from '../../domain/status/evaluate-status.ts';
import { admit } from '../admit.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstAnswer, keepAnswer } from '../messages/first-answer.ts';
import { invalidForm } from '../messages/invalid-form.ts';
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
  const form = settings.offline?.form;
  const fields = formFields(form);
  const values = cleanValues(fields, submission.values);
  const problems = checkForm(fields, values);
  if (problems.length > 0) return refused(invalidForm(problems));
  const id = newId();
  const writer = findWriter(state, command, context);
  if (!writer.ok) return writer;
  const counted = [
    { key: `visitor/${writer.value.id}`, limit: limits.formsPerVisitor },
    ...(address === null ? [] : [{ key: `address/${address}`, limit: limits.formsPerAddress }]),
  ];
  const overLimit = admit(state, counted, now, 'messages');
  if (overLimit) return refused(overLimit);

  const { department } = submission;
  const named = department === undefined ? {} : { department };
  const people = peopleOf(state, settings, now);
  const { availability, reason, mode, opensAt } = evaluateStatus({ settings, people, now, ...named });
  const hours = settings.schedule ?? people.departments?.find(({ schedule }) => schedule)?.schedule;
  const message: OfflineMessage = {
    id,
    widget,
    visitor: writer.value.id,
    state: 'new',
    spam: spamSign(submission, form),
    values,
    consent: values.consent === true,
    page: submission.page,
    language: submission.language,
    timeZone: submission.timeZone,
    ...named,
    shownMode: submission.mode,
    mode,
    reason,
    createdAt: now,
    replyBy: replyBy({
      replyWithin: settings.replyWithin,
      opensAt: availability === 'offline' ? opensAt : null,
      now,
      timeZone: hours?.timeZone ?? 'UTC',
    }),
  };
  const receipt: Receipt = {
    id: message.id,
    storedAt: now,
    replyBy: message.replyBy,
    status: { availability, reason, mode },
  };
  state.history.set(documentKey(OFFLINE_MESSAGE, message.id), messageDocument(message));
  keepVisitor(state, { ...writer.value, lastSeenAt: now, wroteAt: writer.value.wroteAt ?? now });
  keepAnswer(state, message, submission, receipt);
  state.events.push({
    kind: 'offline-message.created',
    at: now,
    visitor: message.visitor,
    body: { id: message.id, widget, spam: message.spam },
  });
  return ok(receipt);
};
