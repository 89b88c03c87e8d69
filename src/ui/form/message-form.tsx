import type { VNode } from 'preact';
import type { FormSession } from '../../engine/form-state.ts';
import { live } from '../live.ts';
import type { PanelSpeech } from '../words/words.ts';
import { ErrorSummary } from './error-summary.tsx';
import { fieldLabel } from './field-label.ts';
import { FormField } from './form-field.tsx';
import { problemText } from './problem-text.ts';
import { refusalText } from './refusal-text.ts';

export interface MessageFormProps {
  readonly session: Pick<FormSession, 'fields' | 'values' | 'problems' | 'form' | 'setTrap'>;
  /** Counts the presses of the button, so that each one that fails leads to what is wrong; 0: nothing to lead to. */
  readonly attempt: number;
  /** The widget takes nothing more; the words can still be copied. */
  readonly readOnly: boolean;
  readonly speech: PanelSpeech;
  onValue(field: string, value: string | boolean): void;
  onSubmit(): void;
}

/** The form in all the states in which its words can be seen: filled in, refused, on its way (F-1, F-3). */
export const MessageForm = live(
  ({ session, attempt, readOnly, speech, onValue, onSubmit }: MessageFormProps): VNode => {
    const { words } = speech;
    const form = session.form.value;
    const fields = session.fields.value;
    const values = session.values.value;
    const isSending = form.state === 'sending';
    const problems = session.problems.value.map((problem) => {
      const field = fields.find(({ id }) => id === problem.field);
      return {
        field: problem.field,
        label: field ? fieldLabel(field, speech) : problem.field,
        text: problemText(problem, field?.kind ?? 'text', speech),
      };
    });
    const refusal = form.state === 'filling' && problems.length === 0 ? form.refusal : null;
    return (
      <form
        part="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {attempt > 0 && problems.length > 0 && <ErrorSummary key={attempt} title={words.checkForm} fields={problems} />}
        {refusal && (
          <p class="summary" role="alert">
            {refusalText(refusal, words)}
          </p>
        )}
        {fields.map((field) => (
          <FormField
            key={field.id}
            field={field}
            value={values[field.id]}
            problem={problems.find((problem) => problem.field === field.id)?.text ?? null}
            locked={isSending || readOnly}
            speech={speech}
            onValue={(value) => onValue(field.id, value)}
          />
        ))}
        <div class="aside" aria-hidden="true">
          <label>
            {words.trap}
            <input
              name="subject"
              tabIndex={-1}
              autocomplete="off"
              onInput={(event) => session.setTrap(event.currentTarget.value)}
            />
          </label>
        </div>
        {!readOnly && (
          <button type="submit" class="send" part="send" aria-disabled={isSending} aria-busy={isSending}>
            {isSending ? words.sending : words.send}
          </button>
        )}
      </form>
    );
  },
);
