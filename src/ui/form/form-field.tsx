import type { VNode } from 'preact';
import type { FormField as Field } from '../../domain/form/form-field.ts';
import { fillText } from '../../domain/text/fill-text.ts';
import { pickText } from '../../domain/text/pick-text.ts';
import type { PanelSpeech } from '../words/words.ts';
import { fieldLabel } from './field-label.ts';

export interface FormFieldProps {
  readonly field: Field;
  readonly value: string | boolean | undefined;
  /** What is wrong with it, in words. */
  readonly problem: string | null;
  /** On its way: to be read, not changed. */
  readonly locked: boolean;
  readonly speech: PanelSpeech;
  onValue(value: string | boolean): void;
}

/** The id of a field's control inside the shadow root; any id an owner may think of makes one without blanks. */
export const controlId = (field: string): string => `field-${encodeURIComponent(field)}`;

/** One labelled field, with what is wrong with it said beside it and to screen readers alike. */
export function FormField(props: FormFieldProps): VNode {
  const { field, problem, speech } = props;
  const id = controlId(field.id);
  const label = (
    <label for={id} part="label">
      {fieldLabel(field, speech)}
      {!field.required && <small> ({speech.words.optional})</small>}
    </label>
  );
  const control = <Control {...props} />;
  return (
    <div class={`field ${field.kind}`} part="field">
      {field.kind === 'checkbox' ? [control, label] : [label, control]}
      <CharactersLeft {...props} />
      {problem && (
        <p class="problem" id={`${id}-problem`} part="error">
          {problem}
        </p>
      )}
    </div>
  );
}

function Control({ field, value, problem, locked, speech, onValue }: FormFieldProps): VNode {
  const id = controlId(field.id);
  const common = {
    id,
    part: 'input',
    name: field.id,
    dir: 'auto',
    'aria-required': field.required,
    'aria-invalid': problem !== null,
    ...(problem && { 'aria-describedby': `${id}-problem` }),
  } as const;
  const text = typeof value === 'string' ? value : '';
  const onInput = (event: { currentTarget: { value: string } }): void => onValue(event.currentTarget.value);

  switch (field.kind) {
    case 'long-text':
      return <textarea {...common} rows={3} value={text} readOnly={locked} onInput={onInput} />;
    case 'select':
      return (
        <select {...common} value={text} disabled={locked} onChange={onInput}>
          <option value="">{speech.words.choose}</option>
          {field.options?.map((option) => (
            <option value={option.value}>{pickText(option.label, speech.locale) || option.value}</option>
          ))}
        </select>
      );
    case 'checkbox':
      return (
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          disabled={locked}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
      );
    default:
      return (
        <input
          {...common}
          {...TYPED[field.kind]}
          {...autocomplete(field)}
          value={text}
          readOnly={locked}
          onInput={onInput}
        />
      );
  }
}

const TYPED = {
  text: { type: 'text' },
  email: { type: 'email', autocapitalize: 'off' },
  phone: { type: 'tel' },
} as const;

const AUTOCOMPLETE: Readonly<Record<string, string>> = { name: 'name', email: 'email', phone: 'tel' };

const autocomplete = ({ id }: Field) => Object.hasOwn(AUTOCOMPLETE, id) && { autocomplete: AUTOCOMPLETE[id] };

/** How much room is left, once it grows short; nothing is ever cut off while somebody writes or pastes. */
function CharactersLeft({ field, value, speech }: FormFieldProps): VNode | null {
  const left = field.maxLength - (typeof value === 'string' ? value.length : 0);
  if (!field.maxLength || left < 0 || left > field.maxLength / 10) return null;
  const { words, spoken } = speech;
  return <p class="hint">{fillText(words.charactersLeft, { left: new Intl.NumberFormat(spoken).format(left) })}</p>;
}
