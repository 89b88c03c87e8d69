import { isPassing, type Problem } from '../../domain/problem.ts';
import type { ChatWords } from '../words/words.ts';

type FileWords = ChatWords['files'];

const BY_ISSUE: Readonly<Record<string, keyof FileWords['problems']>> = {
  'file-empty': 'empty',
  'file-kind': 'type',
  'file-too-large': 'size',
  'too-many-files': 'count',
};

/** Why a file was not taken, by what is wrong with it; of a passing failure only that it was not sent. */
export function fileFaultText({ code, issues }: Problem, { failed, problems }: FileWords): string {
  if (isPassing(code)) return failed;
  if (code === 'too-large') return problems.size;
  return problems[BY_ISSUE[issues?.[0]?.code ?? ''] ?? 'other'];
}
