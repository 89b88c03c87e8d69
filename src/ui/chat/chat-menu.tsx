import { Component, type VNode } from 'preact';
import { once } from '../form/once.ts';
import { Icon } from '../icon.tsx';
import type { ChatWords } from '../words/words.ts';

export interface ChatMenuProps {
  readonly words: ChatWords;
  /** null: there is nothing to hear here. */
  readonly muted: boolean | null;
  onMute(muted: boolean): void;
  /** null: nothing was said yet. */
  readonly onTranscript: (() => void) | null;
  /** null: nothing lives that could be ended. */
  readonly onEnd: (() => void) | null;
}

interface State {
  /** `ending`: the visitor is asked whether they mean it. */
  readonly state: 'closed' | 'open' | 'ending';
}

const DOTS = 'M5.5 12h.01M12 12h.01M18.5 12h.01';

/** What a visitor does with a chat beside talking, behind one button of the panel's header (K-3, K-8, C-17). */
export class ChatMenu extends Component<ChatMenuProps, State> {
  #place: HTMLElement | null = null;
  #button: HTMLElement | null = null;

  override state: State = { state: 'closed' };

  override componentDidUpdate(_props: ChatMenuProps, { state: before }: State): void {
    const { state } = this.state;
    if (state === before) return;
    if (state === 'open') this.#place?.querySelector<HTMLElement>('.menu button')?.focus();
    // A second Enter of the same breath then goes back, and ends nothing.
    if (state === 'ending') this.#place?.querySelector<HTMLElement>('.menu button:last-child')?.focus();
  }

  /** The one who closes it by hand is led back to where they opened it. */
  #close(): void {
    this.#button?.focus();
    this.setState({ state: 'closed' });
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.state.state === 'closed') return;
    // Neither the panel nor the browser takes it for a wish to leave the panel.
    event.stopPropagation();
    event.preventDefault();
    this.#close();
  };

  readonly #onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (!this.#place?.contains(relatedTarget as Node | null)) this.setState({ state: 'closed' });
  };

  /** Safari focuses no button that is pressed, and the menu would be gone before the press is over. */
  readonly #hold = { onKeyDown: this.#onKeyDown, onBlur: this.#onBlur, onMouseDown: stay };

  /** What has the focus may be about to go, and must not take the menu along. */
  readonly #ask = (): void => {
    this.#button?.focus();
    this.setState({ state: 'ending' });
  };

  #item(label: string, act: () => void, stays = false): VNode {
    const choose = once(() => {
      if (!stays) this.#close();
      act();
    });
    return (
      <button type="button" key={label} class="item" onClick={choose} {...this.#hold}>
        {label}
      </button>
    );
  }

  override render({ words, muted, onMute, onTranscript, onEnd }: ChatMenuProps, { state }: State): VNode | null {
    if (muted === null && !onTranscript && !onEnd) return null;
    return (
      <div
        class="more"
        ref={(place) => {
          this.#place = place;
        }}
      >
        <button
          type="button"
          class="close"
          part="menu"
          aria-label={words.menu}
          aria-expanded={state !== 'closed'}
          {...this.#hold}
          onClick={() => (state === 'closed' ? this.setState({ state: 'open' }) : this.#close())}
          ref={(button) => {
            this.#button = button;
          }}
        >
          <Icon lines={DOTS} />
        </button>
        {state !== 'closed' && (
          <div class="menu">
            {state === 'ending' && onEnd
              ? [this.#item(words.end, onEnd), this.#item(words.back, () => {})]
              : [
                  muted !== null && this.#item(muted ? words.unmute : words.mute, () => onMute(!muted)),
                  onTranscript && this.#item(words.transcript, onTranscript),
                  onEnd && this.#item(words.end, this.#ask, true),
                ]}
          </div>
        )}
      </div>
    );
  }
}

const stay = (event: MouseEvent): void => event.preventDefault();
