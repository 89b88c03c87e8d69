/** What the clients of one server do: the sockets they hold, and what may be said over and over, each by a known way. */
export interface PushPlan {
  /** `127.0.0.1:4100` */
  readonly host: string;
  readonly lines: readonly Line[];
  readonly sayings: readonly Saying[];
}

/** A socket that stays open. */
export interface Line {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the client says first. */
  readonly hello: string | null;
  /** How the frame begins after which it hears of all that is new. */
  readonly ready: string;
}

export interface Saying {
  /** Posted to an address, or said over one of the lines. */
  readonly by:
    | { readonly path: string; readonly headers: Readonly<Record<string, string>> }
    | { readonly line: number };
  /** The line at whose other end it is to be heard. */
  readonly to: number;
}

/** A message as either server takes it. `mark`, 32 hexadecimal digits, is its id, and known again where it is heard. */
export const bodyOf = (mark: string, to?: number): string =>
  JSON.stringify({ commandId: mark, text: `${WORDS}${mark}`, ...(to !== undefined && { to }) });

/** The marks of all messages in a frame. */
export const marksIn = (frame: string): readonly string[] => {
  const marks: string[] = [];
  for (let at = frame.indexOf(WORDS); at >= 0; at = frame.indexOf(WORDS, at + 1)) {
    marks.push(frame.slice(at + WORDS.length, at + WORDS.length + 32));
  }
  return marks;
};

const WORDS = 'Two or three days, mostly two. Number ';
