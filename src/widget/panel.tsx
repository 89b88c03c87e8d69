import { effect, signal } from '@preact/signals-core';
import { Component, render, type VNode } from 'preact';
import { MINUTE_MS, SECOND_MS } from '../base/instant.ts';
import type { Stop } from '../base/stop.ts';
import { live } from '../ui/live.ts';
import { PanelView } from '../ui/panel/panel-view.tsx';
import type { PanelProps } from '../ui/panel-props.ts';
import type { GateSide } from './gate-side.ts';
import { openChat } from './open-chat.ts';
import { openForm } from './open-form.ts';
import { openSession } from './open-session.ts';
import { pagePlatform } from './page-platform.ts';
import type { Panel } from './panel-chunk.ts';
import { secureElsewhere } from './secure-elsewhere.ts';
import styles from './styles/panel.css?inline';

export { attendVisitor, forgetVisitor } from './attend-visitor.ts';

/** Makes the panel of one mounted tab over the one form and the one chat of the page. */
export function createPanel(gate: GateSide, adopt: (css: string) => void): Panel {
  const { watch } = gate;
  const platform = pagePlatform(gate);
  const form = openForm(gate);
  const chat = openChat(gate);
  const elsewhere = secureElsewhere(gate, openSession(gate));
  const now = signal(watch.now());
  // One, not none: an answer to a message of an earlier page may bring problems to be led to.
  const attempt = signal(1);

  adopt(styles);
  const stopStyling = effect(() => {
    if (chat.styles.value) adopt(chat.styles.value);
  });

  /** Renews `now` while the panel is open: each second for a countdown, else with the minute, as times of day change. */
  function keepTime(): Stop {
    return effect(() => {
      const countsDown = form.form.value.state === 'waiting' || chat.room.value?.countsDown.value;
      const restMs = countsDown ? SECOND_MS : MINUTE_MS;
      let stop: Stop;
      const wait = (): void => {
        now.value = watch.now();
        stop = platform.clock.setTimer(restMs - (now.peek() % restMs), wait);
      };
      wait();
      return () => stop();
    });
  }

  function onValue(field: string, value: string | boolean): void {
    form.setValue(field, value);
    if (form.problems.peek().length === 0) attempt.value = 0;
  }

  function onSubmit(): void {
    attempt.value += 1;
    form.submit();
  }

  class Opened extends Component<PanelProps> {
    #stop: Stop = () => {};

    override componentDidMount(): void {
      form.shown();
      this.#stop = keepTime();
    }

    override componentWillUnmount(): void {
      this.#stop();
    }

    override render(props: PanelProps): VNode {
      return (
        <PanelView
          {...props}
          session={form}
          chat={chat.room}
          elsewhere={elsewhere}
          now={now}
          attempt={attempt}
          timeZone={platform.page.timeZone()}
          takesFocus={!gate.told.isOpenedQuietly}
          onValue={onValue}
          onSubmit={onSubmit}
          onClose={() => gate.close()}
        />
      );
    }
  }

  const Closed = live(({ speech }: PanelProps) => {
    const room = chat.room.value;
    return room && <room.Card speech={speech} />;
  });

  void chat.meet(true);

  return {
    ready: () => chat.meet(true),
    draw(place, props) {
      if (!props) stopStyling();
      render(props && (props.isOpen ? <Opened {...props} /> : <Closed {...props} />), place);
    },
    hasDraft: () => form.hasDraft.peek() || (chat.room.peek()?.isLiving.peek() ?? false),
  };
}
