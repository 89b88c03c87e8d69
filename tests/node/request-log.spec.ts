import { expect, it } from 'vitest';
import { aSubmission, openApp, TOKEN } from './open-app.ts';
import { bootOf, openPage } from './session-page.ts';

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

it('Z-7 the log has no token, code, boot id, identity, key or visitor, whether they were accepted or not', async () => {
  const lines: string[] = [];
  const settings = { id: 'shop', linkDomains: ['https://shop.store'] };
  const test = await openApp(settings, { log: { write: (line) => void lines.push(line) } });
  const page = openPage(test);
  const { visitor, secure } = await page.session();
  const token = secure?.token ?? '';
  const { code } = (await page.handOver(token, 'https://shop.store')).json();
  const secret = 'a secret that has more than 32 bytes';
  const identity = 'aGVhZGVy.cGF5bG9hZA.c2lnbmF0dXJl';
  await openPage(test, { origin: 'https://shop.store' }).session([], { code });
  await page.resolve({ identity });
  await page.submit(`Bearer ${token}`);
  await page.submit(`Bearer ${token.slice(0, -1)}`);
  await test.manage('PUT', '/api/v1/widgets/shop/identity-keys/k1', { payload: { alg: 'HS256', secret } });
  await test.manage('GET', `/api/v1/visitors/${visitor}/export`);
  await page.end([token]);
  await page.submit(`Bearer ${token}`);
  const answered = lines.map((line) => JSON.parse(line)).map(({ status }) => status);
  expect(answered).toEqual([200, 200, 200, 403, 201, 401, 204, 200, 204, 401]);
  const all = lines.join('');
  for (const kept of [token.slice(4), code.slice(4), bootOf(1).slice(0, 20), identity, secret, visitor, 'Bearer']) {
    expect(all).not.toContain(kept);
  }
});
