import { batch, computed, signal } from '@preact/signals-core';
import type { Instant } from '../base/instant.ts';
import { canonicalJson } from '../base/json.ts';
import type { Result } from '../base/result.ts';
import type { KeepRefusal, Platform } from '../contract/platform.ts';
import { fitPage } from '../domain/form/fit-page.ts';
import type { FormValues } from '../domain/form/form-field.ts';
import type { PageContext, Receipt, Submission } from '../domain/form/submission.ts';
import type { Problem } from '../domain/problem.ts';
import { createDelivery, type Outcome } from './delivery.ts';
import { readDraft, writeDraft } from './draft.ts';
import { fieldProblems } from './field-problems.ts';
import type { FormSession, FormState, KeptIn } from './form-state.ts';
import { createFormWords } from './form-words.ts';
import { isSubmission } from './kept-submission.ts';
import { draftKey, outboxKey } from './keys.ts';
import { openOutbox } from './outbox.ts';
import type { VisitorSession } from './session/visitor-session.ts';
import type { StatusWatch } from './status-watch.ts';

export interface FormSessionOptions {
  readonly widget: string;
  readonly platform: Platform;
  readonly watch: Pick<StatusWatch, 'current' | 'onChange' | 'now'>;
  /** Who writes, and when that is somebody else. */
  readonly session: Pick<VisitorSession, 'writer' | 'isWriter' | 'onNewPerson'>;
  submit(submission: Submission): Promise<Result<Receipt, Problem>>;
  /** The language of the words on screen (BCP 47). */
  locale(): string;
  /** The page the visitor sees. */
  page(): PageContext;
  /** The one department the page speaks for (S-6). */
  readonly department?: string | undefined;
  /** A message was answered: the one of this form, or an earlier one from the outbox. */
  onStored(receipt: Receipt): void;
  /** A message could not be kept in the browser, and why. */
  onNotKept(refusal: KeepRefusal): void;
}

const BLANK: FormState = { state: 'filling', refusal: null };

/** Shown for an entry found after a reload, until the first answer of this page says more. */
const NO_ANSWER_YET: Problem = { code: 'unreachable', message: 'The message was not answered before the page ended.' };

/**
 * The one form of a widget in a page, from the first key to the answer (F-1, F-3, S-10, S-11).
 *
 * What is typed is the tab's draft; what is sent lies in the outbox first. Both are found again after a reload. A
 * message keeps its command id for as long as its words stay the same and no final answer came, so that neither a
 * second press nor a message taken back and sent again can store it twice.
 */
