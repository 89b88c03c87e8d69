import type { FileType } from './chat-file.ts';

/** The endings a name may have, the first of which it gets where it has none of them. */
const ENDINGS: Readonly<Record<FileType, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
};

/** Characters of a name without its ending; with four bytes each it stays under the 255 bytes of a file system. */
const LONGEST = 60;

/** Controls, what turns the direction of writing, other unseen characters, halves of characters, and line ends. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** What some file system gives a meaning of its own, and what a shell or a page might. */
const SPECIAL = /[<>:"|?*%&;$`'\\/]/g;

/** Names that are devices on Windows, with whatever ending. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** A dot that would begin another ending: `photo.html` under `.png`; not that of `2026.11` or `Mr. Smith`. */
const INNER_ENDING = /\.(?=[\p{L}\p{N}_-]*\p{L}[\p{L}\p{N}_-]*(?:\.|$))/gu;

/**
 * The name a file is kept and saved under: what its sender called it, without a path, without anything unseen, and with
 * the one ending that its bytes deserve (K-6). Cleaned again it stays what it is.
 */
export function cleanFileName(name: string, type: FileType): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const seen = last.replace(UNSEEN, '').replace(SPECIAL, '_').replace(/\s+/gu, ' ').trim();
  const endings = ENDINGS[type];
  const given = /\.([^.]*)$/.exec(seen)?.[1]?.toLowerCase() ?? '';
  const ending = endings.includes(given) ? given : endings[0];
  const stem = trimmed(endings.includes(given) ? seen.slice(0, -given.length - 1) : seen);
  const shortened = trimmed([...stem].slice(0, LONGEST).join('')).replace(INNER_ENDING, '_');
  const safe = DEVICE.test(shortened.split('.', 1)[0]?.trim() ?? '') ? `_${shortened}` : shortened;
  return `${safe === '' ? 'file' : safe}.${ending}`;
}

/** No name begins as a hidden one or as an option, or ends in what Windows leaves out. */
const trimmed = (stem: string): string => stem.replace(/^[\s.-]+|[\s.]+$/gu, '');
