import { expect, it } from 'vitest';
import { mayLeadTo } from '../../../src/domain/session/handover-target.ts';
import { noticeMerges } from '../../../src/domain/session/notice-merges.ts';
import { noticeSites } from '../../../src/domain/session/notice-sites.ts';

const ORIGINS = ['https://*.shop.example', 'https://shop.de', 'https://shop.de:8443'];
const FROM = 'https://www.shop.example';

it.each<[promise: string, settings: object, url: string, referrer: string | undefined, said: boolean]>([
  ['two sites of one owner', { origins: ORIGINS }, 'https://shop.de/x', `${FROM}/y?z`, true],
  [
    'a handover is set up',
    { origins: ORIGINS, linkDomains: ['https://shop.de'] },
    'https://shop.de/',
    `${FROM}/`,
    false,
  ],
  [
    'one is set up elsewhere',
    { origins: ORIGINS, linkDomains: ['https://x.de'] },
    'https://shop.de/',
    `${FROM}/`,
    true,
  ],
  ['two hosts of one site', { origins: ORIGINS }, 'https://help.shop.example/', `${FROM}/`, false],
  ['two ports of one host', { origins: ORIGINS }, 'https://shop.de/', 'https://shop.de:8443/', false],
  ['a site that is not the owner’s', { origins: ORIGINS }, 'https://shop.de/', 'https://search.example/', false],
  ['a page that is not the owner’s', { origins: ORIGINS }, 'https://evil.example/', `${FROM}/`, false],
  ['no list, so nobody knows whose they are', {}, 'https://shop.de/', `${FROM}/`, false],
  ['an empty list', { origins: [] }, 'https://shop.de/', `${FROM}/`, false],
  ['no referrer', { origins: ORIGINS }, 'https://shop.de/', undefined, false],
])('T-11 S10 %s', (_promise, settings, url, referrer, said) => {
  const finding = noticeSites(settings, { url, ...(referrer !== undefined && { referrer }) });
  expect(finding).toEqual(said ? { code: 'S10', from: FROM, to: 'https://shop.de' } : null);
});

it.each<[merges: number, sessions: number, said: boolean]>([
  [0, 0, false],
  [4, 4, false],
  [5, 5, true],
  [5, 24, true],
  [5, 25, false],
  [10, 50, false],
  [11, 50, true],
])('T-11 S11 %i merges of %i sessions', (merges, sessions, said) => {
  const finding = noticeMerges(Array.from({ length: sessions }, (_, index) => index < merges));
  expect(finding).toEqual(said ? { code: 'S11', merges, sessions } : null);
});

it.each<[promise: string, settings: object, target: string, may: boolean]>([
  ['a linked origin', { linkDomains: ['https://shop.de'] }, 'https://shop.de', true],
  ['a listed origin', { origins: ORIGINS }, 'https://shop.de', true],
  ['one under a star', { linkDomains: ['https://*.shop.de'] }, 'https://www.shop.de', true],
  ['another', { linkDomains: ['https://shop.de'], origins: ORIGINS }, 'https://evil.example', false],
  ['another scheme', { linkDomains: ['https://shop.de'] }, 'http://shop.de', false],
  ['any, without lists', {}, 'https://shop.de', false],
  ['any, with empty ones', { linkDomains: [], origins: [] }, 'https://shop.de', false],
  ['a pattern', { linkDomains: ['https://*.shop.de'] }, 'https://*.shop.de', false],
  ['no origin', { linkDomains: ['https://shop.de'] }, 'https://shop.de/x', false],
])('T-9 a session may be led to %s: %#', (_promise, settings, target, may) => {
  expect(mayLeadTo(settings, target)).toBe(may);
});
