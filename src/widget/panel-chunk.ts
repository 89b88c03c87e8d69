import type { PanelProps } from '../ui/panel-props.ts';
import type { GateSide, PanelChunk } from './gate-side.ts';

/** The panel of one mounted tab. What is typed in it outlives its closing. */
export interface Panel {
  /** Draws it into an element of the tab's; null: takes it away again. */
  draw(place: Element, props: PanelProps | null): void;
  /** Whether closing it for good would lose words of the visitor. */
  hasDraft(): boolean;
}

/** What `panel.tsx` exports: what the gate asks of it, and what the tab does. */
export interface PanelModule extends PanelChunk {
  readonly styles: string;
  createPanel(gate: GateSide): Panel;
}
