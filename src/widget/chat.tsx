import { computed, effect, signal } from '@preact/signals-core';
import { countInTitle } from '../adapters/browser/page-title.ts';
import { MINUTE_MS } from '../base/instant.ts';
import type { Stop } from '../base/stop.ts';
import { PATIENCE_SECONDS } from '../domain/chat/patience-seconds.ts';
import type { FieldProblem, FormField } from '../domain/form/form-field.ts';
import { askedFields, contactProblems, readContact } from '../engine/chat/contact-fields.ts';
import { createChatSession } from '../engine/chat/create-chat-session.ts';
import { isLiving } from '../engine/chat/is-living.ts';
import type { FormSession } from '../engine/form-state.ts';
import { shareFeed } from '../engine/tabs/share-feed.ts';
import { ChatMenu } from '../ui/chat/chat-menu.tsx';
import { ChatView } from '../ui/chat/chat-view.tsx';
import { InvitationCard } from '../ui/chat/invitation-card.tsx';
import { saveBlob } from '../ui/chat/save-blob.ts';
import { transcriptText } from '../ui/chat/transcript-text.ts';
import type { WritingPlace } from '../ui/chat/writing-place.ts';
import { live } from '../ui/live.ts';
import { chatWords } from '../ui/words/chat-words.ts';
import { tabWords } from '../ui/words/tab-words.ts';
import type { ChatRoom } from './chat-chunk.ts';
import type { GateSide } from './gate-side.ts';
import { isTracked } from './is-tracked.ts';
import { messageSound } from './message-sound.ts';
import { openChatCalls } from './open-chat-calls.ts';
import { openSession } from './open-session.ts';
import { pagePlatform } from './page-platform.ts';
import logStyles from './styles/chat.css?inline';
import actStyles from './styles/chat-acts.css?inline';
import { trackVisit } from './track-visit.ts';

export const styles = logStyles + actStyles;