export function createFormSession(options: FormSessionOptions): FormSession {
  const { platform, session, watch, widget } = options;
  const { clock, stores } = platform;
  const outbox = openOutbox(stores.local, outboxKey(widget), isSubmission);
  const delivery = createDelivery({ outbox, platform, send: options.submit, onOutcome });
  const words = createFormWords(watch);
  const { values, touched, cleaned } = words;

  const form = signal<FormState>(BLANK);
  const hasDraft = computed(
    () => form.value.state === 'filling' && touched.value.some((field) => values.value[field] || false),
  );

  let sentAs: Submission | null = null;
  let keptIn: KeptIn = 'browser';
  let shownAt: Instant | null = null;
  let trap = '';
  let onScreen = false;
  let unseenRefusal: string | null = null;
  let fillLater: FormValues = {};
  let saveIsDue = false;
  let stopped = false;

  const isUnderWay = (): boolean => form.peek().state === 'sending' || form.peek().state === 'waiting';

  function save(): void {
    saveIsDue = false;
    writeDraft(stores.session, draftKey(widget), { values: values.peek(), touched: touched.peek(), shownAt, sentAs });
  }

  /** Once for all changes of this turn, and before the page can be taken away. */
  function saveSoon(): void {
    if (saveIsDue) return;
    saveIsDue = true;
    void Promise.resolve().then(() => saveIsDue && !stopped && save());
  }

  /** Nothing typed, nothing sent: the words of a stored message, or of a visitor who is to be forgotten, end here. */
  function letGo(kept: FormValues, state: FormState): void {
    sentAs = null;
    saveIsDue = false;
    unseenRefusal = null;
    stores.session.remove(draftKey(widget));
    batch(() => {
      words.put(kept, []);
      form.value = state;
    });
  }

  /** The form as somebody meets it who was never here. */
  function startAnew(): void {
    fillLater = {};
    shownAt = onScreen ? clock.now() : null;
    trap = '';
    letGo({}, BLANK);
  }

  function onOutcome(submission: Submission, outcome: Outcome<Receipt>): void {
    if (!session.isWriter(submission.visitor)) {
      // Delivered for somebody who has left; whoever has the page now is told nothing of it (T-10).
      if (outcome.state === 'refused') outbox.remove(submission.commandId);
      return;
    }
    if (outcome.state === 'stored') options.onStored(outcome.answer);
    if (submission.commandId !== sentAs?.commandId) return;
    // Taken back while on its way: the answer still counts if the words are the same; other words are another message.
    if (!isUnderWay() && !(outcome.state === 'stored' && isUnchanged(submission))) return;
    if (outcome.state === 'stored') letGo(values.peek(), { state: 'stored', receipt: outcome.answer });
    else if (outcome.state === 'waiting') {
      const retryAt = (watch.now() + outcome.retryInMs) as Instant;
      form.value = { state: 'waiting', problem: outcome.problem, retryAt, keptIn };
    } else showRefusal(submission, outcome.problem);
  }

  /** The words stay where they were written; the entry leaves the outbox once somebody can see why. */
  function showRefusal({ commandId }: Submission, problem: Problem): void {
    sentAs = null;
    if (onScreen) outbox.remove(commandId);
    else unseenRefusal = commandId;
    batch(() => {
      words.showServerProblems(fieldProblems(problem, words.fields.peek()));
      form.value = { state: 'filling', refusal: problem };
    });
    saveSoon();
  }

  const isUnchanged = (submission: Submission): boolean =>
    canonicalJson(submission.values) === canonicalJson(cleaned.peek());

  function write(): Submission {
    if (sentAs && isUnchanged(sentAs)) return sentAs;
    const watched = watch.current();
    return {
      commandId: platform.newId(),
      visitor: session.writer(),
      values: cleaned.peek(),
      page: fitPage(options.page()),
      language: options.locale(),
      timeZone: platform.page.timeZone(),
      ...(options.department !== undefined && { department: options.department }),
      mode: watched.state === 'known' ? watched.status.mode : 'form',
      filledInMs: Math.max(0, clock.now() - (shownAt ?? clock.now())),
      trap,
    };
  }

  /** What an earlier page of this tab, or of this browser, left behind. */
  function restore(): void {
    const found = readDraft(stores.session, draftKey(widget));
    const draft = found?.sentAs && !session.isWriter(found.sentAs.visitor) ? null : found;
    const kept = outbox.list().filter(({ visitor }) => session.isWriter(visitor));
    const waiting = draft ? kept.find(({ commandId }) => commandId === draft.sentAs?.commandId) : kept.at(-1);
    sentAs = waiting ?? draft?.sentAs ?? null;
    shownAt = draft?.shownAt ?? null;
    const restored = draft?.values ?? waiting?.values ?? {};
    words.put(restored, draft?.touched ?? Object.keys(restored));
    if (waiting) form.value = { state: 'waiting', problem: NO_ANSWER_YET, retryAt: null, keptIn };
    if (outbox.list().length > 0) delivery.start();
  }

  restore();
  // Another tab took the message back or had it answered: these words may be sent again, as the same message.
  const stopHearing = outbox.onChange(() => {
    const gone = !outbox.list().some(({ commandId }) => commandId === sentAs?.commandId);
    if (form.peek().state === 'waiting' && gone) form.value = BLANK;
  });
  // What the former person sent stays in the outbox until it is answered.
  const stopAttending = session.onNewPerson(startAnew);

  return {
    fields: words.fields,
    values,
    touched,
    problems: words.problems,
    form,
    hasDraft,
    setValue(field, value) {
      if (form.peek().state !== 'filling') return;
      words.type(field, value);
      saveSoon();
    },
    prefill(filling) {
      if (form.peek().state === 'filling') words.fill(filling);
      else fillLater = { ...fillLater, ...filling };
    },
    setTrap(text) {
      trap = text;
    },
    shown() {
      onScreen = true;
      shownAt ??= clock.now();
      if (unseenRefusal) outbox.remove(unseenRefusal);
      unseenRefusal = null;
    },
    submit() {
      if (form.peek().state !== 'filling') return;
      if (!words.check()) {
        form.value = BLANK;
        return;
      }
      sentAs = write();
      const kept = outbox.add(sentAs);
      keptIn = kept.ok ? 'browser' : 'page';
      if (!kept.ok) options.onNotKept(kept.problem);
      form.value = { state: 'sending' };
      save();
      delivery.start();
    },
    retry: () => delivery.start(),
    takeBack() {
      if (form.peek().state !== 'waiting' || !sentAs) return;
      outbox.remove(sentAs.commandId);
      form.value = BLANK;
      saveSoon();
      // With nothing left to send, a round ends at once and lets go of the timer and the page.
      if (outbox.list().length === 0) delivery.start();
    },
    startOver() {
      if (form.peek().state !== 'stored') return;
      const { name, email } = values.peek();
      shownAt = clock.now();
      trap = '';
      batch(() => {
        words.put({ ...(name !== undefined && { name }), ...(email !== undefined && { email }) }, []);
        words.fill(fillLater);
        form.value = BLANK;
      });
      fillLater = {};
    },
    forget() {
      outbox.clear();
      startAnew();
      delivery.start();
    },
    stop() {
      if (saveIsDue) save();
      stopped = true;
      delivery.stop();
      words.stop();
      stopHearing();
      stopAttending();
    },
  };
}
