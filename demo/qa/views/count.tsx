import type { VNode } from 'preact';

export interface CountProps {
  readonly label: string;
  /** Not set: left out of the settings. */
  readonly value: number | undefined;
  onChange(value: number | undefined): void;
}

/** A whole number that may be left out. */
export function Count({ label, value, onChange }: CountProps): VNode {
  return (
    <label class="pick">
      <span>{label}</span>
      <input
        type="number"
        min="0"
        step="1"
        placeholder="by default"
        value={value ?? ''}
        onChange={({ currentTarget: { valueAsNumber } }) =>
          onChange(Number.isNaN(valueAsNumber) ? undefined : Math.max(0, Math.trunc(valueAsNumber)))
        }
      />
    </label>
  );
}
