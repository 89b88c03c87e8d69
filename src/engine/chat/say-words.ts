import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Instant } from '../../base/instant.ts';
import type { Result } from '../../base/result.ts';
import type { Platform } from '../../contract/platform.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import type { Problem } from '../../domain/problem.ts';
import { createDelivery, type Delivery } from '../delivery.ts';
import type { Outbox } from '../outbox.ts';
import type { VisitorSession } from '../session/visitor-session.ts';
import type { SaidFate, SaidWords } from './chat-session.ts';
import type { KeptWords, SentWords } from './kept-words.ts';

/** Words as they were said. */
export type Said = Pick<SaidWords, 'commandId' | 'text' | 'files'>;

export interface SayingOptions {
  readonly outbox: Outbox<KeptWords>;
  readonly platform: Pick<Platform, 'clock' | 'newId' | 'page' | 'random'>;
  readonly session: Pick<VisitorSession, 'writer' | 'isWriter'>;
  /** The corrected time. */
  now(): Instant;
  /** Asked once for all tries of the same words, since a command's body never changes (D-1). */
  asSent(words: Said): SentWords;
  send(words: SentWords): Promise<Result<ChatReceipt, Problem>>;
  onReceipt(receipt: ChatReceipt, text: string): void;
  /** Refused for good: these and all that were said after them are taken back. */
  onRefusal(problem: Problem, words: readonly Said[]): void;
}

export interface Saying {
  readonly said: ReadonlySignal<readonly SaidWords[]>;
  say(text: string, files: readonly FileRef[]): void;
  retry(): void;
  /** Sends what an earlier page left unanswered. */
  resume(): void;
  /** The log has these. */
  drop(commandIds: readonly (string | null)[]): void;
  /** Whoever said them has left: what comes of them concerns nobody here (T-10). */
  clear(): void;
  /** Lets go of timers and listeners; what waits stays in the outbox for the next page. */
  stop(): void;
}

/**
 * The visitor's words on their way into the log. One that waits holds up those said after it, so that none overtakes. They
 * lie in the outbox from before they are sent until they are answered, so that a later page sends them as the same
 * commands, and nobody gets them twice (D-1).
 */
export function createSaying(options: SayingOptions): Saying {
  const { outbox, platform, session } = options;
  const said = signal<readonly SaidWords[]>(leftBefore());
  /** Beside the outbox, from which another tab may have taken words that it got answered. */
  const bodies = new Map<string, SentWords>();
  let delivery = deliver();

  function leftBefore(): readonly SaidWords[] {
    const all = outbox.list();
    for (const { commandId, visitor } of all) if (!session.isWriter(visitor)) outbox.remove(commandId);
    return all
      .filter(({ visitor }) => session.isWriter(visitor))
      .map(({ commandId, text, files = [] }) => ({ commandId, text, files, state: 'sending' }));
  }

  /** Of this page's words alone: those of other tabs are theirs to send. */
  function deliver(): Delivery {
    return createDelivery<SaidWords, ChatReceipt>({
      outbox: { list: () => said.peek().filter(isUnanswered), remove: outbox.remove },
      platform,
      send(words) {
        change(isUnanswered, { state: 'sending' });
        return options.send(asSent(words));
      },
      onOutcome(words, outcome) {
        const isIt = ({ commandId }: Said): boolean => commandId === words.commandId;
        if (outcome.state === 'stored') {
          change(isIt, { state: 'sent' });
          options.onReceipt(outcome.answer, words.text);
        } else if (outcome.state === 'refused') refuse(outcome.problem);
        else {
          const retryAt = (options.now() + outcome.retryInMs) as Instant;
          change(isIt, { state: 'waiting', problem: outcome.problem, retryAt });
        }
      },
    });
  }

  function asSent(words: Said): SentWords {
    const { commandId } = words;
    const kept = outbox.list().find((each) => each.commandId === commandId);
    const sent = bodies.get(commandId) ?? kept?.sent ?? options.asSent(words);
    bodies.set(commandId, sent);
    if (!kept?.sent) keep(words, sent);
    return sent;
  }

  const keep = ({ commandId, text, files }: Said, sent: SentWords | null): void =>
    void outbox.add({ commandId, visitor: session.writer(), text, ...(files.length > 0 && { files }), sent });

  function change(concerns: (words: SaidWords) => boolean, fate: SaidFate): void {
    said.value = said
      .peek()
      .map((words) =>
        concerns(words) ? { commandId: words.commandId, text: words.text, files: words.files, ...fate } : words,
      );
  }

  function refuse(problem: Problem): void {
    const back = said.peek().filter(isUnanswered);
    for (const { commandId } of back) outbox.remove(commandId);
    said.value = said.peek().filter((words) => !isUnanswered(words));
    options.onRefusal(problem, back);
  }

  return {
    said,
    say(text, files) {
      const words = { commandId: platform.newId(), text, files };
      const before = said.peek().find(isWaiting);
      const fate: SaidFate = before
        ? { state: 'waiting', problem: before.problem, retryAt: before.retryAt }
        : { state: 'sending' };
      // Files lie in the chat they were sent to; words alone go wherever the ones before them lead.
      keep(words, files.length > 0 ? options.asSent(words) : null);
      said.value = [...said.peek(), { ...words, ...fate }];
      if (!before) delivery.start();
    },
    retry: () => delivery.start(),
    resume: () => delivery.start(),
    drop(commandIds) {
      const left = said.peek().filter(({ commandId }) => !commandIds.includes(commandId));
      if (left.length === said.peek().length) return;
      const wasWaiting = said.peek().some(isWaiting);
      for (const words of said.peek()) if (!left.includes(words)) outbox.remove(words.commandId);
      said.value = left;
      // Only the answer was lost: those behind need not wait for it.
      if (wasWaiting) delivery.start();
    },
    clear() {
      delivery.stop();
      outbox.clear();
      bodies.clear();
      said.value = [];
      delivery = deliver();
    },
    stop: () => delivery.stop(),
  };
}

const isUnanswered = ({ state }: SaidWords): boolean => state !== 'sent';

const isWaiting = (words: SaidWords): words is Extract<SaidWords, { readonly state: 'waiting' }> =>
  words.state === 'waiting';
