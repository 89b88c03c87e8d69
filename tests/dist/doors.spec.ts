import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { ROOT } from '../repo/source-files.ts';
import { DOORS } from './door-names.ts';

interface Seen {
  readonly names: readonly string[];
  readonly globals: readonly string[];
}

/**
 * Imports a door in a Node of its own. Whatever it would touch of a page is not there, so touching it throws; what it
 * leaves running would keep that Node from ending. Globals that zod and Vue set up for themselves are not ours.
 */
function importInNode(door: string, ...flags: readonly string[]): Seen {
  const code = `
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const names = Object.keys(await import(${JSON.stringify(door)})).sort();
    const globals = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name) && !/^__(zod|VUE)_/.test(name));
    console.log(JSON.stringify({ names, globals }));
  `;
  const output = execFileSync(process.execPath, [...flags, '--input-type=module', '--eval', code], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 20_000,
  });
  return JSON.parse(output) as Seen;
}

const address = (door: string): string => `porchlight${door.slice(1)}`;

describe('the doors', () => {
  it('are the entries of package.json that hold code', () => {
    const withTypes = Object.entries(pkg.exports).filter(([, entry]) => typeof entry === 'object');
    expect(withTypes.map(([door]) => door)).toEqual(Object.keys(DOORS));
  });

  it.each(Object.entries(DOORS))('%s opens in Node, leaves no global, and exports these names', (door, names) => {
    expect(importInNode(address(door))).toEqual({ names, globals: [] });
  });

  it('./server gives a page the part that needs no Node', () => {
    const { names } = importInNode(address('./server'), '--conditions=browser');
    expect(names).toEqual(['createBotRunner', 'createMemoryFiles', 'createMemoryStore', 'createReferenceServer']);
  });
});
