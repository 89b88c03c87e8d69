import { type VisitorCalls, visitorCalls } from '../adapters/http/visitor-calls.ts';
import type { GateSide } from './gate-side.ts';

const backends = new WeakMap<GateSide, VisitorCalls>();

/** What a visitor's calls go to: the page's own backend, else a Porchlight server over HTTP; that ends with the widget. */
export function openBackend(gate: GateSide): VisitorCalls {
  const opened = gate.backend ?? backends.get(gate);
  if (opened) return opened;
  const { server = '', widget } = gate.options;
  const calls = visitorCalls({ server, widget });
  backends.set(gate, calls);
  gate.hear('end', () => calls.close());
  return calls;
}
