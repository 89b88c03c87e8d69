import { readJson } from '../../base/json.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { type HttpAddress, refusalOf, request } from './ask.ts';

/** Whoever says nothing for so long is gone; bytes that come may take their time. */
const SILENCE_MS = 30_000;

/** Reads bytes with a visitor's token; `unreachable` when they stopped coming. Never rejects. */
export async function readBlob(
  address: HttpAddress,
  path: string,
  token: string,
  ended: AbortSignal,
): Promise<Result<Blob, Problem>> {
  const abort = new AbortController();
  const giveUp = (): void => abort.abort();
  let silence = setTimeout(giveUp, SILENCE_MS);
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(giveUp, SILENCE_MS);
  };
  ended.addEventListener('abort', giveUp);
  if (ended.aborted) giveUp();
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await request(address, path, { headers, cache: 'no-store', signal: abort.signal });
    const blob = await blobOf(response, heard);
    if (response.ok) return ok(blob);
    return refused(refusalOf({ fine: false, status: response.status, body: readJson(await blob.text()) }));
  } catch {
    return refused({ code: 'unreachable', message: 'The file did not come to its end.' });
  } finally {
    clearTimeout(silence);
    ended.removeEventListener('abort', giveUp);
  }
}

async function blobOf({ body, headers }: Response, heard: () => void): Promise<Blob> {
  const reader = body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    heard();
    chunks.push(chunk.value);
  }
  return new Blob(chunks, { type: headers.get('content-type') ?? '' });
}
