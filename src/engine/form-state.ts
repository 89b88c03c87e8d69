import type { ReadonlySignal } from '@preact/signals-core';
import type { Instant } from '../base/instant.ts';
import type { FieldProblem, FormField, FormValues } from '../domain/form/form-field.ts';
import type { Receipt } from '../domain/form/submission.ts';
import type { Problem } from '../domain/problem.ts';

/** Where what the visitor wrote is kept until it is answered: in this browser, or (storage denied) in this page only (F-3). */
export type KeptIn = 'browser' | 'page';

/** What has become of the form; exactly one of these at a time. */
export type FormState =
  /** Being filled in; after a final refusal with the reason, all words still in place. */
  | { readonly state: 'filling'; readonly refusal: Problem | null }
  /** On its way for the first time. */
  | { readonly state: 'sending' }
  /** Not answered yet; kept and tried again by itself, next at `retryAt` (by `watch.now()`), or at once by `retry()`. */
  | { readonly state: 'waiting'; readonly problem: Problem; readonly retryAt: Instant | null; readonly keptIn: KeptIn }
  /** The server has it. */
  | { readonly state: 'stored'; readonly receipt: Receipt };

/** The form as the panel shows it: signals to read, and the few things a visitor can do. */
export interface FormSession {
  readonly fields: ReadonlySignal<readonly FormField[]>;
  readonly values: ReadonlySignal<FormValues>;
  /** The fields the visitor wrote in; the page may still fill the others. */
  readonly touched: ReadonlySignal<readonly string[]>;
  /** What stands at the fields now; checked at submit, then again on each change. */
  readonly problems: ReadonlySignal<readonly FieldProblem[]>;
  readonly form: ReadonlySignal<FormState>;
  /** Whether anything typed would be lost if the panel went away for good. */
  readonly hasDraft: ReadonlySignal<boolean>;
  setValue(field: string, value: string | boolean): void;
  /** Fills fields that the visitor has not touched. */
  prefill(values: FormValues): void;
  /** What stands in the field people cannot see. */
  setTrap(text: string): void;
  /** The form is on screen: the fill time starts with the first call. */
  shown(): void;
  /** Hands the message in once; while one is under way, or with wrong fields, it sends nothing. */
  submit(): void;
  /** Tries what waits again at once. */
  retry(): void;
  /** Takes back what waits unanswered: its words return to the form. */
  takeBack(): void;
  /** After `stored`: an empty form, name and address kept. */
  startOver(): void;
  /** Forgets the words and the outbox, in memory and in every store; who wrote them the session forgets. */
  forget(): void;
  /** Lets go of timers and listeners; what waits stays in the outbox for the next page. */
  stop(): void;
}
