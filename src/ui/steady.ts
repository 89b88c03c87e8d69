import { Component, type ComponentChildren, type ComponentType } from 'preact';

/** Makes a component that is drawn again only when one of its props is another one, so that a long list costs what changed. */
export function steady<Props extends object>(draw: (props: Props) => ComponentChildren): ComponentType<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const own: Props = this.props;
      for (const name in next) if (next[name] !== own[name]) return true;
      for (const name in own) if (!(name in next)) return true;
      return false;
    }

    override render(props: Props): ComponentChildren {
      return draw(props);
    }
  };
}
