import { describe, expect, it } from 'vitest';
import { type DoctorReport, examinePage } from '../../src/node/doctor/examine-page.ts';
import { findTags } from '../../src/node/doctor/find-tags.ts';
import { readPage } from '../../src/node/doctor/read-page.ts';
import { writeReport } from '../../src/node/doctor/write-report.ts';
import { doctorServer, page, type ServerTraits, site } from './doctor-site.ts';

const tagOf = (server: string): string => `<script async src="${server}/w/shop.js"></script>`;

async function examined(address: string, now: () => number = () => 0): Promise<DoctorReport> {
  const report = await examinePage(address, now);
  if (!report.ok) throw new Error(report.problem);
  return report.value;
}

const codesOf = ({ findings }: DoctorReport): readonly (string | null)[] => findings.map(({ code }) => code);

describe('what a server does', () => {
  it('T-11 where all is well it says what was looked at, and changed nothing', async () => {
    const { server, asked, now } = await doctorServer();
    const address = await page(tagOf(server));
    const report = await examined(address, now);
    expect(report).toEqual({
      url: address,
      redirects: [],
      widgets: [{ widget: 'shop', server }],
      findings: [],
      fine: [`${address.slice(0, -1)} may use "shop"`, 'preflight', 'WebSocket', 'stream', 'clock'],
    });
    expect([...asked].sort()).toEqual([
      'GET /w/shop/probe/stream',
      'GET /w/shop/status',
      'OPTIONS /w/shop/visitor/session',
    ]);
  });

  it.each<[about: string, traits: ServerTraits, codes: (string | null)[]]>([
    ['S04', { status: 'origin-refused' }, ['S04']],
    ['S02', { settings: { cookieDomain: 'b.example' } }, ['S02']],
    ['S13 ahead', { now: Date.UTC(2026, 10, 23, 9) }, ['S13']],
    ['S13 behind', { now: Date.UTC(2026, 10, 23, 11) }, ['S13']],
    ['N03', { socket: false }, ['N03']],
    ['N04', { stream: 'held' }, ['N04']],
    ['no probe, no word', { stream: 'missing' }, []],
    ['N05: a login before it', { preflight: 'login' }, ['N05']],
    ['N05: a header that may not be sent', { preflight: 'without-authorization' }, ['N05']],
    ['N05: answers that pages may not read', { cors: false }, ['N05']],
    ['several at once', { socket: false, stream: 'held', preflight: 'login' }, ['N05', 'N03', 'N04']],
    ['a widget nobody knows', { status: 'widget-unknown' }, [null]],
    ['another kind of server', { status: 'html' }, [null]],
    ['a server that hangs up', { status: 'cut' }, [null]],
  ])('T-11 %s', async (_about, traits, codes) => {
    const { server, now } = await doctorServer(traits);
    expect(codesOf(await examined(await page(tagOf(server)), now))).toEqual(codes);
  });

  it('T-11 what has no code is said in words all the same', async () => {
    const unknown = await doctorServer({ status: 'widget-unknown' });
    const { findings } = await examined(await page(tagOf(unknown.server)));
    expect(findings).toEqual([{ code: null, message: `${unknown.server} knows no widget "shop".` }]);
  });

  it('T-11 S01 and S03: a plain page that is not on this machine', async () => {
    // Another name of this machine that browsers would not trust.
    const plain = (address: string): string => address.replace('127.0.0.1', '0.0.0.0');
    const refusing = await doctorServer({ status: 'origin-refused' });
    expect(codesOf(await examined(plain(await page(tagOf(refusing.server)))))).toEqual(['S01']);
    const forcing = await doctorServer({ settings: { secure: 'always' } });
    expect(codesOf(await examined(plain(await page(tagOf(forcing.server))), forcing.now))).toEqual(['S03']);
  });

  it('T-11 S05: a plain server is named, and not asked', async () => {
    const { server, asked } = await doctorServer();
    const plain = server.replace('127.0.0.1', '0.0.0.0');
    const report = await examined(await page(tagOf(plain)));
    expect(report.findings).toEqual([{ code: 'S05', message: expect.stringContaining(plain) }]);
    expect(asked).toEqual([]);
  });
});