/** Makes the one chat of a widget in this page; it ends with the widget. */
export function createChat(gate: GateSide, form: FormSession): ChatRoom {
  const { options, told } = gate;
  const platform = pagePlatform(gate);
  const { session } = openSession(gate);
  const calls = openChatCalls(gate);
  const problems = signal<readonly FieldProblem[]>([]);
  const chosen = signal<WritingPlace | null>(null);

  const chat = createChatSession({
    widget: options.widget,
    platform,
    session,
    calls,
    followChat: shareFeed({ widget: options.widget, platform, calls }),
    department: options.department,
    now: () => gate.watch.now(),
    contact: () => readContact(form.values.peek()),
    patience() {
      const watched = gate.watch.current();
      return (watched.state === 'known' && watched.document.settings.chat?.patience) || PATIENCE_SECONDS;
    },
    isTracked: () => isTracked(gate),
    onChat() {
      chosen.value = null;
      const { chat: present } = chat.log.peek();
      told.hasChat = isLiving(present);
      if (present) gate.announce('chat', { state: present.state });
      else gate.announce('chatless', undefined);
    },
    onMessage({ commandId, number, from, text }) {
      if (from !== 'visitor') sound.ring();
      gate.announce('message', { id: commandId ?? `${chat.log.peek().chat?.id}:${number}`, from, text });
    },
    onInvitation: ({ id }, state) => gate.announce('invitation', { id, state }),
    giveBack(text) {
      const { message } = form.values.peek();
      // Another tab may have given them back before, and told this one.
      if (!String(message ?? '').includes(text)) write([text, message].filter(Boolean).join('\n'));
    },
  });

  const sound = messageSound(gate, session, chat.unread);

  function showUnread(count: number): void {
    told.unread = count;
    countInTitle(gate, count);
    gate.announce('unread', count);
  }

  /** The form's message and the composer are one text, so that it goes with the widget through every flip (S-10). */
  function write(text: string): void {
    if (form.form.peek().state === 'stored') form.startOver();
    form.setValue('message', text);
  }

  function onValue(field: string, value: string | boolean): void {
    if (field !== 'message') {
      form.setValue(field, value);
      if (problems.peek().length > 0) problems.value = contactProblems(form.values.peek(), asked());
      return;
    }
    const before = String(form.values.peek().message ?? '');
    write(String(value));
    if (String(value).length > before.length) chat.tellTyping();
  }

  /** A form that was answered makes room for the chat. */
  function choose(place: WritingPlace): void {
    if (form.form.peek().state === 'stored') form.startOver();
    chosen.value = place;
  }

  function asked(): readonly FormField[] {
    const { chat: present } = chat.log.value;
    if (isLiving(present)) return [];
    const watched = gate.watch.current();
    return askedFields({
      invitation: chat.invitation.value,
      uses: watched.state === 'known' ? watched.document.settings.chat?.fields : undefined,
      hasWritten: present !== null || chat.said.value.length > 0,
      known: chat.log.value.known,
    });
  }

  function onSay(): void {
    const text = String(form.values.peek().message ?? '').trim();
    if (!text && !chat.attached.peek().some(({ fate }) => fate.state === 'ready')) return;
    problems.value = contactProblems(form.values.peek(), asked());
    if (problems.peek().length > 0) return;
    write('');
    chat.say(text);
  }

  let stopSaving: Stop = () => {};

  function saveTranscript(slot: Parameters<typeof transcriptText>[1]): void {
    stopSaving();
    const revoke = saveBlob(
      new Blob([transcriptText(chat.log.peek(), slot)], { type: 'text/plain' }),
      transcriptName(),
    );
    const stopWaiting = platform.clock.setTimer(MINUTE_MS, revoke);
    stopSaving = () => {
      stopWaiting();
      revoke();
    };
  }

  const transcriptName = (): string =>
    `chat-${new Date(chat.log.peek().chat?.startedAt ?? gate.watch.now()).toISOString().slice(0, 10)}.txt`;

  const stops = [
    () => stopSaving(),
    gate.hear('open', () => chat.setSeen(true)),
    gate.hear('close', () => chat.setSeen(false)),
    effect(() => showUnread(chat.unread.value)),
    effect(() => {
      // Whoever left a message instead of waiting on is nobody's next any more.
      if (form.form.value.state === 'stored' && chat.log.peek().chat?.state === 'queued') chat.end();
    }),
    trackVisit(gate, session, calls, chat.follow),
    chat.stop,
    sound.stop,
    () => countInTitle(gate, 0),
  ];
  gate.hear('end', () => {
    for (const stop of stops) stop();
  });
  chat.setSeen(told.isOpen ?? false);

  return {
    follow: chat.follow,
    isLiving: computed(() => isLiving(chat.log.value.chat) || chat.said.value.length > 0),
    countsDown: computed(() => chat.said.value.some(({ state }) => state === 'waiting')),
    agent: computed(() => (isLiving(chat.log.value.chat) ? (chat.log.value.chat?.agent ?? null) : null)),
    leaveForm: () => choose('chat'),
    View: live((slot) => (
      <ChatView
        {...slot}
        session={chat}
        values={form.values.value}
        formState={form.form.value.state}
        chosen={chosen.value}
        asked={asked()}
        problems={problems.value}
        onValue={onValue}
        onSay={onSay}
        onChoose={choose}
      />
    )),
    Actions: live((slot) => {
      const { entries, chat: present } = chat.log.value;
      return (
        <ChatMenu
          words={slot.speech.words?.chat ?? chatWords}
          muted={sound.muted.value}
          onMute={sound.setMuted}
          onTranscript={entries.some(({ kind }) => kind === 'message') ? () => saveTranscript(slot) : null}
          onEnd={isLiving(present) ? chat.end : null}
        />
      );
    }),
    Card: live(({ speech: { words } }) => {
      const invitation = chat.invitation.value;
      return (
        invitation && (
          <InvitationCard
            key={invitation.id}
            invitation={invitation}
            answerLabel={(words?.chat ?? chatWords).answer}
            dismissLabel={(words?.tab ?? tabWords).close}
            onShown={chat.showInvitation}
            onAnswer={() => gate.open()}
            onDismiss={chat.dismissInvitation}
          />
        )
      );
    }),
  };
}
