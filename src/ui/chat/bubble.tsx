import type { Instant } from '../../base/instant.ts';
import type { Result } from '../../base/result.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import type { Problem } from '../../domain/problem.ts';
import { isOnlyEmoji } from '../../domain/text/is-only-emoji.ts';
import { MarkedText } from '../marked-text.tsx';
import { steady } from '../steady.ts';
import type { ChatWords } from '../words/words.ts';
import { FileView } from './file-view.tsx';

export interface BubbleProps {
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly words: ChatWords;
  readonly locale: string;
  onRead(file: FileRef): Promise<Result<Blob, Problem>>;
}

/** What was said, the marks in it shown whoever said it (Z-1), and the files that go with it (K-6). */
export const Bubble = steady(({ text, files, words, locale, onRead }: BubbleProps) => (
  <div class="said">
    {text && (
      <div class={isOnlyEmoji(text) ? 'message large' : 'message'} part="message">
        {/* Inside, so that the corners of the bubble stay on the side of whoever said it. */}
        <div dir="auto">
          <MarkedText text={text} />
        </div>
      </div>
    )}
    {files.map((file) => (
      <FileView key={file.id} file={file} words={words} locale={locale} onRead={onRead} />
    ))}
  </div>
));

export interface EntryProps extends BubbleProps {
  readonly from: 'visitor' | 'agent' | 'bot';
  readonly name: string;
  readonly begins: boolean;
  readonly ends: boolean;
  readonly at: Instant | null;
  /** The time it was said at, where it ends what one hand said; else empty. */
  readonly time: string;
  /** What has become of the visitor's own words, in words; empty: nothing to say. */
  readonly fate: string;
  readonly waits: boolean;
}

/** One message: whose it is, what was said, and when (K-1, K-4). Those who cannot see whose it is are told each time. */
export const Entry = steady(({ from, name, begins, ends, at, time, fate, waits, ...bubble }: EntryProps) => (
  <div class={`entry ${from}${begins ? ' begins' : ''}${ends ? ' ends' : ''}${waits ? ' waits' : ''}`}>
    <small class={begins && from !== 'visitor' ? 'who' : 'aside'}>{name}</small>
    {ends && from !== 'visitor' && (
      <i class="face" aria-hidden="true">
        {[...name][0]?.toLocaleUpperCase(bubble.locale)}
      </i>
    )}
    <Bubble {...bubble} />
    {(time || fate) && (
      // What becomes of words is there to be looked at; read out, each message would be told of three times.
      <small class={ends ? 'fate' : 'aside'} aria-live="off">
        {time && at !== null && <time dateTime={new Date(at).toISOString()}>{time}</time>}
        {fate && <span>{fate}</span>}
      </small>
    )}
  </div>
));
