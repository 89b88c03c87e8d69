import { expect, it } from 'vitest';
import { publicSettings } from '../../../src/domain/status/public-settings.ts';

it('Z-3 pages are not told which other origins are allowed', () => {
  const settings = { id: 'a', origins: ['https://intranet.shop.example'], tracking: true, online: { tabText: 'Chat' } };
  expect(publicSettings(settings)).toEqual({ id: 'a', tracking: true, online: { tabText: 'Chat' } });
  expect(settings.origins).toHaveLength(1);
});

it.each([
  ['nothing of the phrases and the time', { handOff: { phrases: ['agent'] }, timeoutMs: 5_000 }, {}],
  ['whether there is a button', { handOff: { phrases: ['agent'], button: false } }, { handOff: { button: false } }],
  ['what the bot is called and says', { name: 'Porter', greeting: 'Hello.' }, { name: 'Porter', greeting: 'Hello.' }],
])('B-1 of a bot pages are told %s', (_what, bot, told) => {
  expect(publicSettings({ id: 'a', bot })).toEqual({ id: 'a', bot: told });
  expect(publicSettings({ id: 'a' })).toEqual({ id: 'a' });
});
