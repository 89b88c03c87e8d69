import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Result } from '../../base/result.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import type { Outbox } from '../outbox.ts';
import type { SaidFate, SaidWords } from './chat-session.ts';
import type { KeptWords, SentWords } from './kept-words.ts';

export interface SayingOptions {
  readonly outbox: Outbox<KeptWords>;
  newId(): string;
  /** The boot id of whoever has the page, made at the first call (T-3). */
  writer(): string;
  isWriter(boot: string): boolean;
  /** Asked once for all tries of the same words, since a command's body never changes (D-1). */
  asSent(commandId: string, text: string): SentWords;
  send(words: SentWords): Promise<Result<ChatReceipt, Problem>>;
  onReceipt(receipt: ChatReceipt, text: string): void;
  /** Refused for good: these and all that were said after them are taken back. */
  onRefusal(problem: Problem, texts: readonly string[]): void;
}

export interface Saying {
  readonly said: ReadonlySignal<readonly SaidWords[]>;
  say(text: string): void;
  retry(): void;
  /** Sends what an earlier page left unanswered. */
  resume(): void;
  /** The log has these. */
  drop(commandIds: readonly (string | null)[]): void;
  /** Whoever said them has left: what comes of them concerns nobody here (T-10). */
  clear(): void;
}

/**
 * Hands in the visitor's words one after the other. After a failure the later ones wait with it, so that none overtakes.
 * They lie in the outbox from before they are sent until they are answered, so that a later page sends them as the same
 * commands, and nobody gets them twice (D-1).
 */
export function createSaying(options: SayingOptions): Saying {
  const { outbox } = options;
  const said = signal<readonly SaidWords[]>(leftBefore());
  /** Beside the outbox, from which another tab may have taken words that it got answered. */
  const bodies = new Map<string, SentWords>();
  /** Another object for each person. */
  let tenure = {};
  let isBusy = false;

  function leftBefore(): readonly SaidWords[] {
    const all = outbox.list();
    for (const { commandId, visitor } of all) if (!options.isWriter(visitor)) outbox.remove(commandId);
    return all
      .filter(({ visitor }) => options.isWriter(visitor))
      .map(({ commandId, text }) => ({ commandId, text, state: 'sending' }));
  }

  function asSent(commandId: string, text: string): SentWords {
    const kept = outbox.list().find((words) => words.commandId === commandId);
    const sent = bodies.get(commandId) ?? kept?.sent ?? options.asSent(commandId, text);
    bodies.set(commandId, sent);
    if (!kept?.sent) outbox.add({ commandId, visitor: options.writer(), text, sent });
    return sent;
  }

  async function sendAll(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    const mine = tenure;
    for (let next = due(); next; next = due()) {
      const { commandId, text } = next;
      const answer = await options.send(asSent(commandId, text));
      if (tenure !== mine) return;
      if (answer.ok) {
        outbox.remove(commandId);
        change((words) => words.commandId === commandId, { state: 'sent' });
        options.onReceipt(answer.value, text);
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
    for (const { commandId } of back) outbox.remove(commandId);
    said.value = said.peek().filter((words) => !isSending(words));
    options.onRefusal(
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
      const commandId = options.newId();
      outbox.add({ commandId, visitor: options.writer(), text, sent: null });
      said.value = [...said.peek(), { commandId, text, ...fate }];
      void sendAll();
    },
    retry() {
      if (!said.peek().some(isFailed)) return;
      change(isFailed, { state: 'sending' });
      void sendAll();
    },
    resume: () => void sendAll(),
    drop(commandIds) {
      const left = said.peek().filter(({ commandId }) => !commandIds.includes(commandId));
      if (left.length === said.peek().length) return;
      for (const commandId of commandIds) if (commandId !== null) outbox.remove(commandId);
      said.value = left;
    },
    clear() {
      tenure = {};
      isBusy = false;
      outbox.clear();
      bodies.clear();
      said.value = [];
    },
  };
}

const isFailed = (words: SaidWords): words is Extract<SaidWords, { readonly state: 'failed' }> =>
  words.state === 'failed';
