import { Component, type VNode } from 'preact';
import type { Stop } from '../../base/stop.ts';
import type { FileToSend } from '../../contract/chat-backend.ts';
import { type ChoiceFault, chooseFiles } from '../../domain/file/choose-files.ts';
import type { FileRules } from '../../domain/file/file-settings.ts';
import { fillText } from '../../domain/text/fill-text.ts';
import type { AttachedFile } from '../../engine/chat/chat-session.ts';
import { Icon } from '../icon.tsx';
import type { ChatWords } from '../words/words.ts';
import { AttachButton } from './attach-button.tsx';
import { AttachedFiles } from './attached-files.tsx';
import { fileSize } from './file-size.ts';
import { growWithText } from './grow-with-text.ts';
import { hearDrops } from './hear-drops.ts';
import { toSend } from './to-send.ts';

export interface ComposerProps {
  readonly text: string;
  readonly label: string;
  readonly words: ChatWords;
  readonly attached: readonly AttachedFile[];
  /** null: none can be sent now. */
  readonly files: FileRules | null;
  /** Of the words on screen. */
  readonly locale: string;
  readonly readOnly: boolean;
  onText(text: string): void;
  /** Sends the text, and the files that are ready. */
  onSay(): void;
  onAttach(files: readonly FileToSend[]): void;
  onDetach(key: string): void;
  onRetryFile(key: string): void;
}

interface State {
  /** What is wrong with the files that were chosen last. */
  readonly fault: ChoiceFault | null;
  readonly isOver: boolean;
  /** The words wait for their files, and go with the last of them. */
  readonly isHeld: boolean;
}

/** Faults that are about a number. */
const SAYS_LIMITS = /size|count/;

const UP = 'M12 19V5m-6 6 6-6 6 6';

/** Where the visitor writes: Enter sends, Shift and Enter break the line; files come by button, by drop and by paste (K-6). */
export class Composer extends Component<ComposerProps, State> {
  #form: HTMLFormElement | null = null;
  #field: HTMLTextAreaElement | null = null;
  #stopHearing: Stop = () => {};

  override state: State = { fault: null, isOver: false, isHeld: false };

  override componentDidMount(): void {
    const panel = this.#form?.closest<HTMLElement>('.panel');
    if (panel) {
      this.#stopHearing = hearDrops(panel, {
        onOver: (isOver) => isOver !== this.state.isOver && this.setState({ isOver }),
        onFiles: this.#attach,
      });
    }
    if (this.#field) growWithText(this.#field);
  }

  override componentDidUpdate({ text }: ComposerProps): void {
    if (this.#field && text !== this.props.text) growWithText(this.#field);
    if (!this.state.isHeld || this.#isSending()) return;
    this.setState({ isHeld: false });
    if (this.props.attached.every(({ fate }) => fate.state === 'ready')) this.props.onSay();
  }

  override componentWillUnmount(): void {
    this.#stopHearing();
  }

  #isSending(): boolean {
    return this.props.attached.some(({ fate }) => fate.state === 'sending');
  }

  readonly #attach = (files: readonly FileToSend[]): void => {
    const { files: rules, attached, readOnly, onAttach } = this.props;
    if (!rules || readOnly || files.length === 0) return;
    const { taken, fault } = chooseFiles(files, attached.length, rules);
    this.setState({ fault });
    if (taken.length > 0) onAttach(taken);
    this.#field?.focus();
  };

  readonly #say = (): void => {
    const isHeld = this.#isSending();
    this.setState({ fault: null, isHeld });
    if (!isHeld) this.props.onSay();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    // Before what was said leads elsewhere, as to a field that is to be filled in.
    this.#field?.focus();
    this.#say();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    // The Enter that ends an input method's word sends nothing; Safari says so by the key code alone.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#say();
  };

  /** A picture out of the clipboard; what office programs copy has a picture beside the words, which alone are meant. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    const pasted = toSend(event.clipboardData?.files);
    if (pasted.length === 0 || !this.props.files || event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    this.#attach(pasted);
  };

  override render(props: ComposerProps, { fault, isOver, isHeld }: State): VNode {
    const { text, label, words, attached, files, locale, readOnly, onText, onDetach, onRetryFile } = props;
    const limits =
      files &&
      fillText(words.files.limits, {
        size: fileSize(files.maxBytes, locale),
        count: new Intl.NumberFormat(locale).format(files.perMessage),
      });
    const isEmpty = !text.trim() && !attached.some(({ fate }) => fate.state !== 'failed');
    return (
      <form
        class={isOver && files ? 'composer over' : 'composer'}
        part="composer"
        onSubmit={this.#submit}
        ref={(form) => {
          this.#form = form;
        }}
      >
        <div class="attachments">
          {attached.length > 0 && (
            <AttachedFiles
              attached={attached}
              words={words}
              locale={locale}
              onDetach={onDetach}
              onRetry={onRetryFile}
            />
          )}
          <div role="alert">
            {fault && (
              <p class="problem">
                {[words.files.problems[fault], SAYS_LIMITS.test(fault) && limits].filter(Boolean).join(' ')}
              </p>
            )}
          </div>
        </div>
        {limits && !readOnly && <AttachButton label={words.files.attach} limits={limits} onAttach={this.#attach} />}
        <textarea
          part="input"
          rows={1}
          dir="auto"
          aria-label={label}
          placeholder={label}
          enterkeyhint="send"
          value={text}
          readOnly={readOnly}
          onInput={(event) => onText(event.currentTarget.value)}
          onKeyDown={this.#onKeyDown}
          onPaste={this.#onPaste}
          ref={(field) => {
            this.#field = field;
          }}
        />
        {!readOnly && (
          <button
            type="submit"
            class="send"
            part="send"
            aria-label={words.send}
            aria-disabled={isEmpty}
            aria-busy={isHeld}
            // Pressed by a finger or a mouse, it leaves the focus, and with it the keyboard of a phone, where they are.
            onMouseDown={(event) => event.preventDefault()}
          >
            <Icon lines={UP} />
          </button>
        )}
      </form>
    );
  }
}
