#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { ok } from '../base/result.ts';
import { createMemoryStore } from '../workspace/memory-store.ts';
import { addAgent } from './agents/add-agent.ts';
import { askPassword } from './agents/ask-password.ts';
import { HELP, type Invocation, readCommandLine } from './command-line.ts';
import { examinePage } from './doctor/examine-page.ts';
import { writeReport } from './doctor/write-report.ts';
import { createFolderFiles } from './files/folder-files.ts';
import { serve } from './serve.ts';
import { readSettingsFile } from './settings-file.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Says why nothing was done; 2 is what shells expect of a call that was wrong. */
function giveUp(sentences: readonly string[], exitCode: number): void {
  for (const sentence of sentences) process.stderr.write(`porchlight: ${sentence}\n`);
  process.exitCode = exitCode;
}

async function start(options: Extract<Invocation, { command: 'serve' }>): Promise<void> {
  const settings =
    options.settings === null ? { ok: true as const, value: [] } : await readSettingsFile(options.settings);
  if (!settings.ok) return giveUp(settings.problem, 2);
  const { port, host, trustProxy, data } = options;
  const opened = data === null ? ok(createMemoryStore()) : await openSqliteStore({ folder: resolve(data) });
  if (!opened.ok) return giveUp([opened.problem.message], 1);
  const store = opened.value;
  const token = options.token ?? randomBytes(24).toString('base64url');
  try {
    const serving = await serve({
      settings: settings.value,
      token,
      port,
      host,
      trustProxy,
      store,
      ...(data !== null && { files: createFolderFiles(join(resolve(data), 'files')) }),
      log: process.stderr,
    });
    say(`Porchlight ${packageJson.version} at ${serving.url}`);
    say(
      `Store: ${'file' in store ? `${store.name}, ${store.file}` : `${store.name}. Messages end with this process.`}`,
    );
    if (options.token === null) say(`Token for /api/v1, made for this run: ${token}`);
    if (!serving.built) say('No script files are built yet: run `npm run build`, then start again.');
    stopOnSignal(async () => {
      await serving.close();
      await store.close();
    });
  } catch (error) {
    await store.close();
    const { code, message } = error as NodeJS.ErrnoException;
    giveUp([code === 'EADDRINUSE' ? `Port ${port} on ${host} is taken; choose another with --port.` : message], 1);
  }
}

async function examine({ url, json }: Extract<Invocation, { command: 'doctor' }>): Promise<void> {
  const report = await examinePage(url, Date.now);
  if (!report.ok) return giveUp([report.problem], 2);
  process.stdout.write(json ? `${JSON.stringify(report.value, null, 2)}\n` : writeReport(report.value));
  process.exitCode = report.value.findings.length > 0 ? 1 : 0;
}

async function add(invocation: Extract<Invocation, { command: 'agent-add' }>): Promise<void> {
  const password = await askPassword({ input: process.stdin, output: process.stderr });
  if (!password.ok) return giveUp([password.problem], 2);
  const added = await addAgent(invocation, password.value);
  if (!added.ok) return giveUp([added.problem], 1);
  say(`${invocation.agent} can sign in as ${invocation.email}.`);
}

/** The first signal lets what was begun finish; a second one, or ten seconds, ends it. */
function stopOnSignal(close: () => Promise<void>): void {
  const stop = (): void => {
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    setTimeout(() => process.exit(1), 10_000).unref();
    void close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

const invocation = readCommandLine(process.argv.slice(2), process.env);
if (!invocation.ok) giveUp([invocation.problem], 2);
else if (invocation.value.command === 'help') process.stdout.write(HELP);
else if (invocation.value.command === 'version') say(packageJson.version);
else if (invocation.value.command === 'doctor') await examine(invocation.value);
else if (invocation.value.command === 'agent-add') await add(invocation.value);
else await start(invocation.value);
