import { Component, type ComponentChildren, type VNode } from 'preact';
import type { Stop } from '../../base/stop.ts';
import { Icon } from '../icon.tsx';
import { catchLostFocus } from './catch-lost-focus.ts';
import { focusFirstUseful } from './first-useful.ts';
import { fitViewport } from './fit-viewport.ts';
import { hearBack } from './hear-back.ts';

/** Small windows, and large ones zoomed in, are covered as a whole; the same query is in the panel's style sheet. */
const FULL_SCREEN = '(max-width: 30em), (max-height: 30em)';

const REACHABLE = 'button, input:not([tabindex="-1"]), select, textarea, a[href]';

export interface PanelFrameProps {
  readonly heading: string;
  readonly lit: boolean;
  readonly closeLabel: string;
  /** As it opens. */
  readonly takesFocus: boolean;
  /** Beside the way out. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
  onClose(): void;
}

interface State {
  readonly isFullScreen: boolean;
}

/** The dialog around everything in the panel: its name, its way out, and where the focus may go (E-4, E-7). */
export class PanelFrame extends Component<PanelFrameProps, State> {
  readonly #media = matchMedia(FULL_SCREEN);
  #section: HTMLElement | null = null;
  #stops: readonly Stop[] = [];
  #stopBack: Stop | null = null;

  override state: State = { isFullScreen: this.#media.matches };

  override componentDidMount(): void {
    const section = this.#section;
    if (!section) return;
    const follow = (): void => this.setState({ isFullScreen: this.#media.matches });
    this.#media.addEventListener('change', follow);
    this.#stops = [
      () => this.#media.removeEventListener('change', follow),
      fitViewport(section.getRootNode() as ShadowRoot),
      // The focus follows the visitor, as to the thanks for a message that is stored.
      catchLostFocus(section, () => focusFirstUseful(section.querySelector<HTMLElement>('.outcome') ?? section)),
    ];
    this.#heedBack();
    if (this.props.takesFocus) focusFirstUseful(section);
  }

  /** Back closes what covers the page; beside a page that is still seen it is the page's own (E-7). */
  #heedBack(): void {
    if (this.state.isFullScreen) this.#stopBack ??= hearBack(() => this.props.onClose());
    else this.#stopBack?.();
    if (!this.state.isFullScreen) this.#stopBack = null;
  }

  override componentDidUpdate(): void {
    this.#heedBack();
  }

  override componentWillUnmount(): void {
    this.#stopBack?.();
    for (const stop of this.#stops) stop();
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      // The same key is a wish to go back as well, which would close the next thing too.
      event.preventDefault();
      this.props.onClose();
    } else if (event.key === 'Tab' && this.state.isFullScreen && this.#section) keepFocus(event, this.#section);
  };

  override render(
    { heading, lit, closeLabel, actions, children, onClose }: PanelFrameProps,
    { isFullScreen }: State,
  ): VNode {
    return (
      <section
        id="panel"
        class="panel"
        part="panel"
        role="dialog"
        aria-labelledby="heading"
        aria-modal={isFullScreen}
        tabIndex={-1}
        onKeyDown={this.#onKeyDown}
        ref={(section) => {
          this.#section = section;
        }}
      >
        <header part="header">
          <i class={lit ? 'lamp lit' : 'lamp'} />
          <h2 id="heading" part="heading">
            {heading}
          </h2>
          {actions}
          <button type="button" class="close" part="close" aria-label={closeLabel} onClick={onClose}>
            <Icon lines="m6.5 6.5 11 11m0-11-11 11" />
          </button>
        </header>
        <div class="body">{children}</div>
      </section>
    );
  }
}

/** A panel that covers the page keeps the focus: nothing behind it can be seen. */
function keepFocus(event: KeyboardEvent, section: HTMLElement): void {
  const all = [...section.querySelectorAll<HTMLElement>(REACHABLE)].filter((each) => !each.matches(':disabled'));
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  const { activeElement } = section.getRootNode() as ShadowRoot;
  if (activeElement !== from && activeElement !== section) return;
  event.preventDefault();
  to?.focus();
}
