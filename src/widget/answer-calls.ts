import { createHandle } from './create-handle.ts';
import type { Gate } from './gate-side.ts';
import type { Widget } from './handle.ts';
import type { WidgetOptions } from './options.ts';
import type { Call, ScriptTag } from './pasted-script.ts';

/** What the calls of a plain page work on. */
export interface CallSite {
  /** The widget the tag names, if it names one. */
  readonly gate: Gate | undefined;
  /** The tag itself. */
  readonly tag?: ScriptTag;
  /** Makes a widget by a tag, and by options that win over the tag's; undefined where neither names one. */
  begin(tag?: ScriptTag, given?: Partial<WidgetOptions>): Gate | undefined;
}

/**
 * Answers the calls of a plain page: `porchlight("open")` is `widget.open()`, and so on for every call of the handle;
 * `porchlight("boot", options)` makes the widget where the tag names none, or makes it anew after `destroy`.
 *
 * Calls before there is a widget wait for it, in order. A call that does not exist, or that fails, is a line in the
 * console and never an exception in the page (E-8). With several widgets in a page the calls go to the first.
 */
export function answerCalls({ gate: first, tag: firstTag, begin }: CallSite): (call: Call) => void {
  const live = new Map<string, { readonly gate: Gate; readonly widget: Widget; tag: ScriptTag | undefined }>();
  const waiting: Call[] = [];
  let widget: Widget | undefined;

  function adopt(gate: Gate | undefined, tag?: ScriptTag): void {
    if (!gate) return;
    const made = createHandle(gate);
    live.set(gate.options.widget, { gate, widget: made, tag });
    if (live.size > 1) return;
    widget = made;
    for (const call of waiting.splice(0)) answer(call);
  }

  function boot(options: Partial<WidgetOptions> = {}): void {
    if (options.widget ? live.has(options.widget) : live.size > 0) return;
    adopt(begin(undefined, options));
  }

  /**
   * A second copy of the script hands over its tag. Where the first one's is gone, a router has replaced the body and run
   * the scripts in it again, which is the same tag once more and no mistake.
   */
  function take(tag: ScriptTag): void {
    const known = live.get(tag.dataset.widget ?? tag.porchlightBoot?.document.settings.id ?? '');
    if (!known) {
      adopt(begin(tag), tag);
      return;
    }
    if (known.tag?.isConnected !== false) known.gate.report({ code: 'S12', widget: known.gate.options.widget });
    known.tag = tag;
  }

  function destroy(): void {
    widget?.destroy();
    for (const [id, one] of live) if (one.widget === widget) live.delete(id);
  }

  function answer(call: Call): void {
    const [name, ...args] = Array.from(call);
    try {
      if (name === 'boot') boot(args[0] as Partial<WidgetOptions>);
      else if (name === 'tag') take(args[0] as ScriptTag);
      else if (!widget) waiting.push(call);
      else if (name === 'destroy') destroy();
      else if (typeof name === 'string' && Object.hasOwn(widget, name)) {
        (widget[name as keyof Widget] as (...given: unknown[]) => unknown)(...args);
      } else console.error(`porchlight: there is no call "${name}".`);
    } catch (error) {
      console.error('porchlight:', error);
    }
  }

  adopt(first, firstTag);
  return answer;
}