describe('what a page holds', () => {
  it('T-11 S12: the same widget twice, asked about once', async () => {
    const { server, asked, now } = await doctorServer();
    const body = `${tagOf(server)}<script src="${server}/embed/porchlight.0.1.0.js" data-widget="shop"></script>`;
    expect(codesOf(await examined(await page(body), now))).toEqual(['S12']);
    expect(asked.filter((one) => one.endsWith('status'))).toHaveLength(1);
  });

  it('T-11 no tag', async () => {
    const { findings, fine } = await examined(await page('<p>Nothing here</p>'));
    expect(findings).toEqual([{ code: null, message: expect.stringContaining('No widget is on this page') }]);
    expect(fine).toEqual([]);
  });

  it('T-11 N01 by header and by meta element, each with what it needs', async () => {
    const { server, now } = await doctorServer();
    const socket = server.replace('http', 'ws');
    const meta = '<meta http-equiv="Content-Security-Policy" content="trusted-types other">';
    const policy = { 'content-security-policy': `script-src ${server}; connect-src ${server}` };
    const { findings } = await examined(await page(meta + tagOf(server), policy), now);
    expect(findings).toEqual([
      { code: 'N01', message: expect.stringContaining(`\`connect-src\` must allow \`${socket}\``) },
      { code: 'N01', message: expect.stringContaining('`trusted-types` must allow `other porchlight`') },
    ]);
  });

  it.each([
    ['by hosts', (server: string) => `script-src ${server}`, ''],
    ['by nonce', () => "script-src 'nonce-abc'", 'nonce="abc"'],
    ['by nonce alone', () => "script-src 'strict-dynamic' 'nonce-abc'", 'nonce="abc"'],
  ])('T-11 a policy that allows our scripts %s is fine', async (_how, policyOf, attribute) => {
    const { server, now } = await doctorServer();
    const tag = tagOf(server).replace('async', `async ${attribute}`);
    const report = await examined(await page(tag, { 'content-security-policy': policyOf(server) }), now);
    expect(report.findings).toEqual([]);
    expect(report.fine).toContain('the content security policy');
  });
});

describe('findTags', () => {
  const server = 'https://chat.example';
  const at = new URL('https://www.shop.example/about/');
  const pasted = { kind: 'pasted', widget: 'shop', server };

  it.each<[html: string, tags: object[]]>([
    ['<script src="https://chat.example/w/shop.js"></script>', [pasted]],
    ['<SCRIPT SRC="https://chat.example/w/shop.js?v=1#x"></SCRIPT>', [pasted]],
    ["<script src=' https://chat.example/w/shop.js '></script>", [pasted]],
    ['<script src="//chat.example/w/shop.js"></script>', [pasted]],
    ['<script src="https://chat.example/w/caf%C3%A9.js"></script>', [{ ...pasted, widget: 'café' }]],
    ['<script src="https://chat.example/w/100%.js"></script>', [{ ...pasted, widget: '100%' }]],
    ['<script src="/chat/w/shop.js"></script>', [{ ...pasted, server: 'https://www.shop.example/chat' }]],
    ['<base href="https://chat.example/w/"><script src="shop.js"></script>', [pasted]],
    ['<script src="https://chat.example/embed/porchlight.0.1.0.js" data-widget="shop"></script>', [pasted]],
    [
      '<script src="https://cdn.example/porchlight.0.1.0.js" data-server="https://chat.example/" data-widget="shop"></script>',
      [pasted],
    ],
    [
      '<porchlight-chat server="https://chat.example/" widget="shop"></porchlight-chat>',
      [{ ...pasted, kind: 'element' }],
    ],
    ['<script src="https://chat.example/embed/porchlight.0.1.0.js"></script>', []],
    ['<script src="https://chat.example/embed/other.js" data-widget="shop"></script>', []],
    ['<script src="https://chat.example/w/shop.css"></script>', []],
    ['<script src="https://chat.example/w/a/shop.js"></script>', []],
    ['<script>const tag = "<script src=https://chat.example/w/shop.js>"</script>', []],
    ['<!-- <script src="https://chat.example/w/shop.js"></script> -->', []],
    ['<template><script src="https://chat.example/w/shop.js"></script></template>', []],
    ['<textarea><script src="https://chat.example/w/shop.js"></script></textarea>', []],
    ['<script src="http://["></script><base href="http://["><porchlight-chat widget="shop"></porchlight-chat>', []],
  ])('T-11 reads %s', (html, tags) => {
    const found = findTags(html, at).tags.map(({ kind, widget, server: of }) => ({ kind, widget, server: of }));
    expect(found).toEqual(tags);
  });

  it('T-11 of a script it keeps what excuses it from a policy', () => {
    const html = '<script src="https://chat.example/w/shop.js" nonce="abc" integrity="sha256-x"></script>';
    expect(findTags(html, at).tags).toMatchObject([{ nonce: 'abc', integrity: 'sha256-x' }]);
  });
});

