import { batch, signal } from '@preact/signals-core';
import { type Result, refused } from '../../base/result.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import { waitingSince } from '../../domain/chat/patience.ts';
import type { VisitorMessage, VisitorPage } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { chatKey, wordsKey } from '../keys.ts';
import { openOutbox } from '../outbox.ts';
import { addressWords } from './address-words.ts';
import { watchPatience } from './ask-patience.ts';
import { createAttaching } from './attach-files.ts';
import { entriesBeyond, isReadWhole, NO_CHAT, positionOf, readPage } from './chat-log.ts';
import type { ChatSession } from './chat-session.ts';
import type { ChatSessionOptions } from './chat-session-options.ts';
import { createFollowing } from './follow-chat.ts';
import { createTyping } from './hear-typing.ts';
import { holdInvitation } from './hold-invitation.ts';
import { isLiving } from './is-living.ts';
import { isKeptWords, type SentWords } from './kept-words.ts';
import { createSight } from './look-at-chat.ts';
import { createReadMarks } from './mark-read.ts';
import { noteSilence } from './note-silence.ts';
import { createSaying, type Said } from './say-words.ts';

const LEFT: Problem = { code: 'closed', message: 'Whoever said this has left the page.' };

/**
 * The one chat of a visitor in a page (C-18, S-11, I-1, T-10). Where words go is decided when they are sent first: into
 * the chat that goes on, else into a new one, which answers the invitation that is there. The log comes by following
 * alone; what was said stands beside it until its own entry arrives, and is known by its command, never by its text.
 */
