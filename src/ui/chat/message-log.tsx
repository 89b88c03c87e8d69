import { Component, type ComponentChildren, type VNode } from 'preact';
import type { Stop } from '../../base/stop.ts';
import { MOST_ENTRIES, type VisitorEntry } from '../../domain/chat/visitor-chat.ts';
import { Icon } from '../icon.tsx';
import type { ChatWords } from '../words/words.ts';
import { type Line, type LogLinesInput, logLines } from './log-lines.ts';
import { FIRST_SHOWN, firstShown, MOST_SHOWN, STEP } from './log-window.ts';

export interface MessageLogProps extends Omit<LogLinesInput, 'from'> {
  readonly words: ChatWords;
  readonly locale: string;
  /** An earlier page left a chat, whose history is still to come. */
  readonly isKept: boolean;
  /** The last thing is to be seen whole; else what follows beneath it is, from its beginning. */
  readonly toEnd: boolean;
  /** What stays in sight beneath it. */
  readonly dock: ComponentChildren;
  readonly children: ComponentChildren;
  draw(line: Line): VNode | null;
}

interface State {
  /** How many entries there were. */
  readonly count: number;
  /** The first of them: another one is of another log. */
  readonly first: VisitorEntry | undefined;
  /** The index of the first entry shown. */
  readonly from: number;
  /** The index of the first entry in the list that is read out as it grows. */
  readonly liveFrom: number;
  /** Rises as history comes in: a new element is not read out as one that grows would be. */
  readonly life: number;
  /** All history is here, and what comes from here on is news. */
  readonly isSettled: boolean;
  readonly isAtEnd: boolean;
  /** How many entries there were when the end was last seen. */
  readonly seen: number;
  readonly lastSaid: string | undefined;
}

/** How far from the end somebody may be and still be led along. */
const NEAR_PX = 80;

/** How near to the beginning the earlier ones come in: before they are missed. */
const EARLIER_PX = 800;

const DOWN = 'M12 5v14m6-6-6 6-6-6';

/** Where the anchor stood before earlier ones came in above it. */
interface Anchor {
  readonly element: Element;
  readonly top: number;
}

/**
 * The list of messages. Who reads at its end stays there as it grows; who has scrolled up is left in peace. Of a long chat
 * the last part is shown, and what came before as somebody scrolls up to it (K-4).
 */
export class MessageLog extends Component<MessageLogProps, State> {
  #place: HTMLElement | null = null;
  #stop: Stop = () => {};

  override state: State = {
    count: 0,
    first: undefined,
    from: 0,
    liveFrom: 0,
    life: 0,
    isSettled: !this.props.isKept || hasAll(this.props),
    isAtEnd: true,
    seen: 0,
    lastSaid: undefined,
  };

  static override getDerivedStateFromProps(props: MessageLogProps, before: State): Partial<State> {
    const { entries, said, newFrom } = props;
    const lastSaid = said.at(-1)?.commandId;
    const grew = entries.length - before.count;
    const isHistory = !before.isSettled && grew > 0;
    // One's own words are looked after wherever one was.
    const isAtEnd = before.isAtEnd || isHistory || (lastSaid !== undefined && lastSaid !== before.lastSaid);
    const next = {
      count: entries.length,
      first: entries[0],
      life: before.life + Number(isHistory),
      isSettled: before.isSettled || said.length > 0 || (isHistory && grew < MOST_ENTRIES),
      isAtEnd,
      seen: isAtEnd ? entries.length : Math.min(before.seen, entries.length),
      lastSaid: lastSaid ?? before.lastSaid,
    };
    const isAnother = entries[0] !== before.first;
    const isTooLong = isAtEnd && entries.length - before.from > MOST_SHOWN;
    if (!isAnother && !isHistory && !isTooLong) return next;
    const from = firstShown(entries, isTooLong && !isAnother ? null : newFrom);
    return { ...next, from, liveFrom: from };
  }

