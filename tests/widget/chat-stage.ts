import { fireEvent } from '@testing-library/preact';
import { aSessionAnswer } from '../../src/testing/builders.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import type { ScriptedBackendOptions } from '../../src/testing/scripted-backend.ts';
import { receipt } from '../engine/chat/chat-page.ts';
import { aFrame, theLog } from '../engine/chat/pages.ts';
import { stage } from './stage.ts';

const ABILITIES = ['status-push', 'offline-messages', 'sessions', 'chats', 'visits'] as const;
const ANSWERS: ScriptedBackendOptions = {
  resolveSession: () => ({ ok: true, value: aSessionAnswer() }),
  endSession: () => ({ ok: true, value: undefined }),
  tellInvitation: () => ({ ok: true, value: undefined }),
  beatVisit: () => ({ ok: true, value: undefined }),
};

/** A whole widget over a scripted backend with chats, as its visitor uses it. */
export async function staged(given: Parameters<typeof stage>[0] = {}) {
  const on = await stage({ abilities: ABILITIES, script: ANSWERS, ...given });
  const events: unknown[] = [];
  for (const name of ['chat', 'message', 'unread', 'invitation'] as const) {
    on.widget.on(name, (event: unknown) => events.push([name, event]));
  }
  const composer = () => on.screen().getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  return Object.assign(on, {
    events,
    composer,
    log: () => on.screen().getByRole('log'),
    logText: () => on.screen().getByRole('log').textContent,
    async write(text: string) {
      fireEvent.input(composer(), { target: { value: text } });
      await settle();
    },
    async say(text: string) {
      await this.write(text);
      fireEvent.keyDown(composer(), { key: 'Enter' });
      await settle();
    },
    async hear(...frame: Parameters<typeof aFrame>) {
      on.backend.followers.at(-1)?.hear(aFrame(...frame));
      await settle();
    },
    /** A chat in this state, with these lines. */
    async talk(state: 'bot' | 'queued' | 'active' = 'active', more: Parameters<typeof theLog>[0] = []) {
      await on.open();
      await this.say('Hello');
      on.backend.starts.at(-1)?.answer(receipt({ state }));
      await settle();
      const { commandId = '' } = on.backend.starts.at(-1)?.start ?? {};
      const agent = state === 'active' ? 'Anna' : null;
      await this.hear({ state, agent }, theLog([{ to: state }, { visitor: 'Hello', commandId }, ...more]));
    },
  });
}
