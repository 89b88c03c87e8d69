import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { findFiles, ROOT, readText } from '../repo/source-files.ts';
import { measureSizes } from '../tools/measure-sizes.ts';
import { inConsumerFolder } from './consumer-folder.ts';
import { typecheckConsumer } from './typecheck-consumer.ts';

const README = readText('README.md');

const blocks = (language: string): readonly string[] =>
  [...README.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, tag]) => tag === language)
    .map(([, , code]) => code as string);

/** What a block says it prints: the comment after each `console.log(…);`. */
const promised = (code: string): readonly string[] =>
  [...code.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text as string);

const modules = blocks('ts');
const talking = modules.filter((code) => promised(code).length > 0);
const commands = blocks('sh').join('\n');
const markup = blocks('html').join('\n');

describe('the README', () => {
  it('has examples of each kind', () => {
    expect(modules.length).toBeGreaterThanOrEqual(4);
    expect(talking.length).toBeGreaterThanOrEqual(1);
    expect(commands).not.toBe('');
    expect(markup).not.toBe('');
  });

  it('has modules that a strict compiler takes', () => {
    expect(typecheckConsumer(modules, 'nodenext')).toBe('');
  });

  it.each(talking)('has modules that print what it says they print: %#', (code) => {
    const printed = inConsumerFolder((folder) => {
      writeFileSync(join(folder, 'run.mts'), code);
      return execFileSync(process.execPath, ['run.mts'], { cwd: folder, encoding: 'utf8', timeout: 20_000 });
    });
    expect(printed.trimEnd().split('\n')).toEqual(promised(code));
  });

  it('names only npm scripts that exist', () => {
    const named = [...README.matchAll(/\bnpm (?:run (\w+)|(start|test)\b)/g)].map(([, run, own]) => run ?? own);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !Object.hasOwn(pkg.scripts, name ?? ''))).toEqual([]);
  });

  it('names only options that the command line knows', () => {
    const help = execFileSync(process.execPath, ['dist/node/main.js', '--help'], { cwd: ROOT, encoding: 'utf8' });
    const lines = commands.split('\n').filter((line) => line.includes('porchlight serve'));
    const named = lines.flatMap((line) => line.match(/--[\w-]+/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((option) => !help.includes(option))).toEqual([]);
  });

  it('names only attributes that the script reads', () => {
    const options = readText('src/widget/options.ts');
    const named = [...new Set([...markup.matchAll(/\bdata-([\w-]+)/g)].map(([, name]) => name as string))];
    const inCamelCase = (name: string): string =>
      name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((name) => !options.includes(`readonly ${inCamelCase(name)}`))).toEqual([]);
  });

  it('links only to files that are there', () => {
    const links = [...README.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path as string);
    expect(links.filter((path) => findFiles(path).length === 0)).toEqual([]);
  });

  it('gives sizes that are within a twentieth of the truth', async () => {
    const { gate, untilTab, form, everything, evaluateStatus } = await measureSizes();
    const rows = new Map(
      [...README.matchAll(/^\| ([^|]+?) \| ([\d,]+) B \| ([\d,]+) B \|/gm)].map(([, what, ...figures]) => [
        what as string,
        figures.map((figure) => Number(figure?.replaceAll(',', ''))),
      ]),
    );
    for (const { what, gzip, brotli } of [gate, untilTab, form, everything, evaluateStatus]) {
      const [saidGzip = 0, saidBrotli = 0] = rows.get(what) ?? [];
      expect(Math.abs(saidGzip / gzip - 1), `${what}: ${gzip} B gzip`).toBeLessThan(0.05);
      expect(Math.abs(saidBrotli / brotli - 1), `${what}: ${brotli} B brotli`).toBeLessThan(0.05);
    }
  }, 30_000);
});
