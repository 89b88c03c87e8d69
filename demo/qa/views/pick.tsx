import type { VNode } from 'preact';

export interface PickProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly hideLabel?: boolean;
  onChange(value: Value): void;
}

/** One of several, as a labelled drop-down. */
export function Pick<Value extends string>({ label, options, value, hideLabel, onChange }: PickProps<Value>): VNode {
  return (
    <label class="pick">
      <span class={hideLabel ? 'unseen' : ''}>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
