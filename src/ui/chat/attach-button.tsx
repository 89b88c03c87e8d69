import type { VNode } from 'preact';
import type { FileToSend } from '../../contract/chat-backend.ts';
import { FILE_TYPES } from '../../domain/file/chat-file.ts';
import { Icon } from '../icon.tsx';
import { toSend } from './to-send.ts';

export interface AttachButtonProps {
  readonly label: string;
  /** What can be attached, said before it is tried (K-6). */
  readonly limits: string;
  onAttach(files: readonly FileToSend[]): void;
}

const CLIP =
  'm19.5 11.2-7.6 7.6a4.8 4.8 0 0 1-6.8-6.8l7.9-7.9a3.2 3.2 0 0 1 4.5 4.5l-7.8 7.8a1.6 1.6 0 0 1-2.3-2.3l7.1-7';

export const AttachButton = ({ label, limits, onAttach }: AttachButtonProps): VNode => {
  let input: HTMLInputElement | null = null;
  return (
    <div class="attach">
      <button
        type="button"
        class="icon"
        part="attach"
        aria-label={label}
        aria-describedby="limits"
        onClick={() => input?.click()}
      >
        <Icon lines={CLIP} />
      </button>
      <span id="limits" class="limits" role="tooltip">
        {limits}
      </span>
      <input
        type="file"
        multiple
        hidden
        tabIndex={-1}
        accept={FILE_TYPES.join()}
        aria-label={label}
        ref={(element) => {
          input = element;
        }}
        onChange={({ currentTarget }) => {
          onAttach(toSend(currentTarget.files));
          // Else the same file cannot be chosen twice in a row.
          currentTarget.value = '';
        }}
      />
    </div>
  );
};
