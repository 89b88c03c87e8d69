import type { PanelProps } from '../ui/panel-props.ts';
import type { GateSide, PanelChunk } from './gate-side.ts';

/** The panel of one mounted tab. What is typed in it outlives its closing. */
export interface Panel {
  /** Resolves when all it shows at first is there. */
  ready(): Promise<void>;
  /** Draws it into an element of the tab's, or what stands there while it is closed; null: takes all away again. */
  draw(place: Element, props: PanelProps | null): void;
  /** Whether closing it for good would lose words of the visitor. */
  hasDraft(): boolean;
}

/** What `panel.tsx` exports: what the gate asks of it, and what the tab does. */
export interface PanelModule extends PanelChunk {
  /** `adopt`: adds a style sheet to the mounted tab's. */
  createPanel(gate: GateSide, adopt: (css: string) => void): Panel;
}
