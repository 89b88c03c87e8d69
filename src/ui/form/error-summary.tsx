import { Component, type VNode } from 'preact';
import { controlId } from './form-field.tsx';

export interface ErrorSummaryProps {
  readonly title: string;
  /** Id and name of each field that is wrong; what is wrong stands beside it. */
  readonly fields: readonly { readonly field: string; readonly label: string }[];
}

/** All that keeps the form from being sent, in one place that takes the focus; each line leads to its field. */
export class ErrorSummary extends Component<ErrorSummaryProps> {
  #box: HTMLElement | null = null;

  override componentDidMount(): void {
    this.#box?.focus();
  }

  override render({ title, fields }: ErrorSummaryProps): VNode {
    return (
      <section
        class="summary"
        tabIndex={-1}
        aria-labelledby="summary-title"
        ref={(box) => {
          this.#box = box;
        }}
      >
        <p id="summary-title">{title}</p>
        <ul>
          {fields.map(({ field, label }) => (
            <li>
              <button type="button" class="link" onClick={(event) => leadTo(field, event.currentTarget)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  }
}

const leadTo = (field: string, from: Element): void =>
  (from.getRootNode() as ShadowRoot).getElementById(controlId(field))?.focus();