export function createChatSession(options: ChatSessionOptions): ChatSession {
  const { calls, platform, session, widget, now } = options;
  const { clock, newId, page, stores } = platform;
  const { abilities } = calls;
  const log = signal(NO_CHAT);
  const refusal = signal<Problem | null>(null);
  /** The chat that words go into; null: they begin one. */
  let current: string | null = null;
  /** Another object for each person. */
  let tenure = {};

  const held = holdInvitation((about, news) => {
    options.onInvitation(about, news);
    void asPresent((token) => calls.tellInvitation(token, about.id, news));
  });
  const silence = noteSilence(clock);
  const saying = createSaying({
    outbox: openOutbox(stores.local, wordsKey(widget), isKeptWords),
    platform,
    session,
    now,
    asSent,
    send,
    onReceipt,
    onRefusal,
  });
  const markRead = createReadMarks((chat, number) => asPresent((token) => calls.markRead(token, chat, number)));
  const sight = createSight({
    platform,
    key: chatKey(widget),
    log,
    onSeen: (chat, number) => abilities.has('marks') && markRead(chat, number),
    onMissed: options.giveBack,
    onOtherTab() {
      patience.look();
      if (sight.isKept()) following.follow();
    },
  });
  const patience = watchPatience(clock, () => ({
    since: waitingSince(log.peek().chat, log.peek().entries),
    seconds: options.patience(),
    keptAt: sight.keptAt(),
    now: now(),
  }));
  const typing = createTyping(clock, now);
  const files = createAttaching(newId, (file) =>
    asPresent((token) => calls.sendFile(token, log.peek().chat?.id ?? '', file)),
  );
  const following = createFollowing({
    platform,
    asPresent,
    followChat: options.followChat ?? ((...asked) => calls.followChat(...asked)),
    position: () => positionOf(log.peek()),
    onFrame(frame) {
      if (frame.kind === 'page') return hear(frame);
      if (frame.chat === log.peek().chat?.id) typing.hear(frame);
      return true;
    },
    isEnough: () => !isLiving(log.peek().chat) && !options.isTracked(),
    onSilence: silence.note,
  });

  /** Made as whoever has the page now; after they have left nothing of theirs is said by somebody else (T-10). */
  function asPresent<Value>(call: (token: string) => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> {
    const mine = tenure;
    return session.send(async (token = '') => (mine === tenure ? call(token) : refused(LEFT)));
  }

  function asSent(words: Said): SentWords {
    // Files lie in the chat they were sent to.
    const chat = current ?? (words.files.length > 0 ? log.peek().chat?.id : null);
    return addressWords(words, chat, {
      department: options.department,
      contact: options.contact(),
      invitation: held.invitation.peek()?.id,
    });
  }

  async function send(sent: SentWords): Promise<Result<ChatReceipt, Problem>> {
    const mine = tenure;
    const answer = await asPresent((token) =>
      sent.kind === 'write' ? calls.write(token, sent.words) : calls.startChat(token, sent.start),
    );
    if (mine === tenure) silence.note(!answer.ok && /^un(available|reachable)$/.test(answer.problem.code));
    return answer;
  }

  function onReceipt({ chat, state, number }: ChatReceipt, text: string): void {
    refusal.value = null;
    if (state === 'missed') {
      current = null;
      options.giveBack(text);
    } else {
      current = chat;
      sight.begin(chat, number ?? 1);
    }
    following.follow();
  }

  function onRefusal(problem: Problem, words: readonly Said[]): void {
    // A chat that takes no more words was heard of too late; the next ones begin another.
    if (problem.code === 'chat-state' || problem.code === 'not-found') current = null;
    else files.putBack(words.flatMap((each) => each.files));
    refusal.value = problem;
    const texts = words.map(({ text }) => text).filter(Boolean);
    if (texts.length > 0) options.giveBack(texts.join('\n'));
  }

  async function act(call: (token: string, chat: string) => Promise<Result<unknown, Problem>>): Promise<void> {
    const { chat } = log.peek();
    if (!chat) return;
    const mine = tenure;
    const answer = await asPresent((token) => call(token, chat.id));
    if (mine !== tenure) return;
    refusal.value = answer.ok ? null : answer.problem;
    following.follow();
  }

  function hear(heard: VisitorPage): boolean {
    const before = log.peek();
    const after = readPage(before, heard);
    const { chat } = after;
    const isAnother = chat?.id !== before.chat?.id;
    let fresh: readonly VisitorMessage[] = [];
    batch(() => {
      log.value = after;
      saying.drop(entriesBeyond(before, after).map((entry) => (entry.kind === 'message' ? entry.commandId : null)));
      held.put(heard.invitation);
      if (isAnother) files.clear();
      fresh = sight.read(before);
      if (isAnother || !isLiving(chat) || fresh.some(({ from }) => from === 'agent')) typing.clear();
      patience.look();
    });
    current = chat?.goesOn ? chat.id : null;
    if (isAnother || chat?.state !== before.chat?.state) options.onChat();
    for (const message of fresh) options.onMessage(message);
    return isReadWhole(after, heard);
  }

  /** Another person has the page: of the one before nothing is shown, said or heard any more. */
  function startAnew(): void {
    tenure = {};
    current = null;
    batch(() => {
      log.value = NO_CHAT;
      refusal.value = null;
      held.put(null);
      following.rest();
      typing.clear();
      saying.clear();
      files.clear();
      sight.clear();
      patience.look();
    });
    options.onChat();
    if (session.isKept()) following.follow();
  }

  saying.resume();
  const stops = [
    session.onNewPerson(startAnew),
    page.onWake(patience.look),
    following.stop,
    saying.stop,
    sight.stop,
    patience.stop,
    typing.clear,
  ];

  return {
    log,
    said: saying.said,
    refusal,
    invitation: held.invitation,
    unread: sight.unread,
    newFrom: sight.newFrom,
    typing: typing.typing,
    attached: files.attached,
    isPatienceAsked: patience.isAsked,
    isCutOff: silence.isCutOff,
    abilities,
    isKept: sight.isKept,
    follow: following.follow,
    say(text) {
      const ready = files.take();
      if (!text && ready.length === 0) return;
      refusal.value = null;
      saying.say(text, ready);
    },
    retry: saying.retry,
    tellTyping() {
      const chat = current;
      if (chat && abilities.has('marks') && typing.isDue()) void asPresent((token) => calls.tellTyping(token, chat));
    },
    attach(chosen) {
      if (abilities.has('files') && isLiving(log.peek().chat)) files.attach(chosen);
    },
    retryFile: files.retry,
    detach: files.detach,
    readFile: (file) => asPresent((token) => calls.readFile(token, file.id)),
    keepWaiting() {
      sight.keepWaiting(now());
      patience.look();
    },
    handOff: () => void act((...asked) => calls.handOff(...asked)),
    end: () => void act((...asked) => calls.endChat(...asked)),
    rate: (rating) => void act((token, chat) => calls.rateChat(token, chat, rating)),
    showInvitation: held.show,
    dismissInvitation: held.dismiss,
    setSeen(isSeen) {
      sight.setOpen(isSeen);
      // It was let go of when there was nothing to come; whoever looks again may find that there is.
      if (isSeen && log.peek().chat) following.follow();
    },
    stop() {
      tenure = {};
      for (const stop of stops) stop();
    },
  };
}
