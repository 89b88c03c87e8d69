import type { Text } from '../text/text.ts';

export type FieldUse = 'required' | 'optional' | 'off';

/** How one of the standard fields is used; unset members keep the default of that field (F-1). */
export interface FieldRule {
  readonly use?: FieldUse;
  /** In UTF-16 code units, as an input's `maxlength` counts. */
  readonly maxLength?: number;
  readonly label?: Text;
}

export interface SelectOption {
  readonly value: string;
  readonly label?: Text;
}

export type CustomField =
  | {
      readonly id: string;
      readonly kind: 'text';
      readonly label: Text;
      readonly use?: 'required' | 'optional';
      readonly maxLength?: number;
    }
  | {
      readonly id: string;
      readonly kind: 'select';
      readonly label: Text;
      readonly use?: 'required' | 'optional';
      readonly options: readonly SelectOption[];
    }
  | { readonly id: string; readonly kind: 'checkbox'; readonly label: Text; readonly use?: 'required' | 'optional' };

/** The form a visitor fills in while nobody answers: offline, no answer, queue full, bot hand-off (F-1, F-2, F-6). */
export interface FormSettings {
  readonly name?: FieldRule;
  readonly email?: FieldRule;
  readonly message?: FieldRule;
  readonly phone?: FieldRule;
  readonly department?: FieldRule & { readonly options?: readonly SelectOption[] };
  readonly consent?: { readonly use?: FieldUse; readonly text?: Text };
  readonly custom?: readonly CustomField[];
  /** Shown once the message is stored; `{replyBy}` stands for the expected reply time. */
  readonly thanks?: Text;
  /** A form sent sooner than this after it was shown is taken for a robot's; default 2,000, 0 turns it off (F-6). */
  readonly minFillMs?: number;
}
