import { describe, expect, it } from 'vitest';
import { HELP, readCommandLine } from '../../src/node/command-line.ts';

const TOKEN = 'sixteen-letters!';

const SERVE = { command: 'serve', settings: null, port: 4100, host: '127.0.0.1', token: null, trustProxy: [] };

describe('readCommandLine', () => {
  it.each([
    ['serve', {}, SERVE],
    ['serve --port 0 --host 0.0.0.0', {}, { ...SERVE, port: 0, host: '0.0.0.0' }],
    ['serve --settings widgets.json', {}, { ...SERVE, settings: 'widgets.json' }],
    [`serve --token ${TOKEN}`, {}, { ...SERVE, token: TOKEN }],
    ['serve', { PORCHLIGHT_TOKEN: TOKEN }, { ...SERVE, token: TOKEN }],
    [`serve --token ${TOKEN}`, { PORCHLIGHT_TOKEN: 'another-token-of-the-shell' }, { ...SERVE, token: TOKEN }],
    ['serve --trust-proxy 10.0.0.1,10.0.0.2', {}, { ...SERVE, trustProxy: ['10.0.0.1', '10.0.0.2'] }],
    ['doctor https://a.example/b', {}, { command: 'doctor', url: 'https://a.example/b', json: false }],
    ['doctor --json HTTP://a.example', {}, { command: 'doctor', url: 'HTTP://a.example', json: true }],
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
      '--json',
      '--help',
      '--version',
    ]) {
      expect(HELP).toContain(option);
    }
  });
});
