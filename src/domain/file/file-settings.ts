/** What an owner says about files in the chats of a widget (K-6). */
export interface FileSettings {
  /** Default true. */
  readonly enabled?: boolean;
  /** Bytes in one file; default 10 MiB. */
  readonly maxBytes?: number;
  /** Files in one message; default 5. */
  readonly perMessage?: number;
}

export type FileRules = Required<FileSettings>;

/** The most an owner can allow: a file is held in memory whole while it is judged. */
export const MOST_FILE_BYTES = 25 * 1_048_576;

export const MOST_FILES = 10;

export const fileRules = ({
  enabled = true,
  maxBytes = 10 * 1_048_576,
  perMessage = 5,
}: FileSettings = {}): FileRules => ({
  enabled,
  maxBytes,
  perMessage,
});
