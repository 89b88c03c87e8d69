import { describe, expect, it } from 'vitest';
import { chooseFiles } from '../../../src/domain/file/choose-files.ts';

const RULES = { enabled: true, maxBytes: 100, perMessage: 2 };
const file = (size: number, type = 'image/png') => ({ bytes: { size, type } });

describe('chooseFiles', () => {
  it.each([
    ['nothing', [], 0, 0, null],
    ['a picture', [file(1)], 0, 1, null],
    ['a PDF', [file(1, 'application/pdf')], 0, 1, null],
    ['what the system has no type for', [file(1, '')], 0, 1, null],
    ['what its name says to be something else', [file(1, 'video/mp4')], 0, 0, 'type'],
    ['a drawing that could run', [file(1, 'image/svg+xml')], 0, 0, 'type'],
    ['an empty file', [file(0)], 0, 0, 'empty'],
    ['exactly as many bytes as are allowed', [file(100)], 0, 1, null],
    ['one byte more', [file(101)], 0, 0, 'size'],
    ['as many files as are allowed', [file(1), file(1)], 0, 2, null],
    ['one file more', [file(1), file(1), file(1)], 0, 2, 'count'],
    ['one file more than there is room for', [file(1), file(1)], 1, 1, 'count'],
    ['a wrong one among others, which takes no place', [file(0), file(1), file(1)], 0, 2, 'empty'],
    ['several wrong ones, of which the first is told of', [file(101), file(0)], 0, 0, 'size'],
  ] as const)('K-6 says before sending what may be sent: %s', (_what, files, held, taken, fault) => {
    const chosen = chooseFiles(files, held, RULES);
    expect([chosen.taken.length, chosen.fault]).toEqual([taken, fault]);
  });
});
