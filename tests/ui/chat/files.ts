import type { FileRef } from '../../../src/domain/file/chat-file.ts';
import type { AttachedFile } from '../../../src/engine/chat/chat-session.ts';

export const aFile = (given: Partial<FileRef> = {}): FileRef => ({
  id: 'f1',
  name: 'lamp.png',
  type: 'image/png',
  width: 1_120,
  height: 560,
  bytes: 2_048,
  ...given,
});

export const anAttached = (fate: AttachedFile['fate'], key = 'k1'): AttachedFile => ({
  key,
  name: 'lamp.png',
  bytes: 2_048,
  fate,
});
