import type { VNode } from 'preact';

/** A drawing in lines, 24 by 24, for those who see it; whatever it stands on has a name of its own. */
export const Icon = ({ lines }: { readonly lines: string }): VNode => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={lines} />
  </svg>
);
