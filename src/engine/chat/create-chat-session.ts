import { batch, computed, signal } from '@preact/signals-core';
import { backOffMs } from '../../base/back-off.ts';
import { type Result, refused } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Platform } from '../../contract/platform.ts';
import type { Contact } from '../../domain/chat/chat.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import type {
  InvitationNews,
  VisitorFrame,
  VisitorInvitation,
  VisitorMessage,
} from '../../domain/chat/visitor-chat.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import { chatKey, wordsKey } from '../keys.ts';
import { openOutbox } from '../outbox.ts';
import type { VisitorSession } from '../session/visitor-session.ts';
import { NO_CHAT, positionOf, readPage, visitorWords } from './chat-log.ts';
import type { ChatSession } from './chat-session.ts';
import { holdInvitation } from './hold-invitation.ts';
import { isLiving } from './is-living.ts';
import { type KeptChat, readKeptChat, writeKeptChat } from './kept-chat.ts';
import { isKeptWords, type SentWords } from './kept-words.ts';
import { createSaying } from './say-words.ts';

/** What a chat needs of a backend. */
export type ChatCalls = Pick<
  ChatBackend,
  'startChat' | 'write' | 'handOff' | 'endChat' | 'followChat' | 'beatVisit' | 'tellInvitation'
>;

export interface ChatSessionOptions {
  readonly widget: string;
  readonly platform: Pick<Platform, 'clock' | 'newId' | 'page' | 'random' | 'stores'>;
  readonly session: Pick<VisitorSession, 'send' | 'isKept' | 'onNewPerson' | 'writer' | 'isWriter'>;
  readonly calls: ChatCalls;
  readonly department?: string | undefined;
  /** What the visitor said of themselves, as far as it is in order. */
  contact(): Contact;
  /** The chat's state changed, or there is another one or none. */
  onChat(): void;
  /** A message came that this page had not heard of. */
  onMessage(message: VisitorMessage): void;
  onInvitation(invitation: VisitorInvitation, news: InvitationNews): void;
  /** Words that were not taken, or that nobody answered (C-11): they go back to where they were written. */
  giveBack(text: string): void;
}

const EXPIRED: Problem = { code: 'session-expired', message: 'The session this chat was followed with has ended.' };
const LEFT: Problem = { code: 'closed', message: 'Whoever said this has left the page.' };

/**
 * The one chat of a visitor in a page (C-18, S-11, I-1, T-10). Where words go is decided when they are sent first: into
 * the chat that goes on, else into a new one, which answers the invitation that is there. The log comes by following
 * alone; what was said stands beside it until its own entry arrives, and is known by its command, never by its text.
 */
