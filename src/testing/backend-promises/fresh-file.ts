import type { FileToSend } from '../../contract/chat-backend.ts';

const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** One grey pixel. */
export const PNG = fromHex(
  '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55' +
    '0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082',
);

/** A document of no pages. */
export const PDF = new TextEncoder().encode(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer\n<< /Root 1 0 R >>\nstartxref\n43\n%%EOF\n',
);

export const aFile = (name: string, bytes: BlobPart): FileToSend => ({ name, bytes: new Blob([bytes]) });

export const aPicture = (name = 'lamp.png'): FileToSend => aFile(name, PNG);
