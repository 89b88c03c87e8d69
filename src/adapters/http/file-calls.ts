import { type Result, refused } from '../../base/result.ts';
import type { ChatBackend, FileToSend } from '../../contract/chat-backend.ts';
import { readFileRef } from '../../contract/guards/file-ref.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import type { Problem } from '../../domain/problem.ts';
import { FILE_NAME_HEADER, filePath, sendFilePath } from '../../protocol/http.ts';
import { LOST_FILE } from '../lost-file.ts';
import { ask, type HttpAddress } from './ask.ts';
import { whyNotSent } from './post.ts';
import { readAnswer } from './read-answer.ts';
import { readBlob } from './read-blob.ts';
import type { UntilClosed } from './until-closed.ts';

/** For an answer, beside the time the bytes need. */
const PATIENCE_MS = 30_000;

/** The slowest line a file is sent over to its end: no browser tells how far an upload has come. */
const BYTES_PER_MS = 8;

/** Of a name; each takes at most twelve in its header, where 2,000 have room. The server keeps fewer. */
const LONGEST_NAME = 150;

/** A visitor's files on a Porchlight server (K-6). */
export function fileCalls(address: HttpAddress, life: UntilClosed): Pick<ChatBackend, 'sendFile' | 'readFile'> {
  const { widget } = address;

  async function send(token: string, chat: string, file: FileToSend): Promise<Result<FileRef, Problem>> {
    const hindrance = whyNotSent(address, token);
    if (hindrance) return refused(hindrance);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      [FILE_NAME_HEADER]: encodeName(file?.name),
    };
    const init = { method: 'POST', headers, body: file?.bytes };
    const patienceMs = PATIENCE_MS + (file?.bytes?.size || 0) / BYTES_PER_MS;
    const answer = await ask(address, sendFilePath(widget, chat), init, life.signal, patienceMs);
    const isLost = !answer.ok && !(await canBeRead(file?.bytes));
    return isLost ? refused(LOST_FILE) : readAnswer(answer, readFileRef);
  }

  return {
    sendFile: (token, chat, file) => life.ask(() => send(token, chat, file)),
    readFile: (token, file) =>
      life.ask(async () => {
        const hindrance = whyNotSent(address, token);
        return hindrance ? refused(hindrance) : readBlob(address, filePath(widget, file), token, life.signal);
      }),
  };
}

/** Without halves of characters, which have no UTF-8. */
const encodeName = (name: unknown): string =>
  encodeURIComponent([...String(name ?? '').replace(/\p{Cs}/gu, '')].slice(0, LONGEST_NAME).join(''));

const canBeRead = (bytes: Blob): Promise<boolean> =>
  bytes
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
