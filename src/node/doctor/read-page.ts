import { ok, type Result, refused } from '../../base/result.ts';
import { limitedText } from './limited-text.ts';
import { whyNoAnswer } from './why-no-answer.ts';

/** A page as it came over the network. */
export interface ReadPage {
  /** Where it was in the end, after redirects. */
  readonly url: URL;
  /** The addresses that led there, the first one first; empty without redirects. */
  readonly redirects: readonly string[];
  readonly html: string;
  /** What its headers say as `Content-Security-Policy`. */
  readonly policy: string;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 2 * 1_024 * 1_024;
const MOST_REDIRECTS = 5;

/** Fetches a page as a first visitor's browser would, following at most five redirects; a refusal is a sentence. */
export async function readPage(address: string): Promise<Result<ReadPage, string>> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const redirects: string[] = [];
  let url = new URL(address);
  try {
    for (;;) {
      const response = await fetch(url, { redirect: 'manual', signal, headers: { accept: 'text/html' } });
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (location === null) return await readAnswer(response, url, redirects);
      await response.body?.cancel();
      if (redirects.length >= MOST_REDIRECTS) return refused(`${address} leads on more than ${MOST_REDIRECTS} times.`);
      if (!URL.canParse(location, url)) return refused(`${url.href} leads to ${location}, which is no address.`);
      redirects.push(url.href);
      url = new URL(location, url);
      if (!/^https?:$/.test(url.protocol)) return refused(`${address} leads to ${url.href}, which is no web page.`);
    }
  } catch (error) {
    return refused(`${url.href} cannot be read: ${whyNoAnswer(error)}.`);
  }
}

async function readAnswer(response: Response, url: URL, redirects: string[]): Promise<Result<ReadPage, string>> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok) {
    await response.body?.cancel();
    return refused(`${url.href} answers ${response.status}.`);
  }
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) {
    await response.body?.cancel();
    return refused(`${url.href} is no HTML page but ${type || 'of no type'}.`);
  }
  const html = await limitedText(response, MAX_BYTES);
  if (html === null) return refused(`${url.href} is larger than 2 MB.`);
  return ok({ url, redirects, html, policy: response.headers.get('content-security-policy') ?? '' });
}
