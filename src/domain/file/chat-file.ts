/** What a file may be; what it is, its bytes say, and never its name or its sender (K-6). */
export const FILE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'] as const;

export type FileType = (typeof FILE_TYPES)[number];

/** What is known of a file by its bytes alone. */
export interface FileFacts {
  readonly type: FileType;
  /** Pixels; null: it is no picture. */
  readonly width: number | null;
  readonly height: number | null;
}

/** A file as a message names it; its bytes are asked for by the id. */
export interface FileRef extends FileFacts {
  readonly id: string;
  /** Clean: its one ending is that of the type. */
  readonly name: string;
  /** How many. */
  readonly bytes: number;
}
