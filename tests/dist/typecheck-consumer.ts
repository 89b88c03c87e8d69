import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../repo/source-files.ts';
import { inConsumerFolder } from './consumer-folder.ts';

const TSC = `${ROOT}node_modules/@typescript/native/bin/tsc`;

/** Checks modules as a strict consumer's compiler would, our declarations included. Gives what it says; `''`: nothing. */
export function typecheckConsumer(modules: readonly string[], moduleResolution: 'bundler' | 'nodenext'): string {
  return inConsumerFolder((folder) => {
    for (const [i, code] of modules.entries()) writeFileSync(join(folder, `use-${i}.mts`), code);
    const compilerOptions = {
      module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
      moduleResolution,
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: ['node'],
      typeRoots: [`${ROOT}node_modules/@types`],
      resolveJsonModule: true,
      strict: true,
      noEmit: true,
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.mts'] }));
    const { status, stdout } = spawnSync(process.execPath, [TSC, '-p', folder], { encoding: 'utf8' });
    return status === 0 ? '' : stdout || `the compiler ended with ${status}`;
  });
}
