import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { createStatusWatch } from '../../src/engine/create-status-watch.ts';
import { anAnswer, fakePlatform, scriptedBackend, settle } from '../../src/testing/index.ts';
import { answerCalls } from '../../src/widget/answer-calls.ts';
import { createGate } from '../../src/widget/gate.ts';
import type { Gate, MountedTab } from '../../src/widget/gate-side.ts';
import type { WidgetOptions } from '../../src/widget/options.ts';
import type { ScriptTag } from '../../src/widget/pasted-script.ts';

const quietTab = (gate: { announce: Gate['announce'] }): MountedTab => ({
  open: async () => gate.announce('open', undefined),
  close: () => gate.announce('close', undefined),
  leave: (gone) => gone(),
  stay: () => undefined,
  unmount: () => undefined,
});

/** The calls of a page whose tag names a widget, or none. */
function pastedCalls(tagWidget: string | undefined = 'shop', tag?: ScriptTag) {
  const begun: string[] = [];
  const gates: Gate[] = [];

  const begin = (tag?: ScriptTag, given?: Partial<WidgetOptions>): Gate | undefined => {
    const widget = given?.widget ?? tag?.dataset.widget ?? tagWidget;
    if (!widget) return;
    begun.push(widget);
    const platform = fakePlatform();
    const backend = scriptedBackend({ widget, readStatus: () => ({ ok: true, value: anAnswer() }) });
    const watch = createStatusWatch({ read: () => backend.readStatus(), platform });
    const gate = createGate({
      options: { widget, platform },
      platform,
      watch,
      isKept: () => false,
      hasVisitor: () => false,
      prepare: async () => undefined,
      loadTab: async () => ({ mountTab: quietTab, loadPanel: () => Promise.reject(new Error('none here')) }),
    });
    gates.push(gate);
    return gate;
  };

  const answer = answerCalls({ gate: begin(), ...(tag && { tag }), begin });
  return { begun, gates, porchlight: (...call: unknown[]) => answer(call) };
}

function tagOf(widget: string): ScriptTag {
  const tag = document.createElement('script');
  tag.dataset.widget = widget;
  return tag;
}

describe('calls of a plain page', () => {
  let errors: MockInstance;
  let warnings: MockInstance;
  beforeEach(() => {
    errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => vi.restoreAllMocks());

  it('are the calls of the handle, in order', async () => {
    const { porchlight, gates } = pastedCalls();
    await settle();
    const heard: string[] = [];
    porchlight('on', 'open', () => heard.push('open'));
    porchlight('on', 'close', () => heard.push('close'));
    porchlight('prefill', { name: 'Ada' });
    porchlight('open');
    porchlight('close');
    expect(heard).toEqual(['open', 'close']);
    expect(gates[0]?.told.filled).toEqual({ name: 'Ada' });
    expect(errors).not.toHaveBeenCalled();
  });

  it('before there is a widget they wait for it, in order', async () => {
    const { porchlight, gates } = pastedCalls('');
    porchlight('prefill', { name: 'Ada' });
    porchlight('prefill', { name: 'Bea' });
    expect(gates).toHaveLength(0);
    porchlight('boot', { widget: 'shop' });
    expect(gates[0]?.told.filled).toEqual({ name: 'Bea' });
  });

  it('boot without a widget, where the tag names none, waits for one that has it', () => {
    const { porchlight, begun } = pastedCalls('');
    porchlight('boot');
    porchlight('boot', {});
    expect(begun).toEqual([]);
  });

  it('boot twice makes one widget, boot after destroy makes it anew', async () => {
    const { porchlight, begun } = pastedCalls();
    porchlight('boot');
    porchlight('boot', { widget: 'shop' });
    expect(begun).toEqual(['shop']);
    porchlight('destroy');
    porchlight('destroy');
    porchlight('open');
    porchlight('boot');
    expect(begun).toEqual(['shop', 'shop']);
    expect(errors).not.toHaveBeenCalled();
  });

  it.each([['fly'], ['constructor'], ['__proto__'], ['toString'], [''], [undefined], [5], [null]])(
    'there is no call %j: one line in the console, and no exception',
    (name) => {
      const { porchlight } = pastedCalls();
      expect(() => porchlight(name)).not.toThrow();
      expect(errors).toHaveBeenCalledTimes(1);
    },
  );

  it('a call with what it cannot use is a line in the console, and no exception', () => {
    const { porchlight } = pastedCalls();
    expect(() => porchlight('boot', null)).not.toThrow();
    expect(errors).toHaveBeenCalledTimes(1);
  });

  it('the same tag twice is one widget, and the owner is told', async () => {
    const { porchlight, begun, gates } = pastedCalls();
    const heard: unknown[] = [];
    porchlight('on', 'diagnostic', (diagnosis: unknown) => heard.push(diagnosis));
    porchlight('tag', tagOf('shop'));
    expect(begun).toEqual(['shop']);
    await vi.waitFor(() => expect(heard).toEqual([expect.objectContaining({ code: 'S12' })]));
    expect(gates[0]?.told.diagnoses).toEqual(heard);
    expect(warnings).toHaveBeenCalledTimes(1);
  });

  it('E-2 a router that replaces the body runs the tag in it again: one widget, and nothing to tell', async () => {
    const first = document.body.appendChild(tagOf('shop'));
    const { porchlight, begun, gates } = pastedCalls('shop', first);
    for (let visit = 0; visit < 3; visit++) {
      const next = tagOf('shop');
      document.body.replaceChildren(next);
      porchlight('tag', next);
    }
    await settle();
    expect(begun).toEqual(['shop']);
    expect(gates[0]?.told.diagnoses ?? []).toEqual([]);
    porchlight('tag', document.body.appendChild(tagOf('shop')));
    await vi.waitFor(() => expect(gates[0]?.told.diagnoses).toHaveLength(1));
    document.body.replaceChildren();
  });

  it('S-12 the tag of another widget makes another, and the calls go on to the first', () => {
    const { porchlight, begun, gates } = pastedCalls();
    porchlight('tag', tagOf('help'));
    porchlight('prefill', { name: 'Ada' });
    expect(begun).toEqual(['shop', 'help']);
    expect(gates.map(({ told }) => told.filled)).toEqual([{ name: 'Ada' }, undefined]);
  });
});
