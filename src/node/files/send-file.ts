import type { FastifyReply } from 'fastify';
import type { ReadFile } from '../../workspace/files/file-door.ts';

/**
 * A file for whoever may have it, as something to save and nothing to show: whatever is in it, no browser runs it in the
 * name of this server (K-6). Pages that want to show a picture read it with their token, and decide for themselves.
 */
export const sendFile = (reply: FastifyReply, { file, bytes }: ReadFile): FastifyReply =>
  reply
    .headers({
      'content-type': file.type,
      'content-disposition': `attachment; filename="file.${ending(file.name)}"; filename*=UTF-8''${encodeName(file.name)}`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

const ending = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** RFC 8187 leaves these unencoded by no name's right. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