export function createChatSession(options: ChatSessionOptions): ChatSession {
  const { calls, platform, session, widget } = options;
  const { clock, newId, page, random, stores } = platform;
  const key = chatKey(widget);
  const log = signal(NO_CHAT);
  const refusal = signal<Problem | null>(null);
  const seen = signal(0);
  const unread = computed(
    () =>
      log.value.entries.filter(
        (entry) => entry.kind === 'message' && entry.from !== 'visitor' && entry.number > seen.value,
      ).length,
  );

  let kept = readKeptChat(stores.local, key);
  let isSeen = false;
  /** The chat that words go into; null: they begin one. */
  let current: string | null = null;
  let tenure = {};
  let isFollowing = false;
  let stopFollowing: Stop = () => undefined;
  /** Changes when following ends: a connection that was on its way then is let go of as it comes. */
  let stretch = {};
  let isAway = false;
  let attempt = 0;
  /** Nothing that was there before the page came is news. */
  let hasHeard = false;

  const held = holdInvitation((about, news) => {
    options.onInvitation(about, news);
    void asPresent((token) => calls.tellInvitation(token, about.id, news));
  });
  const saying = createSaying({
    outbox: openOutbox(stores.local, wordsKey(widget), isKeptWords),
    newId,
    writer: session.writer,
    isWriter: session.isWriter,
    asSent,
    send: (words) =>
      asPresent((token) =>
        words.kind === 'write' ? calls.write(token, words.words) : calls.startChat(token, words.start),
      ),
    onReceipt,
    onRefusal,
  });

  /** Made as whoever has the page now; after they have left nothing of theirs is said by somebody else (T-10). */
  function asPresent<Value>(call: (token: string) => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> {
    const mine = tenure;
    return session.send(async (token = '') => (mine === tenure ? call(token) : refused(LEFT)));
  }

  function asSent(commandId: string, text: string): SentWords {
    if (current) return { kind: 'write', words: { chat: current, commandId, text } };
    const { department } = options;
    const contact = options.contact();
    const answers = held.invitation.peek()?.id;
    return {
      kind: 'start',
      start: {
        commandId,
        text,
        ...(department !== undefined && { department }),
        ...(Object.keys(contact).length > 0 && { contact }),
        ...(answers !== undefined && { invitation: answers }),
      },
    };
  }

  function onReceipt({ chat, state }: ChatReceipt, text: string): void {
    refusal.value = null;
    // Whoever begins a chat has heard all there is: what follows in it is news.
    if (!isFollowing) hasHeard = true;
    if (state === 'missed') {
      current = null;
      options.giveBack(text);
    } else {
      current = chat;
      if (kept?.chat !== chat) keep({ chat, seen: 0 });
    }
    follow();
  }

  function onRefusal(problem: Problem, texts: readonly string[]): void {
    // A chat that takes no more words was heard of too late; the next ones begin another.
    if (problem.code === 'chat-state' || problem.code === 'not-found') current = null;
    refusal.value = problem;
    options.giveBack(texts.join('\n'));
  }

  async function act(call: (token: string, chat: string) => Promise<Result<ChatReceipt, Problem>>): Promise<void> {
    const { chat } = log.peek();
    if (!chat) return;
    const mine = tenure;
    const answer = await asPresent((token) => call(token, chat.id));
    if (mine === tenure) refusal.value = answer.ok ? null : answer.problem;
  }

  function keep(next: KeptChat | null): void {
    kept = next;
    if (next) writeKeptChat(stores.local, key, next);
    else stores.local.remove(key);
  }

  /** `expired`: a token that serves no more, which the session is told by refusing it. */
  function follow(expired?: string): void {
    if (isFollowing) return;
    isFollowing = true;
    const mine = stretch;
    void asPresent(async (token) => {
      if (token === expired) return refused(EXPIRED);
      return calls.followChat(token, positionOf(log.peek()), (frame) => mine === stretch && hear(frame, token));
    }).then((following) => {
      if (mine !== stretch) {
        if (following.ok) following.value();
      } else if (following.ok) stopFollowing = following.value;
      else {
        isFollowing = false;
        if (isPassing(following.problem.code)) stopFollowing = clock.setTimer(backOffMs(attempt++, random()), follow);
      }
    });
  }

  function hear(frame: VisitorFrame, token: string): void {
    if (frame.kind === 'ended') {
      isFollowing = false;
      if (frame.problem.code === 'session-expired') follow(token);
      return;
    }
    attempt = 0;
    const before = log.peek();
    const after = readPage(before, frame);
    const { chat, entries } = after;
    const isAnother = chat?.id !== before.chat?.id;
    const fresh = isAnother ? entries : entries.slice(before.entries.length);
    batch(() => {
      log.value = after;
      saying.drop(fresh.map((entry) => (entry.kind === 'message' ? entry.commandId : null)));
      held.put(frame.invitation);
      if (!chat && kept) keep(null);
      if (chat && isAnother) seen.value = kept?.chat === chat.id ? kept.seen : hasHeard ? 0 : chat.head;
      look();
    });
    current = chat?.goesOn ? chat.id : null;
    if (isAnother || chat?.state !== before.chat?.state) options.onChat();
    if (hasHeard) for (const entry of fresh) if (entry.kind === 'message') options.onMessage(entry);
    hasHeard = true;
  }

  /** Keeps how far a chat was seen for as long as there is something to come, or to be seen. */
  function look(): void {
    const { chat, entries } = log.peek();
    if (isSeen) seen.value = entries.at(-1)?.number ?? 0;
    if (!chat) return;
    const wasKept = kept?.chat === chat.id;
    if (isLiving(chat) || (wasKept && chat.state === 'closed' && unread.peek() > 0)) {
      keep({ chat: chat.id, seen: seen.peek() });
    } else if (kept) {
      keep(null);
      if (wasKept && chat.state === 'missed') options.giveBack(visitorWords(log.peek()));
    }
  }

  function stopHearing(): void {
    stretch = {};
    stopFollowing();
    isFollowing = false;
  }

  /** A page that holds a connection as it is left does not come back out of the browser's cache (D-7). */
  function leave(): void {
    isAway ||= isFollowing;
    stopHearing();
  }

  function comeBack(): void {
    if (isAway) follow();
    isAway = false;
    saying.retry();
  }

  /** Another person has the page: of the one before nothing is shown, said or heard any more. */
  function startAnew(): void {
    tenure = {};
    stopHearing();
    hasHeard = isAway = false;
    current = null;
    saying.clear();
    keep(null);
    batch(() => {
      log.value = NO_CHAT;
      refusal.value = null;
      held.put(null);
      seen.value = 0;
    });
    options.onChat();
    if (session.isKept()) follow();
  }

  saying.resume();
  const stops = [session.onNewPerson(startAnew), page.onLeave(leave), page.onWake(comeBack), stopHearing];

  return {
    log,
    said: saying.said,
    refusal,
    invitation: held.invitation,
    unread,
    isKept: () => kept !== null,
    follow: () => follow(),
    say(text) {
      refusal.value = null;
      saying.say(text);
    },
    retry: saying.retry,
    handOff: () => void act(calls.handOff),
    end: () => void act(calls.endChat),
    showInvitation: held.show,
    dismissInvitation: held.dismiss,
    setSeen(next) {
      isSeen = next;
      look();
    },
    stop() {
      tenure = {};
      for (const stop of stops) stop();
    },
  };
}
