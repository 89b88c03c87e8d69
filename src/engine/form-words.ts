import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { canonicalJson } from '../base/json.ts';
import type { Stop } from '../base/stop.ts';
import { checkForm } from '../domain/form/check-form.ts';
import { cleanValues } from '../domain/form/clean-values.ts';
import type { FieldProblem, FormField, FormValues } from '../domain/form/form-field.ts';
import { formFields } from '../domain/form/form-fields.ts';
import type { StatusWatch } from './status-watch.ts';

/** What stands in the form: its fields, the words in them, and what is wrong with those. */
export interface FormWords {
  readonly fields: ReadonlySignal<readonly FormField[]>;
  readonly values: ReadonlySignal<FormValues>;
  /** The fields the visitor touched; the others may still be filled by the page. */
  readonly touched: ReadonlySignal<readonly string[]>;
  readonly problems: ReadonlySignal<readonly FieldProblem[]>;
  /** What would be sent: the values of the fields that are there, tidied; empty ones left out. */
  readonly cleaned: ReadonlySignal<FormValues>;
  type(field: string, value: string | boolean): void;
  /** Fills fields that nobody touched. */
  fill(values: FormValues): void;
  /** Puts these in place of everything, as if typed. */
  put(values: FormValues, touched: readonly string[]): void;
  /** Checks now, and from now on with each change; true: nothing is wrong. */
  check(): boolean;
  /** Shows what the server found, at its field until that field changes. */
  showServerProblems(problems: readonly FieldProblem[]): void;
  stop: Stop;
}

/** The words of a form whose fields follow the settings; values outlive the fields that held them (S-10). */
export function createFormWords(watch: Pick<StatusWatch, 'current' | 'onChange'>): FormWords {
  const fields = signal(presentFields(watch));
  const values = signal<FormValues>({});
  const touched = signal<readonly string[]>([]);
  const isChecked = signal(false);
  const fromServer = signal<readonly FieldProblem[]>([]);
  const cleaned = computed(() => filledIn(fields.value, values.value));
  const problems = computed(() => {
    const ours = isChecked.value ? checkForm(fields.value, cleaned.value) : [];
    return [...ours, ...fromServer.value.filter(({ field }) => !ours.some((one) => one.field === field))];
  });

  const stop = watch.onChange(() => {
    const next = presentFields(watch);
    if (canonicalJson(next) !== canonicalJson(fields.peek())) fields.value = next;
  });

  return {
    fields,
    values,
    touched,
    problems,
    cleaned,
    type: (field, value) =>
      batch(() => {
        values.value = { ...values.peek(), [field]: value };
        if (!touched.peek().includes(field)) touched.value = [...touched.peek(), field];
        fromServer.value = fromServer.peek().filter((problem) => problem.field !== field);
      }),
    fill(filling) {
      const fitting = Object.entries(filling).filter(
        ([field, value]) =>
          !touched.peek().includes(field) && (typeof value === 'string' || typeof value === 'boolean'),
      );
      values.value = { ...values.peek(), ...Object.fromEntries(fitting) };
    },
    put: (next, nextTouched) =>
      batch(() => {
        values.value = next;
        touched.value = nextTouched;
        isChecked.value = false;
        fromServer.value = [];
      }),
    check() {
      batch(() => {
        isChecked.value = true;
        fromServer.value = [];
      });
      return problems.peek().length === 0;
    },
    showServerProblems(found) {
      fromServer.value = found;
    },
    stop,
  };
}

function presentFields(watch: Pick<StatusWatch, 'current'>): readonly FormField[] {
  const watched = watch.current();
  return formFields(watched.state === 'known' ? watched.document.settings.offline?.form : undefined);
}

function filledIn(fields: readonly FormField[], values: FormValues): FormValues {
  const present = Object.entries(values).filter(([id]) => fields.some((field) => field.id === id));
  const clean = cleanValues(fields, Object.fromEntries(present));
  return Object.fromEntries(Object.entries(clean).filter(([, value]) => value !== ''));
}
