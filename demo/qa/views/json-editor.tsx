import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Result } from '../../../src/base/result.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { checkJson } from '../check-json.ts';
import { prettyJson } from '../pretty-json.ts';

export interface JsonEditorProps<Value> {
  readonly label: string;
  readonly value: unknown;
  parse(value: unknown): Result<Value, Problem>;
  onSave(value: Value): Promise<boolean>;
}

/** A text that is checked while it is typed, and saved whole or not at all. */
export function JsonEditor<Value>({ label, value, parse, onSave }: JsonEditorProps<Value>): VNode {
  const id = useId();
  const saved = prettyJson(value);
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const text = draft?.text ?? saved;
  const checked = checkJson(text, parse);
  const changed = text !== saved;
  /** Somebody else, or another lever, saved while this draft was being written. */
  const overtaken = draft !== null && draft.over !== saved;

  const save = async (): Promise<void> => {
    if (checked.ok && changed && (await onSave(checked.value))) setDraft(null);
  };

  return (
    <div class="editor">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        wrap="off"
        rows={Math.min(24, Math.max(9, text.split('\n').length + 1))}
        value={text}
        aria-invalid={!checked.ok}
        aria-describedby={`${id}-said`}
        onInput={(event) => setDraft({ text: event.currentTarget.value, over: draft?.over ?? saved })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
      />
      <div class="said" id={`${id}-said`} aria-live="polite">
        {checked.ok ? (
          <p class={changed ? 'good' : 'none'}>{changed ? 'Right; not saved yet.' : 'Saved.'}</p>
        ) : (
          <ul>
            {checked.problem.map(({ path, message }) => (
              <li key={`${path}${message}`}>
                <code>{path}</code> {message}
              </li>
            ))}
          </ul>
        )}
        {overtaken && changed && <p class="behind">The saved text has changed since; saving replaces it.</p>}
      </div>
      <div class="actions">
        <button type="button" class="strong" disabled={!checked.ok || !changed} onClick={() => void save()}>
          Save <kbd>Ctrl ↵</kbd>
        </button>
        <button type="button" disabled={!changed} onClick={() => setDraft(null)}>
          Undo
        </button>
      </div>
    </div>
  );
}
