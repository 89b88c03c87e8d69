import { expect, it } from 'vitest';
import { aSubmission, openApp, TOKEN } from './open-app.ts';

it('the log has one line a request, with ids and no text, query, token or whole address', async () => {
  const lines: string[] = [];
  const { post, manage, ask } = await openApp({ id: 'shop' }, { log: { write: (line) => void lines.push(line) } });
  const remoteAddress = '203.0.113.77';
  await post(aSubmission(), {
    remoteAddress,
    headers: { referer: 'https://shop.example/private', 'user-agent': 'Agent/1' },
  });
  await post({ ...aSubmission(2), values: { email: 'nobody' } }, { remoteAddress });
  await manage('GET', '/api/v1/offline-messages?widget=shop&cursor=abc', { remoteAddress: '2001:db8:1:2:3:4:5:6' });
  await ask('GET', '/ada@example.com?email=ada@example.com');
  await ask('GET', '/%zz-ada@example.com');
  const answered = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
  expect(answered).toMatchObject([
    { method: 'POST', route: '/w/:widget/offline-messages', widget: 'shop', status: 201, from: '203.0.113.0/24' },
    { method: 'POST', route: '/w/:widget/offline-messages', widget: 'shop', status: 422, from: '203.0.113.0/24' },
    { method: 'GET', route: '/api/v1/offline-messages', status: 200, from: '2001:db8:1::/48' },
    { method: 'GET', route: null, status: 404 },
  ]);
  for (const { ms, reqId } of answered) expect([typeof ms, typeof reqId]).toEqual(['number', 'string']);
  const all = lines.join('');
  for (const secret of [
    'ada@example.com',
    'Azores',
    'Lovelace',
    'cursor',
    TOKEN,
    '203.0.113.77',
    '2001:db8:1:2',
    'private',
    'Agent/1',
    aSubmission().visitor,
  ]) {
    expect(all).not.toContain(secret);
  }
});
