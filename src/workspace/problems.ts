import type { Problem } from '../domain/problem.ts';

/** The refusals more than one place of the workspace gives. */
export const widgetUnknown = (widget: string): Problem => ({
  code: 'widget-unknown',
  message: `There is no widget “${widget}”.`,
});

export const notFound = (what: string, id: string): Problem => ({
  code: 'not-found',
  message: `There is no ${what} “${id}”.`,
});

export const unavailable = (): Problem => ({
  code: 'unavailable',
  message: 'The workspace cannot answer right now. Nothing was changed; try again later.',
});
