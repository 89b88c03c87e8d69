import { ok, refused } from '../../base/result.ts';
import { isAllowedOrigin } from '../../domain/access/origin.ts';
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
import { firstAnswer, keepAnswer } from '../first-answer.ts';
import { invalidForm } from '../invalid-form.ts';
import { messageDocument, OFFLINE_MESSAGE } from '../message-document.ts';
import { peopleOf } from '../people-of.ts';
import { widgetUnknown } from '../problems.ts';
import { documentKey } from '../state.ts';
import { takesNothing } from '../status-document.ts';

/** Takes one message a visitor leaves, once, and says what the rules say on its arrival (F-3, F-4, F-6, S-3, S-11). */
export const submitOfflineMessage: CarryOut<'submit-offline-message'> = (state, command, { now, newId, limits }) => {
  const { widget, submission, origin, address } = command;
  const settings = state.widgets.get(widget)?.settings;
  if (!settings) return refused(widgetUnknown(widget));
  if (origin !== null && !isAllowedOrigin(settings.origins, origin)) {
    return refused({
      code: 'origin-refused',
      message: `Pages of ${origin} may not use the widget “${widget}”. Its owner can add them to \`origins\`.`,
    });
  }

  // A repeat gets its first answer whatever has changed since: the message is stored, and saying less would be untrue.
  const answered = firstAnswer(state, widget, submission);
  if (answered) return answered;

  if (takesNothing(settings)) {
    return refused({
      code: 'widget-disabled',
      message: `The widget “${widget}” is switched off and takes no messages.`,
    });
  }
  const form = settings.offline?.form;
  const fields = formFields(form);
  const values = cleanValues(fields, submission.values);
  const problems = checkForm(fields, values);
  if (problems.length > 0) return refused(invalidForm(problems));
  const overLimit = admit(state, { visitor: submission.visitor, address }, { now, limits });
  if (overLimit) return refused(overLimit);

  const { department } = submission;
  const named = department === undefined ? {} : { department };
  const people = peopleOf(state, settings, now);
  const { availability, reason, mode, opensAt } = evaluateStatus({ settings, people, now, ...named });
  const hours = settings.schedule ?? people.departments?.find(({ schedule }) => schedule)?.schedule;
  const message: OfflineMessage = {
    id: newId(),
    widget,
    visitor: submission.visitor,
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
  keepAnswer(state, widget, submission, receipt);
  state.events.push({
    kind: 'offline-message.created',
    at: now,
    visitor: message.visitor,
    body: { id: message.id, widget, spam: message.spam },
  });
  return ok(receipt);
};
