import { computed, effect, signal } from '@preact/signals-core';
import type { FieldProblem } from '../domain/form/form-field.ts';
import { readContact } from '../engine/chat/contact-fields.ts';
import { createChatSession } from '../engine/chat/create-chat-session.ts';
import { isLiving } from '../engine/chat/is-living.ts';
import type { FormSession } from '../engine/form-state.ts';
import { ChatView, type WritingPlace } from '../ui/chat/chat-view.tsx';
import { InvitationCard } from '../ui/chat/invitation-card.tsx';
import { live } from '../ui/live.ts';
import { chatWords } from '../ui/words/chat-words.ts';
import { tabWords } from '../ui/words/tab-words.ts';
import type { ChatRoom } from './chat-chunk.ts';
import type { GateSide } from './gate-side.ts';
import { openChatCalls } from './open-chat-calls.ts';
import { openSession } from './open-session.ts';
import { pagePlatform } from './page-platform.ts';
import styles from './styles/chat.css?inline';
import { trackVisit } from './track-visit.ts';

export { styles };

/** Makes the one chat of a widget in this page; it ends with the widget. */
export function createChat(gate: GateSide, form: FormSession): ChatRoom {
  const { options, told } = gate;
  const { session } = openSession(gate);
  const calls = openChatCalls(gate);
  const problems = signal<readonly FieldProblem[]>([]);
  const chosen = signal<WritingPlace | null>(null);

  const chat = createChatSession({
    widget: options.widget,
    platform: pagePlatform(gate),
    session,
    calls,
    department: options.department,
    contact: () => readContact(form.values.peek(), []).contact,
    onChat() {
      chosen.value = null;
      const { chat: present } = chat.log.peek();
      told.hasChat = isLiving(present);
      if (present) gate.announce('chat', { state: present.state });
      else gate.announce('chatless', undefined);
    },
    onMessage: ({ commandId, number, from, text }) =>
      gate.announce('message', { id: commandId ?? `${chat.log.peek().chat?.id}:${number}`, from, text }),
    onInvitation: ({ id }, state) => gate.announce('invitation', { id, state }),
    giveBack: (text) => write([text, form.values.peek().message].filter(Boolean).join('\n')),
  });

  /** The form's message and the composer are one text, so that it goes with the widget through every flip (S-10). */
  function write(text: string): void {
    if (form.form.peek().state === 'stored') form.startOver();
    form.setValue('message', text);
  }

  function onValue(field: string, value: string | boolean): void {
    if (field === 'message') write(String(value));
    else form.setValue(field, value);
    if (problems.peek().length > 0) problems.value = contactProblems();
  }

  /** A form that was answered makes room for the chat. */
  function choose(place: WritingPlace): void {
    if (form.form.peek().state === 'stored') form.startOver();
    chosen.value = place;
  }

  const contactProblems = (): readonly FieldProblem[] =>
    readContact(form.values.peek(), chat.invitation.peek()?.fields ?? []).problems;

  function onSay(): void {
    const text = String(form.values.peek().message ?? '').trim();
    problems.value = isLiving(chat.log.peek().chat) ? [] : contactProblems();
    if (!text || problems.peek().length > 0) return;
    write('');
    chat.say(text);
  }

  const stops = [
    gate.hear('open', () => chat.setSeen(true)),
    gate.hear('close', () => chat.setSeen(false)),
    effect(() => gate.announce('unread', chat.unread.value)),
    trackVisit(gate, session, calls, chat.follow),
    chat.stop,
  ];
  gate.hear('end', () => {
    for (const stop of stops) stop();
  });
  chat.setSeen(told.isOpen ?? false);

  return {
    follow: chat.follow,
    isLiving: computed(() => isLiving(chat.log.value.chat) || chat.said.value.length > 0),
    agent: computed(() => (isLiving(chat.log.value.chat) ? (chat.log.value.chat?.agent ?? null) : null)),
    leaveForm: () => choose('chat'),
    View: live((slot) => (
      <ChatView
        {...slot}
        session={chat}
        values={form.values.value}
        formState={form.form.value.state}
        chosen={chosen.value}
        problems={problems.value}
        onValue={onValue}
        onSay={onSay}
        onChoose={choose}
      />
    )),
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
