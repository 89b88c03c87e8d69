import { FILE_TYPES } from './chat-file.ts';
import type { FileRules } from './file-settings.ts';

/** Why a page does not even send a file. */
export type ChoiceFault = 'empty' | 'size' | 'type' | 'count';

/** What a page knows of a file before its bytes are read. */
export interface Choice {
  readonly bytes: {
    readonly size: number;
    /** As the system has it by the name; empty: it does not know. */
    readonly type: string;
  };
}

/**
 * Which of the files a visitor chose are worth sending, and what is wrong with the first of the others (K-6). What a file
 * is only its bytes say, on the server; one whose name says that it is no picture and no PDF is not sent for that answer.
 */
export function chooseFiles<Chosen extends Choice>(
  files: readonly Chosen[],
  held: number,
  rules: FileRules,
): { readonly taken: readonly Chosen[]; readonly fault: ChoiceFault | null } {
  const taken: Chosen[] = [];
  let fault: ChoiceFault | null = null;
  for (const file of files) {
    const wrong = faultOf(file, rules) ?? (held + taken.length < rules.perMessage ? null : 'count');
    if (wrong) fault ??= wrong;
    else taken.push(file);
  }
  return { taken, fault };
}

const TYPES: readonly string[] = FILE_TYPES;

function faultOf({ bytes: { size, type } }: Choice, { maxBytes }: FileRules): ChoiceFault | null {
  if (size === 0) return 'empty';
  if (type && !TYPES.includes(type)) return 'type';
  return size > maxBytes ? 'size' : null;
}
