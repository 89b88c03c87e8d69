import { ok } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { FileRef } from '../../src/domain/file/chat-file.ts';
import type { BrokenBackend } from './broken-backend.ts';

/** Changes what is said of each file that is taken. */
const taking = (backend: ChatBackend, change: (file: FileRef, name: string) => FileRef): ChatBackend => ({
  ...backend,
  async sendFile(token, chat, file) {
    const sent = await backend.sendFile(token, chat, file);
    return sent.ok ? ok(change(sent.value, file.name)) : sent;
  },
});

/** The token each file was sent with: one backend's pages of two origins share them. */
const TOKENS = new Map<string, string>();

/** What goes wrong with files. */
export const brokenFiles: readonly BrokenBackend[] = [
  {
    mistake: 'believes what a name says of a file',
    breaks: [22],
    broken: (backend) =>
      taking(backend, (file, name) => (name.endsWith('.png') ? { ...file, type: 'image/png' } : file)),
  },
  {
    mistake: 'calls a file what its sender calls it',
    breaks: [22],
    broken: (backend) => taking(backend, (file, name) => ({ ...file, name })),
  },
  {
    mistake: 'cannot send a name that is no text',
    breaks: [22],
    broken: (backend) => ({
      ...backend,
      sendFile: (token, chat, file) =>
        backend.sendFile(token, chat, { ...file, name: decodeURIComponent(encodeURIComponent(file?.name)) }),
    }),
  },
  {
    mistake: 'gives back a file as text',
    breaks: [22],
    broken: (backend) => ({
      ...backend,
      async readFile(...asked) {
        const read = await backend.readFile(...asked);
        return read.ok ? ok(new Blob([await read.value.text()], { type: read.value.type })) : read;
      },
    }),
  },
  {
    mistake: 'gives back bytes without saying what they are',
    breaks: [22],
    broken: (backend) => ({
      ...backend,
      async readFile(...asked) {
        const read = await backend.readFile(...asked);
        return read.ok ? ok(new Blob([read.value])) : read;
      },
    }),
  },
  {
    mistake: 'sends as much of a file as fits',
    breaks: [22],
    broken: (backend) => ({
      ...backend,
      sendFile: (token, chat, file) =>
        backend.sendFile(token, chat, file?.bytes?.slice ? { ...file, bytes: file.bytes.slice(0, 1_048_576) } : file),
    }),
  },
  {
    mistake: 'says of each file it does not take that it is wrong',
    breaks: [22],
    broken: (backend) => ({
      ...backend,
      async sendFile(...asked) {
        const sent = await backend.sendFile(...asked);
        if (sent.ok || sent.problem.code !== 'too-large') return sent;
        return { ok: false, problem: { ...sent.problem, code: 'invalid' } };
      },
    }),
  },
  {
    mistake: 'leaves the files out of a message',
    breaks: [22],
    broken: (backend) => ({
      ...backend,
      write: (token, words) => {
        const { files, ...said } = words ?? {};
        return backend.write(token, files ? { ...said, text: said.text || ' file ' } : words);
      },
    }),
  },
  {
    mistake: 'gives a file to whoever knows its id',
    breaks: [22],
    broken: (backend) => ({
      ...backend,
      async sendFile(token, chat, file) {
        const sent = await backend.sendFile(token, chat, file);
        if (sent.ok) TOKENS.set(sent.value.id, token);
        return sent;
      },
      readFile: (token, file) => backend.readFile(TOKENS.get(file) ?? token, file),
    }),
  },
];
