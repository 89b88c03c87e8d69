import { gatePlatform } from '../adapters/browser/gate-platform.ts';
import { readStatus } from '../adapters/http/read-status.ts';
import type { Stores } from '../contract/platform.ts';
import { createStatusWatch } from '../engine/create-status-watch.ts';
import { arrivingCode } from './arriving-code.ts';
import { bodyIsThere } from './body-is-there.ts';
import { createHandle } from './create-handle.ts';
import { createGate } from './gate.ts';
import type { Widget } from './handle.ts';
import { hasVisitor } from './has-visitor.ts';
import { hasVisitorIn } from './has-visitor-in.ts';
import { isKeptInPage } from './is-kept-in-page.ts';
import { keepTrying } from './keep-trying.ts';
import type { WidgetOptions } from './options.ts';
import { statusSource } from './push-source.ts';
import { readOptions } from './read-options.ts';

/**
 * Puts a widget into the page it is called in, and gives back the handle to it.
 *
 * The tab appears when the status allows it; until then nothing is rendered, stored or listened to. Options that cannot
 * work (no widget id, neither `backend` nor `server`) are the developer's mistake and throw a `TypeError` that says
 * which; everything later, whatever the network or the page does, is an `error` event and never an exception (E-8).
 */
export function createWidget(given: WidgetOptions): Widget {
  const code = given.platform ? undefined : arrivingCode();
  const options = readOptions(given);
  const { backend, widget, server = '', whenUnreachable } = options;
  const platform = options.platform ?? gatePlatform;
  const source = backend && statusSource(backend, platform.clock);
  const watch = createStatusWatch({
    read: source?.read ?? (() => readStatus({ widget, server, orStale: whenUnreachable === 'form' })),
    platform,
    department: options.department,
  });
  const tab = keepTrying(
    async () => {
      await bodyIsThere();
      return import('./tab.ts');
    },
    platform,
    () => gate.announce('error', { code: 'unreachable', message: 'The widget could not be loaded.' }),
  );
  const gate = createGate({
    options,
    platform,
    watch,
    ...(backend && { backend }),
    code,
    isKept: (key) =>
      options.platform ? isKeptBy(options.platform.stores, key) : options.storage !== 'denied' && isKeptInPage(key),
    hasVisitor: () => (options.platform ? hasVisitorIn(options.platform.stores, widget) : hasVisitor(widget)),
    prepare: async () => undefined,
    loadTab: tab.get,
  });
  gate.hear('end', tab.stop);
  if (source)
    gate.hear(
      'end',
      source.follow(() => void watch.refresh()),
    );
  return createHandle(gate);
}

const isKeptBy = ({ local, session }: Stores, key: string): boolean => (local.read(key) ?? session.read(key)) !== null;
