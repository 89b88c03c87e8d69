import { list, tab } from 'virtual:porchlight-chunks';
import { gatePlatform as platform } from '../adapters/browser/gate-platform.ts';
import { createStatusWatch } from '../engine/create-status-watch.ts';
import { allowsShowing } from '../widget/allows-showing.ts';
import { hasOutbox } from '../widget/has-outbox.ts';
import type { WidgetOptions } from '../widget/options.ts';
import type { BegunWidget, Call, PastedScript, ScriptTab, ScriptTag } from '../widget/pasted-script.ts';
import { askStatus } from './ask-status.ts';
import { createFileLoader } from './load-file.ts';

/** `window.porchlight`: a page's stand-in with its queue, or the function of an earlier copy of this script. */
interface Porchlight {
  (...call: readonly unknown[]): void;
  readonly q?: Call[];
  isReal?: true;
}

const RETRY_MS = 10_000;

/**
 * The pasted script, of both kinds: `/w/ID.js`, which carries the widget's settings and present status, and the
 * immutable `porchlight.<version>.js`, which asks for them. It keeps the status and loads the rest (`script-tab.ts`) once
 * there is something to show, to answer, or to send; until then it is all that the widget costs.
 */
function paste(script: ScriptTag, calls: Call[]): Porchlight {
  const load = createFileLoader(new URL(script.porchlightBoot?.base ?? '.', script.src).href, script.nonce);
  let isComing = false;

  function begin(
    { src, dataset, porchlightBoot: first } = script,
    given?: Partial<WidgetOptions>,
  ): BegunWidget | undefined {
    // The attributes are named as the options are: `data-when-unreachable` is `whenUnreachable`.
    const server = new URL('..', src).href;
    const options = { server, widget: first?.document.settings.id, ...dataset, ...given } as WidgetOptions;
    const { widget, department } = options;
    if (!widget) return;
    const read = () => askStatus(options);
    const watch = createStatusWatch({ read, platform, department, first: given ? undefined : first });
    const look = (): void => {
      if (allowsShowing(watch.current(), options) || hasOutbox(widget)) need();
    };
    watch.onChange(look);
    look();
    return { options, platform, watch };
  }

  function need(): void {
    if (isComing) return;
    isComing = true;
    load(tab).then(
      (module) => (module as ScriptTab).takeOver(pasted),
      () => {
        isComing = false;
        setTimeout(need, RETRY_MS);
      },
    );
  }

  function answer(call: Call): void {
    calls.push(call);
    need();
  }

  const pasted: PastedScript = { tag: script, begun: begin(), calls, list, begin, load, answer };
  if (calls[0]) need();
  return Object.assign((...call: readonly unknown[]) => pasted.answer(call), { isReal: true } as const);
}

const page = globalThis as { porchlight?: Porchlight };
const script = document.currentScript as ScriptTag;
// A second copy of the script hands its tag to the first, so that a page that pastes it twice still has one widget.
if (page.porchlight?.isReal) page.porchlight('tag', script);
else page.porchlight = paste(script, page.porchlight?.q ?? []);
