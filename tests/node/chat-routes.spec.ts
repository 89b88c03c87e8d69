import { describe, expect, it } from 'vitest';
import { badChatRequests } from './bad-chat-cases.ts';
import { commandId, openChatPage } from './chat-page.ts';
import { openApp } from './open-app.ts';

const SHOPS = [{ id: 'shop' }, { id: 'other' }];
const LISTED = { id: 'shop', origins: ['https://shop.example'] };

const outcome = ({ statusCode, body }: { statusCode: number; body: string }) => [
  statusCode,
  body && (JSON.parse(body).code ?? 'fine'),
];

describe('a visitor’s chat over HTTP', () => {
  it('D-1 words are stored with 201, and the same again is 200 with the first receipt', async () => {
    const page = await openChatPage(await openApp(SHOPS));
    const start = { commandId: commandId(), text: 'Is the lamp in stock?' };
    const [begun, again] = [await page.ask('POST', 'chat', start), await page.ask('POST', 'chat', start)];
    expect([begun.statusCode, again.statusCode, begun.headers['cache-control']]).toEqual([201, 200, 'no-store']);
    expect(again.json()).toEqual(begun.json());
    const { chat } = begun.json();
    const words = { commandId: commandId(), text: 'And in green?' };
    const answers = [];
    for (let n = 0; n < 2; n += 1) answers.push(await page.ask('POST', `chat/${chat}/messages`, words));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 200]);
    expect(outcome(await page.ask('POST', `chat/${chat}/messages`, { ...words, text: 'Other' }))).toEqual([
      409,
      'command-id-reused',
    ]);
    const read = (await page.ask('GET', `chat?chat=${chat}&after=1`)).json();
    expect(read.entries.map(({ text }: { text: string }) => text)).toEqual([start.text, words.text]);
  });

  it('S-11 the receipt says where the chat went, and what it cannot do is a 409', async () => {
    const test = await openApp(SHOPS);
    const page = await openChatPage(test);
    const { chat, state } = await page.start();
    expect(state).toBe('open');
    expect(outcome(await page.ask('POST', `chat/${chat}/hand-off`, {}))).toEqual([409, 'chat-state']);
    const ended = await page.ask('POST', `chat/${chat}/end`);
    expect([ended.statusCode, ended.json()]).toMatchObject([
      200,
      { chat, state: 'closed', reason: 'ended-by-visitor', position: null, number: null },
    ]);
    expect(outcome(await page.ask('POST', `chat/${chat}/end`, {}))).toEqual([409, 'chat-state']);
  });

  it('O-4 a page holds what was said, by name, and no note and no id of an agent', async () => {
    const test = await openApp(SHOPS);
    const page = await openChatPage(test);
    const { chat } = await page.start();
    await test.server.handle({
      kind: 'save-agent',
      agent: 'agent-0071',
      name: 'Anna',
      role: 'admin',
      online: 'online',
    });
    const actor = { kind: 'agent', id: 'agent-0071' } as const;
    await test.server.handle({ kind: 'note', actor, chat, commandId: commandId(), text: 'A secret' });
    await test.server.handle({ kind: 'reply', actor, chat, commandId: commandId(), text: 'It is.' });
    const read = await page.ask('GET', 'chat');
    expect(read.headers['cache-control']).toBe('no-store');
    expect(read.json()).toMatchObject({
      chat: { id: chat, state: 'active', agent: 'Anna', head: 4 },
      entries: [
        { kind: 'turn', number: 1, to: 'open', name: null },
        { kind: 'message', number: 2, from: 'visitor', name: null },
        { kind: 'turn', number: 3, to: 'active', name: 'Anna' },
        { kind: 'message', number: 4, from: 'agent', name: 'Anna', text: 'It is.', commandId: null },
      ],
    });
    expect(read.body).not.toMatch(/secret|agent-0071/);
  });

  it('Z-3 pages of other origins may ask for leave, are refused by name, and no token stands in an address', async () => {
    const test = await openApp(LISTED);
    const page = await openChatPage(test);
    const paths = [
      'chat',
      'chat/feed',
      'chat/c1/messages',
      'chat/c1/hand-off',
      'chat/c1/end',
      'visit',
      'invitations/i1',
    ];
    for (const path of paths) {
      const asked = await test.ask('OPTIONS', `/w/shop/${path}`, { headers: { origin: 'https://evil.example' } });
      expect([path, asked.statusCode, asked.headers['access-control-allow-headers']]).toEqual([
        path,
        204,
        expect.stringContaining('authorization'),
      ]);
      const method = path === 'chat/feed' ? 'GET' : 'POST';
      const evil = { headers: { origin: 'https://evil.example' } };
      expect([path, ...outcome(await page.ask(method, path, method === 'GET' ? undefined : {}, evil))]).toEqual([
        path,
        403,
        'origin-refused',
      ]);
      expect([path, ...outcome(await test.ask('DELETE', `/w/shop/${path}`))]).toEqual([path, 405, 'not-found']);
      const inAddress = await test.ask('GET', `/w/shop/chat?token=${page.token}`, {
        headers: { origin: 'https://shop.example' },
      });
      expect(outcome(inAddress)).toEqual([401, 'unauthorized']);
    }
  });

  it('Z-3 a token of one widget is none at another', async () => {
    const test = await openApp(SHOPS);
    const page = await openChatPage(test);
    const { chat } = await page.start();
    const headers = { authorization: `Bearer ${page.token}` };
    expect(outcome(await test.ask('GET', '/w/other/chat', { headers }))).toEqual([401, 'session-expired']);
    const other = await openChatPage(test, 'other');
    expect(outcome(await other.ask('POST', `chat/${chat}/end`, {}))).toEqual([404, 'not-found']);
    expect((await other.ask('GET', `chat?chat=${chat}&after=0`)).json()).toEqual({
      chat: null,
      entries: [],
      invitation: null,
    });
  });

  it('Z-4 the eleventh message at once is a 429 that says when', async () => {
    const page = await openChatPage(await openApp(SHOPS));
    const { chat } = await page.start();
    const write = () => page.ask('POST', `chat/${chat}/messages`, { commandId: commandId(), text: 'And?' });
    for (let n = 2; n <= 10; n += 1) expect((await write()).statusCode).toBe(201);
    const refusal = await write();
    expect([...outcome(refusal), refusal.headers['retry-after']]).toEqual([429, 'too-many-requests', '1']);
  });
});

describe('bad input about chats', () => {
  it.each(badChatRequests)(
    'Z-3 $what is $status $code, and nothing changes',
    async ({ method, path, payload, headers, status, code, at }) => {
      const test = await openApp(SHOPS);
      const [ada, eve] = [await openChatPage(test), await openChatPage(test)];
      const { chat } = await ada.start();
      const before = await test.server.chat(chat);
      const answer = await eve.ask(method, path.replace('{chat}', chat), payload, { ...(headers && { headers }) });
      expect(outcome(answer)).toEqual([status, code]);
      if (at !== undefined) expect(answer.json().issues[0].path).toBe(at);
      expect(answer.body).not.toContain('lamp');
      expect(await test.server.chat(chat)).toEqual(before);
      expect(await test.server.chats()).toHaveLength(1);
    },
  );
});
