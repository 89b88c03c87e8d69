import { list, tab } from 'virtual:porchlight-chunks';
import { gatePlatform as platform } from '../adapters/browser/gate-platform.ts';
import { createStatusWatch } from '../engine/create-status-watch.ts';
import { visitorKey } from '../engine/keys.ts';
import { hasFace } from '../widget/allows-showing.ts';
import { arrivingCode } from '../widget/arriving-code.ts';
import type { WidgetOptions } from '../widget/options.ts';
import type { BegunWidget, Call, ScriptTab, ScriptTag } from '../widget/pasted-script.ts';
import { askStatus } from './ask-status.ts';
import { createFileLoader } from './load-file.ts';

/** `window.porchlight`: a page's stand-in with its queue, or the function of an earlier copy of this script. */
interface Porchlight {
  (...call: readonly unknown[]): void;
  /** What a stand-in was called with so far; null: this is the function itself. */
  q?: Call[] | null;
}

const RETRY_MS = 10_000;

const page = window as { porchlight?: Porchlight };
const script = document.currentScript as ScriptTag;

/**
 * The pasted script, of both kinds: `/w/ID.js`, which carries the widget's settings and present status, and the
 * immutable `porchlight.<version>.js`, which asks for them. It keeps the status and loads the rest (`script-tab.ts`) once
 * there is something to show, to answer, or to send; until then it is all that the widget costs.
 */
function paste(calls: Call[]): void {
  const code = arrivingCode();
  const load = createFileLoader(new URL(script.porchlightBoot?.base ?? '.', script.src).href, script.nonce);
  let isComing = false;

  function begin(
    { src, dataset, porchlightBoot: first } = script,
    given?: Partial<WidgetOptions>,
  ): BegunWidget | undefined {
    // The attributes are named as the options are: `data-when-unreachable` is `whenUnreachable`.
    const server = new URL('..', src).href;
    const options = { server, widget: first?.document.settings.id, ...dataset, ...given } as WidgetOptions;
    const { widget } = options;
    if (!widget) return;
    const read = () => askStatus(options);
    const watch = createStatusWatch({ ...options, read, platform, first: given ? undefined : first });
    const look = (): void => {
      try {
        const watched = watch.current();
        // Without an answer too: the tab's chunk knows whether to show the form then, and has a doctor look for the reason.
        const isWanted = 'problem' in watched || ('status' in watched && hasFace(watched.status)) || code;
        if (isWanted || visitorKey(widget) in localStorage) need();
      } catch {
        // A storage that throws holds nothing of an earlier page.
      }
    };
    watch.onChange(look);
    look();
    return { options, platform, watch, code };
  }

  function need(): void {
    if (isComing) return;
    isComing = true;
    load(tab).then(
      (module) => {
        answer = (module as ScriptTab).takeOver({ tag: script, begun, calls, list, begin, load });
      },
      () => {
        isComing = false;
        setTimeout(need, RETRY_MS);
      },
    );
  }

  let answer = (call: Call): void => {
    calls.push(call);
    need();
  };
  const begun = begin();
  if (calls[0]) need();
  const real: Porchlight = (...call) => answer(call);
  real.q = null;
  page.porchlight = real;
}

// A second copy of the script hands its tag to the first, so that a page that pastes it twice still has one widget.
if (page.porchlight?.q === null) page.porchlight('tag', script);
else paste(page.porchlight?.q ?? []);
