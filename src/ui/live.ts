import { effect } from '@preact/signals-core';
import { Component, type ComponentChildren, type ComponentType } from 'preact';
import type { Stop } from '../base/stop.ts';

/**
 * Makes a component that draws itself again when a signal it read while drawing changes: the only tie between signals
 * and Preact here. It reads signals and must write none.
 */
export function live<Props extends object>(draw: (props: Props) => ComponentChildren): ComponentType<Props> {
  return class extends Component<Props> {
    #stop: Stop = () => {};

    override render(props: Props): ComponentChildren {
      this.#stop();
      let drawn: ComponentChildren;
      let isFirst = true;
      this.#stop = effect(() => {
        // The second run is the first change. It reads nothing, so the effect sleeps until the next drawing renews it.
        if (isFirst) drawn = draw(props);
        else this.setState({});
        isFirst = false;
      });
      return drawn;
    }

    override componentWillUnmount(): void {
      this.#stop();
    }
  };
}
