import { describe, expect, it } from 'vitest';
import { HELP, readCommandLine } from '../../src/node/command-line.ts';

const TOKEN = 'sixteen-letters!';

const SERVE = {
  command: 'serve',
  settings: null,
  port: 4100,
  host: '127.0.0.1',
  token: null,
  trustProxy: [],
  data: 'porchlight-data',
};

const ADD = {
  command: 'agent-add',
  agent: 'anna',
  email: 'anna@shop.example',
  change: {},
  place: { server: 'http://127.0.0.1:4100', token: TOKEN },
};

describe('readCommandLine', () => {
  it.each([
    ['serve', {}, SERVE],
    ['serve --port 0 --host 0.0.0.0', {}, { ...SERVE, port: 0, host: '0.0.0.0' }],
    ['serve --settings widgets.json', {}, { ...SERVE, settings: 'widgets.json' }],
    [`serve --token ${TOKEN}`, {}, { ...SERVE, token: TOKEN }],
    ['serve', { PORCHLIGHT_TOKEN: TOKEN }, { ...SERVE, token: TOKEN }],
    [`serve --token ${TOKEN}`, { PORCHLIGHT_TOKEN: 'another-token-of-the-shell' }, { ...SERVE, token: TOKEN }],
    ['serve --trust-proxy 10.0.0.1,10.0.0.2', {}, { ...SERVE, trustProxy: ['10.0.0.1', '10.0.0.2'] }],
    ['serve --store sqlite', {}, SERVE],
    ['serve --data /srv/chat', {}, { ...SERVE, data: '/srv/chat' }],
    ['serve --store memory', {}, { ...SERVE, data: null }],
    ['doctor https://a.example/b', {}, { command: 'doctor', url: 'https://a.example/b', json: false }],
    ['doctor --json HTTP://a.example', {}, { command: 'doctor', url: 'HTTP://a.example', json: true }],
    [`agent add anna --email Anna@shop.example --token ${TOKEN}`, {}, ADD],
    ['agent add anna --email anna@shop.example', { PORCHLIGHT_TOKEN: TOKEN }, ADD],
    [
      'agent add anna --email anna@shop.example --data x --role admin --name Anna',
      {},
      { ...ADD, change: { name: 'Anna', role: 'admin' }, place: { data: 'x' } },
    ],
    [
      `agent add anna --email anna@shop.example --departments sales,care --token ${TOKEN}`,
      {},
      { ...ADD, change: { allDepartments: false, departments: ['sales', 'care'] } },
    ],
    [
      `agent add anna --email anna@shop.example --server https://chat.example/ --token ${TOKEN}`,
      {},
      { ...ADD, place: { server: 'https://chat.example', token: TOKEN } },
    ],
    ['--help', {}, { command: 'help' }],
    ['serve -h', {}, { command: 'help' }],
    ['--version', {}, { command: 'version' }],
  ])('porchlight %s', (line, environment, invocation) => {
    expect(readCommandLine(line.split(' '), environment)).toEqual({ ok: true, value: invocation });
  });

  it.each([
    ['', 'A command is missing. See porchlight --help.'],
    ['start', 'There is no command "start". See porchlight --help.'],
    ['doctor', 'doctor needs the address of a page. See porchlight --help.'],
    ['doctor https://a.example b', 'doctor takes no "b". See porchlight --help.'],
    ['doctor a.example', '"a.example" is no address of a page; it begins with https:// or http://.'],
    ['doctor file:///a.html', '"file:///a.html" is no address of a page; it begins with https:// or http://.'],
    ['doctor https://', '"https://" is no address of a page; it begins with https:// or http://.'],
    ['doctor https://a.example --port 1', 'doctor takes no --port. See porchlight --help.'],
    ['serve --json', 'serve takes no --json. See porchlight --help.'],
    ['serve now', 'serve takes no "now". See porchlight --help.'],
    ['serve --prot 1', "Unknown option '--prot'. See porchlight --help."],
    ['serve --port', "Option '--port <value>' argument missing. See porchlight --help."],
    ['serve --port 65536', '--port must be a number from 0 to 65535.'],
    ['serve --port http', '--port must be a number from 0 to 65535.'],
    ['serve --port=-1', '--port must be a number from 0 to 65535.'],
    ['serve --store mysql', '--store must be sqlite or memory.'],
    ['serve --store memory --data x', '--store memory takes no --data: it keeps none.'],
    ['serve --data=', '--data must name a folder.'],
    ['doctor https://a.example --data x', 'doctor takes no --data. See porchlight --help.'],
    ['agent', 'agent takes `add` and a name. See porchlight --help.'],
    ['agent remove anna', 'agent takes `add` and a name. See porchlight --help.'],
    ['agent add', 'agent add needs a name. See porchlight --help.'],
    ['agent add anna ben', 'agent add takes no "ben". See porchlight --help.'],
    ['agent add ../x', 'The name must be 1 to 64 letters, digits, - or _, and begin with a letter or digit.'],
    ['agent add anna', '--email is missing; it must be a text.'],
    ['agent add anna --email anna', '--email must be an e-mail address.'],
    [
      'agent add anna --email a@b.example --role owner',
      '--role: must be "agent" or "supervisor" or "admin", not "owner".',
    ],
    [
      'agent add anna --email a@b.example --departments sales,',
      '--departments[1]: must be 1 to 64 letters, digits, - or _, and begin with a letter or digit.',
    ],
    [
      'agent add anna --email a@b.example',
      'agent add needs the server’s --token, or its --data. See porchlight --help.',
    ],
    ['agent add anna --email a@b.example --data=', '--data must name a folder.'],
    [
      `agent add anna --email a@b.example --token ${TOKEN} --server http://chat.example`,
      '--server must be an https:// address, or http:// on this machine.',
    ],
    ['agent add anna --email a@b.example --password x', "Unknown option '--password'. See porchlight --help."],
    ['agent add anna --port 1', 'agent takes no --port. See porchlight --help.'],
    ['serve --role admin', 'serve takes no --role. See porchlight --help.'],
    ['serve --token short', 'The token must have at least 16 characters, without spaces.'],
  ])('porchlight %s is refused with a sentence', (line, problem) => {
    expect(readCommandLine(line.split(' ').filter(Boolean), {})).toEqual({ ok: false, problem });
  });

  it('the help names every option', () => {
    for (const option of [
      '--settings',
      '--port',
      '--host',
      '--token',
      '--trust-proxy',
      '--store',
      '--data',
      '--json',
      '--email',
      '--role',
      '--name',
      '--server',
      '--help',
      '--version',
    ]) {
      expect(HELP).toContain(option);
    }
  });
});
