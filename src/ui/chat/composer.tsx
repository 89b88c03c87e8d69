import type { VNode } from 'preact';

export interface ComposerProps {
  readonly text: string;
  readonly label: string;
  readonly sendLabel: string;
  readonly readOnly: boolean;
  onText(text: string): void;
  onSay(): void;
}

/** Where the visitor writes: Enter sends, Shift and Enter break the line. */
export const Composer = ({ text, label, sendLabel, readOnly, onText, onSay }: ComposerProps): VNode => (
  <form
    class="composer"
    part="composer"
    onSubmit={(event) => {
      event.preventDefault();
      onSay();
    }}
  >
    <textarea
      part="input"
      rows={1}
      dir="auto"
      aria-label={label}
      placeholder={label}
      value={text}
      readOnly={readOnly}
      onInput={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        // The Enter that ends an input method's word sends nothing; Safari says so by the key code alone.
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        onSay();
      }}
    />
    {!readOnly && (
      <button type="submit" class="send" part="send">
        {sendLabel}
      </button>
    )}
  </form>
);
