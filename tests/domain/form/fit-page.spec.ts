import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitPage } from '../../../src/domain/form/fit-page.ts';
import type { PageContext } from '../../../src/domain/form/submission.ts';
import { parseSubmission } from '../../../src/protocol/submission-schema.ts';

const PAGE = { url: 'https://shop.example/cart?x=1', title: 'Cart', referrer: 'https://search.example/?q=a' };
const LONG = 'x'.repeat(3_000);

it.each<[promise: string, page: PageContext, fitted: PageContext]>([
  ['a usual page stays as it is', PAGE, PAGE],
  ['a page without title and referrer gets none', { url: PAGE.url, title: '', referrer: '' }, { url: PAGE.url }],
  ['a fragment goes', { url: 'https://shop.example/#token=secret' }, { url: 'https://shop.example/' }],
  [
    'a fragment of several lines and signs goes',
    { url: 'https://shop.example/a#b#c\n?d' },
    { url: 'https://shop.example/a' },
  ],
  ['credentials go', { url: 'https://ana:secret@shop.example/' }, { url: 'https://shop.example/' }],
  ['an @ later on stays', { url: 'https://shop.example/@ana?to=a@b' }, { url: 'https://shop.example/@ana?to=a@b' }],
  [
    'credentials of the referrer go too',
    { url: PAGE.url, referrer: 'HTTP://a@b.example/#c' },
    { url: PAGE.url, referrer: 'HTTP://b.example/' },
  ],
  ['a referrer from an app is left out', { url: PAGE.url, referrer: 'android-app://com.example' }, { url: PAGE.url }],
  ['a long query goes', { url: `https://shop.example/cart?${LONG}` }, { url: 'https://shop.example/cart' }],
  ['a long path is cut', { url: `https://shop.example/${LONG}` }, { url: `https://shop.example/${'x'.repeat(2_027)}` }],
  [
    'an address of just the limit stays',
    { url: `https://shop.example/?${'x'.repeat(2_026)}` },
    { url: `https://shop.example/?${'x'.repeat(2_026)}` },
  ],
  ['a long title is cut', { url: PAGE.url, title: LONG }, { url: PAGE.url, title: 'x'.repeat(1_000) }],
])('F-4 the page of a message: %s', (_promise, page, fitted) => {
  expect(fitPage(page)).toEqual(fitted);
});

it('F-4 no page a visitor can be on keeps the message from being taken', () => {
  const submission = {
    commandId: '0'.repeat(32),
    visitor: '1'.repeat(32),
    values: {},
    language: 'en',
    timeZone: 'UTC',
    mode: 'form',
    filledInMs: 0,
    trap: '',
  };
  const point = fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10ffff }));
  const text = fc.array(point, { maxLength: 300 }).map((points) => String.fromCodePoint(...points));
  const page = fc.tuple(text, text, fc.integer({ min: 1, max: 12 })).map(([path, title, times]) => {
    const { href } = new URL(`https://a:b@shop.example/${path.repeat(times)}`);
    return fitPage({ url: href, title: title.repeat(times), referrer: href });
  });
  fc.assert(
    fc.property(page, (fitted) => {
      expect(parseSubmission({ ...submission, page: fitted }).ok).toBe(true);
    }),
    { seed: 1, numRuns: 300 },
  );
});
