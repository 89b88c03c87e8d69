import { FILE_TYPES, type FileRef } from '../../domain/file/chat-file.ts';
import { isCount, isText, oneOf, orNull, reader, shape } from './shape.ts';

export const isFileRef = shape({
  id: isText,
  name: isText,
  type: oneOf(...FILE_TYPES),
  bytes: isCount,
  width: orNull(isCount),
  height: orNull(isCount),
});

/** What a server says of a file it took, or null; members we do not know pass. */
export const readFileRef = reader<FileRef>(isFileRef);
