import { Component, type VNode } from 'preact';
import type { FormField as Field, FieldProblem, FormValues } from '../../domain/form/form-field.ts';
import { controlId, FormField } from '../form/form-field.tsx';
import { problemText } from '../form/problem-text.ts';
import type { PanelSpeech } from '../words/words.ts';

export interface ContactFieldsProps {
  readonly fields: readonly Field[];
  readonly values: FormValues;
  readonly problems: readonly FieldProblem[];
  /** Over the fields, why they are here. */
  readonly title: string;
  readonly readOnly: boolean;
  readonly speech: PanelSpeech;
  onValue(field: string, value: string | boolean): void;
}

/** Who is writing, asked with their first words by an invitation or by the owner (I-2). */
export class ContactFields extends Component<ContactFieldsProps> {
  #place: HTMLElement | null = null;

  /** Words that were not sent for want of something lead to it; whoever is at work in here is left there. */
  override componentDidUpdate({ problems: before }: ContactFieldsProps): void {
    const [first] = this.props.problems;
    const root = this.#place?.getRootNode() as ShadowRoot | undefined;
    if (!first || before === this.props.problems || this.#place?.contains(root?.activeElement ?? null)) return;
    root?.getElementById(controlId(first.field))?.focus();
  }

  override render({ fields, values, problems, title, readOnly, speech, onValue }: ContactFieldsProps): VNode {
    return (
      <fieldset
        class="contact"
        ref={(place) => {
          this.#place = place;
        }}
      >
        <legend>{title}</legend>
        {fields.map((field) => {
          const problem = problems.find((each) => each.field === field.id);
          return (
            <FormField
              key={field.id}
              field={field}
              value={values[field.id]}
              problem={problem ? problemText(problem, field.kind, speech) : null}
              locked={readOnly}
              speech={speech}
              onValue={(value) => onValue(field.id, value)}
            />
          );
        })}
      </fieldset>
    );
  }
}
