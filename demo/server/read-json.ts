import type { IncomingMessage } from 'node:http';

/** A file of 10 MiB as base64, and what is said of it. */
const MOST_BYTES = 14_680_064;

/** The request's body as JSON; undefined where it is too large or none. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) return undefined;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return undefined;
  }
}
