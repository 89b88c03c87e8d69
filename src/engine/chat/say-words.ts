import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Result } from '../../base/result.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import type { SaidFate, SaidWords } from './chat-session.ts';

type Sending = (commandId: string, text: string) => () => Promise<Result<ChatReceipt, Problem>>;

export interface SayingOptions {
  newId(): string;
  /** Asked once for all tries of the same words, since a command's body never changes (D-1). */
  readonly sending: Sending;
  onReceipt(receipt: ChatReceipt, text: string): void;
  /** Refused for good: these and all that were said after them are taken back. */
  onRefusal(problem: Problem, texts: readonly string[]): void;
}

export interface Saying {
  readonly said: ReadonlySignal<readonly SaidWords[]>;
  say(text: string): void;
  retry(): void;
  /** The log has these. */
  drop(commandIds: readonly (string | null)[]): void;
  /** Whoever said them has left: what comes of them concerns nobody here (T-10). */
  clear(): void;
}

/** Hands in the visitor's words one after the other. After a failure the later ones wait with it, so that none overtakes. */
export function createSaying({ newId, sending, onReceipt, onRefusal }: SayingOptions): Saying {
  const said = signal<readonly SaidWords[]>([]);
  const sends = new Map<string, ReturnType<Sending>>();
  /** Another object for each person. */
  let tenure = {};
  let isBusy = false;

  async function sendAll(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    const mine = tenure;
    for (let next = due(); next; next = due()) {
      const { commandId, text } = next;
      const send = sends.get(commandId) ?? sending(commandId, text);
      sends.set(commandId, send);
      const answer = await send();
      if (tenure !== mine) return;
      if (answer.ok) {
        change((words) => words.commandId === commandId, { state: 'sent' });
        onReceipt(answer.value, text);
      } else if (isPassing(answer.problem.code)) change(isSending, { state: 'failed', problem: answer.problem });
      else refuse(answer.problem);
    }
    isBusy = false;
  }

  const isSending = ({ state }: SaidWords): boolean => state === 'sending';
  const due = (): SaidWords | undefined => said.peek().find(isSending);

  function change(concerns: (words: SaidWords) => boolean, fate: SaidFate): void {
    said.value = said
      .peek()
      .map((words) => (concerns(words) ? { commandId: words.commandId, text: words.text, ...fate } : words));
  }

  function refuse(problem: Problem): void {
    const back = said.peek().filter(isSending);
    said.value = said.peek().filter((words) => !isSending(words));
    onRefusal(
      problem,
      back.map(({ text }) => text),
    );
  }

  return {
    said,
    say(text) {
      // Behind one that failed it waits with it.
      const failed = said.peek().find(isFailed);
      const fate: SaidFate = failed ? { state: 'failed', problem: failed.problem } : { state: 'sending' };
      said.value = [...said.peek(), { commandId: newId(), text, ...fate }];
      void sendAll();
    },
    retry() {
      change(isFailed, { state: 'sending' });
      void sendAll();
    },
    drop(commandIds) {
      const left = said.peek().filter(({ commandId }) => !commandIds.includes(commandId));
      if (left.length < said.peek().length) said.value = left;
    },
    clear() {
      tenure = {};
      isBusy = false;
      sends.clear();
      said.value = [];
    },
  };
}

const isFailed = (words: SaidWords): words is Extract<SaidWords, { readonly state: 'failed' }> =>
  words.state === 'failed';
