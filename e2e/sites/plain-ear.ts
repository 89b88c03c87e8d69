import type { IncomingMessage } from 'node:http';

/**
 * Somebody on the path of every plain-http connection: keeps all that goes over one, and all that a page which came over
 * one can read, for such a page is theirs to change.
 */
export interface PlainEar {
  hear(text: string): void;
  /** A request over plain http: its line, headers and body. */
  hearRequest(request: IncomingMessage): Promise<void>;
  /** How many secure tokens were in what it heard (T-1). */
  secureTokens(): number;
  /** How many texts it heard: whether it was there at all. */
  heard(): number;
}

const SECURE_TOKEN = /pl1_/g;

export function createPlainEar(): PlainEar {
  const texts: string[] = [];
  return {
    hear: (text) => void texts.push(text),
    async hearRequest(request) {
      const { method, url, rawHeaders } = request;
      const body: Buffer[] = [];
      for await (const part of request as AsyncIterable<Buffer>) body.push(part);
      texts.push([`${method} ${url}`, ...rawHeaders, Buffer.concat(body).toString('utf8')].join('\n'));
    },
    secureTokens: () => texts.reduce((sum, text) => sum + (text.match(SECURE_TOKEN)?.length ?? 0), 0),
    heard: () => texts.length,
  };
}
