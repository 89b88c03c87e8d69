#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import packageJson from '../../package.json' with { type: 'json' };
import { HELP, type Invocation, readCommandLine } from './command-line.ts';
import { examinePage } from './doctor/examine-page.ts';
import { writeReport } from './doctor/write-report.ts';
import { serve } from './serve.ts';
import { readSettingsFile } from './settings-file.ts';

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
  const token = options.token ?? randomBytes(24).toString('base64url');
  const { port, host, trustProxy } = options;
  try {
    const serving = await serve({ settings: settings.value, token, port, host, trustProxy, log: process.stderr });
    const { name, durable } = serving.server.store;
    say(`Porchlight ${packageJson.version} at ${serving.url}`);
    say(`Store: ${name}${durable ? '' : '. Messages end with this process.'}`);
    if (options.token === null) say(`Token for /api/v1, made for this run: ${token}`);
    if (!serving.built) say('No script files are built yet: run `npm run build`, then start again.');
    stopOnSignal(() => serving.close());
  } catch (error) {
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
else await start(invocation.value);