  get #body(): Element | null {
    return this.#place?.closest('.body') ?? null;
  }

  override componentDidMount(): void {
    const body = this.#body;
    if (!body || !this.#place) return;
    const follow = new ResizeObserver(() => this.props.toEnd && this.#follow());
    for (const each of [body, this.#place]) follow.observe(each);
    body.addEventListener('scroll', this.#look, { passive: true });
    this.#stop = () => {
      follow.disconnect();
      body.removeEventListener('scroll', this.#look);
    };
    this.#begin();
  }

  override getSnapshotBeforeUpdate(_props: MessageLogProps, { from }: State): Anchor | null {
    const element = this.state.from < from && this.#place?.querySelector('.entry');
    return element ? { element, top: element.getBoundingClientRect().top } : null;
  }

  override componentDidUpdate(before: MessageLogProps, { life, isAtEnd }: State, anchor: Anchor | null): void {
    const { entries, said, toEnd } = this.props;
    const body = this.#body;
    if (anchor && body) body.scrollTop += anchor.element.getBoundingClientRect().top - anchor.top;
    else if (life !== this.state.life) this.#begin();
    else if (
      entries !== before.entries ||
      said !== before.said ||
      toEnd !== before.toEnd ||
      isAtEnd !== this.state.isAtEnd
    )
      this.#follow();
  }

  override componentWillUnmount(): void {
    this.#stop();
  }

  /** What nobody has seen is read from its beginning. */
  #begin(): void {
    const fresh = this.#place?.querySelector('.new');
    if (fresh && this.props.toEnd) fresh.scrollIntoView({ block: 'start' });
    else this.#follow();
    this.#look();
  }

  #follow(): void {
    const body = this.#body;
    if (!body || !this.state.isAtEnd) return;
    if (this.props.toEnd) body.scrollTop = body.scrollHeight;
    else this.#place?.querySelector('[role=log]')?.lastElementChild?.scrollIntoView({ block: 'start' });
  }

  readonly #look = (): void => {
    const body = this.#body;
    if (!body) return;
    const isAtEnd = body.scrollHeight - body.scrollTop - body.clientHeight < NEAR_PX;
    if (isAtEnd !== this.state.isAtEnd) this.setState({ isAtEnd });
    if (body.scrollTop < EARLIER_PX && body.scrollHeight > body.clientHeight) this.#bringEarlier(STEP);
  };

  #bringEarlier(count: number): void {
    const { from } = this.state;
    if (from > 0) this.setState({ from: Math.max(0, from - count), isAtEnd: false });
  }

  /** The button that was pressed goes: the focus stays with what it led to. */
  #leadToLog(): void {
    this.#place?.querySelector<HTMLElement>('[role=log]')?.focus({ preventScroll: true });
  }

  readonly #goBack = (): void => {
    if (this.state.from <= FIRST_SHOWN) this.#leadToLog();
    this.#bringEarlier(FIRST_SHOWN);
  };

  readonly #goToEnd = (): void => {
    this.#leadToLog();
    const from = firstShown(this.props.entries, null);
    this.setState({ isAtEnd: true, from, liveFrom: from });
  };

  override render(props: MessageLogProps, { from, liveFrom, life, isAtEnd, seen }: State): VNode {
    const { entries, words, locale, toEnd, dock, children, draw } = props;
    const lines = logLines({ ...props, from });
    const firstLive = entries[liveFrom]?.number ?? 0;
    const past = lines.filter(({ number }) => number < firstLive);
    const missed = entries.slice(seen).filter((entry) => entry.kind === 'message' && entry.from !== 'visitor').length;
    return (
      <div
        class="chat"
        ref={(place) => {
          this.#place = place;
        }}
      >
        {from > 0 && (
          <button type="button" class="plain earlier" onClick={this.#goBack}>
            {words.earlier}
          </button>
        )}
        {/* Apart from the rest, since what comes into a list of role log is read out. */}
        {past.length > 0 && (
          <section class="log past" aria-label={words.earlier} key="past">
            {past.map(draw)}
          </section>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse it can be scrolled only by this */}
        <div class="log" part="log" role="log" aria-label={words.log} tabIndex={0} key={life}>
          {lines.slice(past.length).map(draw)}
        </div>
        {children}
        {dock && (
          <div class="dock">
            {toEnd && !isAtEnd && (
              <button type="button" class="to-end" onClick={this.#goToEnd}>
                <Icon lines={DOWN} />
                <span class="aside">{words.toEnd}</span>
                {missed > 0 && <b>{new Intl.NumberFormat(locale).format(missed)}</b>}
              </button>
            )}
            {dock}
          </div>
        )}
      </div>
    );
  }
}

const hasAll = ({ chat, entries }: MessageLogProps): boolean =>
  chat !== null && (entries.at(-1)?.number ?? 0) >= chat.head;
