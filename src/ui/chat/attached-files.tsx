import type { VNode } from 'preact';
import { isPassing } from '../../domain/problem.ts';
import { fillText } from '../../domain/text/fill-text.ts';
import type { AttachedFile } from '../../engine/chat/chat-session.ts';
import { Icon } from '../icon.tsx';
import type { ChatWords } from '../words/words.ts';
import { fileFaultText } from './file-fault-text.ts';
import { fileSize } from './file-size.ts';

export interface AttachedFilesProps {
  readonly attached: readonly AttachedFile[];
  readonly words: ChatWords;
  readonly locale: string;
  onDetach(key: string): void;
  onRetry(key: string): void;
}

const CROSS = 'm7 7 10 10M17 7 7 17';

/** What goes with the words that are being written, each with what has become of it (K-6). */
export const AttachedFiles = ({ attached, words, locale, onDetach, onRetry }: AttachedFilesProps): VNode => (
  <ul class="attached">
    {attached.map(({ key, name, bytes, fate }) => (
      <li key={key} class={fate.state} aria-busy={fate.state === 'sending'}>
        <span class="name" dir="auto">
          {name}
        </span>
        <small role={fate.state === 'failed' ? 'alert' : undefined}>
          {fate.state === 'sending'
            ? words.files.sending
            : fate.state === 'ready'
              ? fileSize(bytes, locale)
              : fileFaultText(fate.problem, words.files)}
        </small>
        {fate.state === 'failed' && isPassing(fate.problem.code) && (
          <button type="button" class="plain" onClick={() => onRetry(key)}>
            {words.files.again}
          </button>
        )}
        <button
          type="button"
          class="icon"
          aria-label={fillText(words.files.remove, { name })}
          onClick={() => onDetach(key)}
        >
          <Icon lines={CROSS} />
        </button>
      </li>
    ))}
  </ul>
);