describe('readPage', () => {
  it('T-11 follows redirects, and says where it ended', async () => {
    const port = await site((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step < 5) response.writeHead(302, { location: `/${step + 1}` }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>there');
    });
    const at = `http://127.0.0.1:${port}`;
    const read = await readPage(`${at}/0`);
    expect(read).toMatchObject({ ok: true, value: { html: '<p>there' } });
    expect(read.ok && [...read.value.redirects, read.value.url.href]).toEqual(
      [0, 1, 2, 3, 4, 5].map((n) => `${at}/${n}`),
    );
  });

  it.each<[about: string, answer: Parameters<typeof site>[0], problem: RegExp]>([
    ['a circle', (_, response) => response.writeHead(302, { location: '/' }).end(), /leads on more than 5 times\.$/],
    [
      'no address',
      (_, response) => response.writeHead(302, { location: 'http://[' }).end(),
      /leads to http:\/\/\[, which is no address/,
    ],
    [
      'another scheme',
      (_, response) => response.writeHead(301, { location: 'ftp://a.example/' }).end(),
      /ftp:\/\/a\.example\/, which is no web page/,
    ],
    ['not found', (_, response) => response.writeHead(404).end(), /answers 404\.$/],
    [
      'no page',
      (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
      /is no HTML page but image\/png\.$/,
    ],
    ['no type', (_, response) => response.writeHead(200).end('x'), /is no HTML page but of no type\.$/],
    [
      'too much',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('x'.repeat(2_097_153)),
      /is larger than 2 MB\.$/,
    ],
    ['a cut connection', (request) => request.socket.destroy(), /cannot be read: /],
  ])('T-11 %s is a sentence', async (_about, answer, problem) => {
    const read = await readPage(`http://127.0.0.1:${await site(answer)}/`);
    expect(read).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });

  it('T-11 reads a page in the charset it says it has', async () => {
    const latin = { 'content-type': 'text/html; charset=iso-8859-1' };
    const port = await site((_, response) => response.writeHead(200, latin).end(Buffer.from([0xe9])));
    expect(await readPage(`http://127.0.0.1:${port}/`)).toMatchObject({ value: { html: 'é' } });
  });
});

it('T-11 the report is a line for each finding, then what is fine; signs for the terminal are not passed on', () => {
  const report: DoctorReport = {
    url: 'https://www.shop.example/',
    redirects: ['http://shop.example/'],
    widgets: [{ widget: 'sh\u001b[31mop', server: 'https://chat.example' }],
    findings: [
      { code: 'S04', message: 'Add it.' },
      { code: null, message: 'Gone.' },
    ],
    fine: ['clock', 'stream'],
  };
  expect(writeReport(report)).toBe(
    [
      'http://shop.example/ leads on.',
      'https://www.shop.example/, widget "sh\uFFFD[31mop" of https://chat.example',
      'S04  Add it.',
      '---  Gone.',
      'Fine: clock, stream.',
      '',
    ].join('\n'),
  );
});
