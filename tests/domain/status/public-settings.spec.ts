import { expect, it } from 'vitest';
import { publicSettings } from '../../../src/domain/status/public-settings.ts';

it('Z-3 pages are not told which other origins are allowed', () => {
  const settings = { id: 'a', origins: ['https://intranet.shop.example'], tracking: true, online: { tabText: 'Chat' } };
  expect(publicSettings(settings)).toEqual({ id: 'a', tracking: true, online: { tabText: 'Chat' } });
  expect(settings.origins).toHaveLength(1);
});
