import { expect, it } from 'vitest';
import type { OfflineWords, WidgetSettings } from '../../../src/domain/settings.ts';
import { offlineWords } from '../../../src/domain/status/offline-words.ts';
import type { Reason } from '../../../src/domain/status/status.ts';

const OFFLINE: WidgetSettings['offline'] = {
  experience: 'wait',
  message: 'We are out.',
  tabText: { en: 'Write' },
  byReason: {
    holiday: { experience: 'hide', message: 'Merry Christmas!', tabText: 'Holiday' },
    'queue-full': { message: 'All busy.' },
    'no-agents': { experience: 'form' },
    disabled: {},
  },
};

it.each<[promise: string, offline: WidgetSettings['offline'], reason: Reason, words: OfflineWords]>([
  ['without any setting it is the form and the built-in words', undefined, 'no-agents', { experience: 'form' }],
  [
    'the general words serve every reason',
    { message: 'Out.' },
    'outside-hours',
    { experience: 'form', message: 'Out.' },
  ],
  ['the general experience serves every reason', { experience: 'hide' }, 'holiday', { experience: 'hide' }],
  [
    'a reason has all its own',
    OFFLINE,
    'holiday',
    { experience: 'hide', message: 'Merry Christmas!', tabText: 'Holiday' },
  ],
  [
    'a reason has its message, the rest is general',
    OFFLINE,
    'queue-full',
    { experience: 'wait', message: 'All busy.', tabText: { en: 'Write' } },
  ],
  [
    'a reason has its experience, the rest is general',
    OFFLINE,
    'no-agents',
    { experience: 'form', message: 'We are out.', tabText: { en: 'Write' } },
  ],
  [
    'a reason that says nothing is general',
    OFFLINE,
    'disabled',
    { experience: 'wait', message: 'We are out.', tabText: { en: 'Write' } },
  ],
  [
    'a reason that is not there is general',
    OFFLINE,
    'outside-hours',
    { experience: 'wait', message: 'We are out.', tabText: { en: 'Write' } },
  ],
  [
    'words of one reason are not those of another',
    { byReason: { holiday: { tabText: 'x' } } },
    'no-agents',
    { experience: 'form' },
  ],
])('S-14 %s', (_promise, offline, reason, words) => {
  expect(offlineWords(offline ? { offline } : {}, reason)).toEqual(words);
});
