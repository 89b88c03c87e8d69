import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { ok, type Result, refused } from '../../base/result.ts';

interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Where the questions go. */
  readonly output: NodeJS.WritableStream;
}

/**
 * A new password: typed twice on a terminal, which shows nothing of it, or else the first line of the input. Never an
 * argument, which the whole machine could read.
 */
export async function askPassword({ input, output }: Terminal): Promise<Result<string, string>> {
  const typed = input.isTTY === true;
  const lines = createInterface({ input, terminal: typed, ...(typed && { output: silent() }) });
  const next = lines[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string | null> => {
    if (typed) output.write(question);
    const { value, done } = await next.next();
    if (typed) output.write('\n');
    return done ? null : (value as string);
  };
  // On a terminal in raw mode, Ctrl+C is a key like others.
  lines.on('SIGINT', () => lines.close());
  try {
    const password = await ask('Password: ');
    if (!password) return refused('No password was given.');
    if (typed && (await ask('The same again: ')) !== password) return refused('The two are not the same.');
    return ok(password);
  } finally {
    lines.close();
  }
}

const silent = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
