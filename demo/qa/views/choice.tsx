import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

export interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly hideLabel?: boolean;
  onChange(value: Value): void;
}

/** A few alternatives side by side: radio buttons that look like one control. */
export function Choice<Value extends string | number>(props: ChoiceProps<Value>): VNode {
  const { label, options, value, hideLabel = false, onChange } = props;
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class={hideLabel ? 'unseen' : ''}>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
