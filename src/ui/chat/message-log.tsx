import { Component, type ComponentChildren, type VNode } from 'preact';

export interface MessageLogProps {
  readonly label: string;
  /** The last thing is to be seen whole; else what follows beneath it is, from its beginning. */
  readonly toEnd: boolean;
  readonly children: ComponentChildren;
}

/** How far from the end somebody may be and still be led along. */
const NEAR_PX = 80;

/** The list of messages. Who reads at its end stays there as it grows; who has scrolled up is left in peace (K-4). */
export class MessageLog extends Component<MessageLogProps> {
  #log: HTMLElement | null = null;

  override componentDidMount(): void {
    this.#follow();
  }

  override getSnapshotBeforeUpdate(): boolean {
    const body = this.#log?.closest('.body');
    return !!body && body.scrollHeight - body.scrollTop - body.clientHeight < NEAR_PX;
  }

  override componentDidUpdate(_props: MessageLogProps, _state: unknown, wasAtEnd: boolean): void {
    if (wasAtEnd) this.#follow();
  }

  #follow(): void {
    const body = this.#log?.closest('.body');
    if (!body) return;
    if (this.props.toEnd) body.scrollTop = body.scrollHeight;
    else this.#log?.lastElementChild?.scrollIntoView({ block: 'start' });
  }

  override render({ label, children }: MessageLogProps): VNode {
    return (
      <div
        class="log"
        part="log"
        role="log"
        aria-label={label}
        ref={(log) => {
          this.#log = log;
        }}
      >
        {children}
      </div>
    );
  }
}
