import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { jpeg, pdf, png } from '../../domain/file/file-bytes.ts';
import { LOCAL, openAgentPage } from '../agents/agent-page.ts';
import { type ChatPage, commandId, openChatPage } from '../chat-page.ts';
import { openApp } from '../open-app.ts';

const BYTES = { 'content-type': 'application/octet-stream' };

type Headers = Readonly<Record<string, string | undefined>>;

/** A visitor's page in a chat, and how it sends a file. */
async function openFilePage(settings = {}) {
  const test = await openApp({ id: 'shop', ...settings });
  const page = await openChatPage(test);
  const { chat } = await page.start();
  return {
    ...test,
    page,
    chat,
    send: (bytes: Uint8Array, headers: Headers = {}, by: Pick<ChatPage, 'token'> = page, to = chat) =>
      test.ask('POST', `/w/shop/chat/${to}/files`, {
        payload: Buffer.from(bytes),
        headers: defined({ ...BYTES, origin: 'https://shop.example', authorization: `Bearer ${by.token}`, ...headers }),
      }),
  };
}

const defined = (headers: Headers): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));

const outcome = ({ statusCode, body }: { statusCode: number; body: string }) => [statusCode, JSON.parse(body).code];

describe('files over HTTP', () => {
  it('K-6 a picture is sent, named by a message, and served as something to save, in which nothing runs', async () => {
    const { send, page, chat } = await openFilePage();
    const sent = await send(png(), { 'porchlight-file-name': encodeURIComponent('Lämpchen (1)’.svg.png') });
    expect([sent.statusCode, sent.headers['cache-control']]).toEqual([201, 'no-store']);
    const file = sent.json();
    expect(file).toMatchObject({ name: 'Lämpchen (1)’_svg.png', type: 'image/png', bytes: png().length });
    const words = { commandId: commandId(), text: '', files: [file.id] };
    expect((await page.ask('POST', `chat/${chat}/messages`, words)).statusCode).toBe(201);
    expect((await page.ask('GET', 'chat')).json().entries.at(-1)).toMatchObject({ text: '', files: [file] });

    const read = await page.ask('GET', `files/${file.id}`);
    expect([read.statusCode, new Uint8Array(read.rawPayload)]).toEqual([200, png()]);
    expect(read.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png().length),
      'content-disposition': `attachment; filename="file.png"; filename*=UTF-8''L%C3%A4mpchen%20%281%29%E2%80%99_svg.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
  });

  it.each([
    ['a PDF said to be a page', pdf(), { 'porchlight-file-name': 'x.html' }, 201, undefined],
    ['a picture without a name', jpeg(), {}, 201, undefined],
    ['no bytes', new Uint8Array(), {}, 422, 'invalid'],
    ['a page', Buffer.from('<html>'), { 'porchlight-file-name': 'x.png' }, 422, 'invalid'],
    ['as a picture by its header', png(), { 'content-type': 'image/png' }, 415, 'invalid'],
    ['as JSON', Buffer.from('{}'), { 'content-type': 'application/json' }, 415, 'invalid'],
    ['packed', png(), { 'content-encoding': 'gzip' }, 422, 'invalid'],
    ['a name that is not encoded', png(), { 'porchlight-file-name': '%zz' }, 422, 'invalid'],
    ['a name of half a character', png(), { 'porchlight-file-name': '%ff' }, 422, 'invalid'],
    ['a name without an end', png(), { 'porchlight-file-name': 'x'.repeat(2_001) }, 422, 'invalid'],
    ['no token', png(), { authorization: undefined }, 401, 'unauthorized'],
    ['a token of nobody', png(), { authorization: 'Bearer pl1_nobody' }, 401, 'session-expired'],
  ])('K-6 %s', async (_what, bytes, headers, status, code) => {
    const { send } = await openFilePage();
    expect(outcome(await send(bytes, headers))).toEqual([status, code]);
  });

  it('K-6 a file over the widget’s limit is refused by what it announces, and by what it is', async () => {
    const { send, app, page, chat } = await openFilePage({ files: { maxBytes: 1_024 } });
    const large = new Uint8Array([...png(), ...new Uint8Array(1_024)]);
    expect(outcome(await send(large))).toEqual([413, 'too-large']);
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`${url}/w/shop/chat/${chat}/files`, {
      method: 'POST',
      headers: { ...BYTES, authorization: `Bearer ${page.token}` },
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([answer.status, (await answer.json()).issues]).toEqual([413, [expect.objectContaining({ limit: 1_024 })]]);
  });

  it.each([
    ['too many bytes', {}, 413],
    ['a writer whom nobody knows', { authorization: 'Bearer pl1_nobody', 'content-length': '500' }, 401],
    ['no writer', { authorization: undefined, 'content-length': '500' }, 401],
  ])('K-6 %s: answered before a byte of the file is read', async (_what, headers, status) => {
    const { app, page, chat } = await openFilePage();
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const asked = request(`${url}/w/shop/chat/${chat}/files`, {
      method: 'POST',
      headers: defined({ ...BYTES, authorization: `Bearer ${page.token}`, 'content-length': '20000000', ...headers }),
    });
    asked.on('error', () => undefined).flushHeaders();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(status);
    asked.destroy();
  });

  it('K-6 files that the owner does not want are refused by name', async () => {
    const { send } = await openFilePage({ files: { enabled: false } });
    const answer = await send(png());
    expect([answer.statusCode, answer.json()]).toMatchObject([501, { code: 'unsupported', ability: 'files' }]);
  });

  it('Z-4 the eleventh in ten minutes is refused with the wait', async () => {
    const { send } = await openFilePage();
    for (let n = 0; n < 10; n += 1) await send(png());
    const answer = await send(png());
    expect([outcome(answer), answer.headers['retry-after']]).toEqual([[429, 'too-many-requests'], '600']);
  });

  it('Z-3 another visitor neither reads nor sends, and pages of other origins are refused by name', async () => {
    const { send, page, chat, ask, ...test } = await openFilePage({ origins: ['https://shop.example'] });
    const { id } = (await send(png())).json();
    const eve = await openChatPage({ ask, ...test });
    expect(outcome(await eve.ask('GET', `files/${id}`))).toEqual([404, 'not-found']);
    expect(outcome(await send(png(), {}, eve))).toEqual([404, 'not-found']);
    const evil = { headers: { origin: 'https://evil.example' } };
    expect(outcome(await page.ask('GET', `files/${id}`, undefined, evil))).toEqual([403, 'origin-refused']);
    expect(outcome(await send(png(), { origin: 'https://evil.example' }))).toEqual([403, 'origin-refused']);
    expect(outcome(await page.ask('GET', 'files/a%2Fb'))).toEqual([422, 'invalid']);
    const asked = await ask('OPTIONS', `/w/shop/chat/${chat}/files`, { headers: { origin: 'https://shop.example' } });
    expect([asked.statusCode, asked.headers['access-control-allow-headers']]).toEqual([
      204,
      'authorization, content-type, porchlight-file-name',
    ]);
    expect((await ask('DELETE', `/w/shop/files/${id}`)).statusCode).toBe(405);
  });

  it('K-6 P-6 an agent sends and reads files of chats they may read, and nobody without the cookie does', async () => {
    const desk = await openAgentPage();
    await desk.signIn();
    await desk.ask('POST', '/agent/beat', { active: true });
    await desk.ask('PATCH', '/agent/presence', { online: 'online' });
    const page = await openChatPage({
      ...desk,
      ask: async (method = 'GET', url, more = {}) => desk.app.inject({ ...more, method, url }),
    });
    const { chat } = await page.start();
    const send = (bytes: Uint8Array, headers: Headers = {}) =>
      desk.app.inject({
        method: 'POST',
        url: `/agent/chats/${chat}/files`,
        payload: Buffer.from(bytes),
        headers: defined({ ...LOCAL, ...BYTES, cookie: desk.cookie(), ...headers }),
      });
    const sent = await send(pdf(), { 'porchlight-file-name': 'offer.pdf' });
    expect([sent.statusCode, sent.json()]).toMatchObject([201, { name: 'offer.pdf', type: 'application/pdf' }]);
    const { id } = sent.json();
    expect(outcome(await send(Buffer.from('<svg/>')))).toEqual([422, 'invalid']);
    expect(outcome(await send(pdf(), { 'content-length': '20000000' }))).toEqual([413, 'too-large']);
    expect(outcome(await send(pdf(), { cookie: undefined }))).toEqual([401, 'unauthorized']);
    expect(outcome(await send(pdf(), { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }))[0]).toBe(403);
    const replied = await desk.ask('POST', `/agent/chats/${chat}/replies`, {
      commandId: commandId(),
      text: '',
      files: [id],
    });
    expect(replied.statusCode).toBe(200);
    expect((await page.ask('GET', `files/${id}`)).statusCode).toBe(200);
    const read = await desk.ask('GET', `/agent/files/${id}`);
    expect([read.statusCode, new Uint8Array(read.rawPayload)]).toEqual([200, pdf()]);
    expect(read.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''offer.pdf`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(outcome(await desk.ask('GET', '/agent/files/nothing'))).toEqual([404, 'not-found']);
    expect(outcome(await desk.app.inject({ url: `/agent/files/${id}`, headers: { host: 'localhost:4100' } }))).toEqual([
      401,
      'unauthorized',
    ]);
  });
});
