import { bodyIsThere } from './body-is-there.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate-side.ts';
import { hasVisitor } from './has-visitor.ts';
import { isKeptInPage } from './is-kept-in-page.ts';
import type { BegunWidget, Call, PastedScript } from './pasted-script.ts';
import { createScriptFiles } from './script-files.ts';
import { loadPanel, mountTab } from './tab.ts';

const RETRY_MS = 10_000;

/** The tab as the pasted script loads it: it carries on from what the script has begun. */
export function takeOver(pasted: PastedScript): (call: Call) => void {
  const prepare = createScriptFiles(pasted);
  const gate = gateOf(pasted.begun);
  let isAnswering = false;
  let answer = answerLater;

  function gateOf(begun: BegunWidget | undefined): Gate | undefined {
    if (!begun) return;
    return createGate({
      ...begun,
      isKept: isKeptInPage,
      hasVisitor: () => hasVisitor(begun.options.widget),
      prepare,
      async loadTab() {
        await bodyIsThere();
        return { mountTab, loadPanel };
      },
    });
  }

  /** The calls come with a chunk of their own, at the first of them. */
  async function answerSoon(): Promise<void> {
    if (isAnswering) return;
    isAnswering = true;
    try {
      await prepare('answer-calls');
      const { answerCalls } = await import('./answer-calls.ts');
      answer = answerCalls({ gate, tag: pasted.tag, begin: (tag, given) => gateOf(pasted.begin(tag, given)) });
      for (const call of pasted.calls.splice(0)) answer(call);
    } catch {
      isAnswering = false;
      setTimeout(answerSoon, RETRY_MS);
    }
  }

  function answerLater(call: Call): void {
    pasted.calls.push(call);
    void answerSoon();
  }

  if (pasted.calls.length > 0) void answerSoon();
  return (call) => answer(call);
}
