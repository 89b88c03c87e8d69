/** The least that a tab of Preact and signals can be: the floor beside which ours is measured. */
export const PREACT_BUTTON = `
  import { Component, h, render } from 'preact';
  import { effect, signal } from '@preact/signals-core';
  const count = signal(0);
  class Button extends Component {
    componentDidMount() { this.stop = effect(() => this.setState({ count: count.value })); }
    componentWillUnmount() { this.stop(); }
    render(_, { count: shown }) { return h('button', { onClick: () => count.value++ }, shown); }
  }
  render(h(Button), document.body.attachShadow({ mode: 'open' }));
`;
