import { memoryBackend } from '../../../src/adapters/memory.ts';
import type { Stop } from '../../../src/base/stop.ts';
import type { ChatBackend } from '../../../src/contract/chat-backend.ts';
import type { ChatPosition, HeardFrame } from '../../../src/domain/chat/visitor-chat.ts';
import { shareFeed } from '../../../src/engine/tabs/share-feed.ts';
import { aSessionRequest } from '../../../src/testing/builders.ts';
import { expectThat } from '../../../src/testing/expect-that.ts';
import { settle } from '../../../src/testing/fake-clock.ts';
import { type FakePlatform, fakePlatform } from '../../../src/testing/fake-platform.ts';
import { createReferenceServer } from '../../../src/workspace/create-reference-server.ts';

const ANNA = 'anna';

/** A visitor's browser with a chat at a reference server, and tabs that follow it. */
export async function browserOnServer(given: { origin?: string } = {}) {
  const first = fakePlatform(given);
  const { clock } = first;
  const newId = (): string => first.newId();
  const server = createReferenceServer({ settings: { id: 'shop' }, now: () => clock.trueNow(), newId });
  const backend = memoryBackend(server, { widget: 'shop' });
  const agent = { kind: 'agent', id: ANNA } as const;
  const always = { online: 'online', presence: 'always', role: 'admin', name: 'Anna' } as const;
  expectThat.value(await server.handle({ kind: 'save-agent', agent: ANNA, ...always }), 'save-agent');
  const request = aSessionRequest({ boot: newId() });
  const { secure } = expectThat.value(await backend.resolveSession(request), 'resolveSession');
  const token = secure?.token ?? '';
  const start = { commandId: newId(), text: 'Hello' };
  const { chat } = expectThat.value(await backend.startChat(token, start), 'startChat');

  /** Answers that were given, and are on their way until this resolves. */
  let slow: Promise<void> | null = null;
  const counted = { follows: 0, reads: 0, connected: 0 };
  const tabs: OpenTab[] = [];

  /** Calls of one tab, which end with its page however it goes. */
  function callsOf(open: Set<Stop>): Pick<ChatBackend, 'followChat' | 'readChat'> {
    return {
      async readChat(...given) {
        counted.reads++;
        const answer = await backend.readChat(...given);
        await slow;
        return answer;
      },
      followChat(...given) {
        counted.follows++;
        counted.connected++;
        const following = backend.followChat(...given);
        if (!following.ok) return following;
        const stop = (): void => {
          if (open.delete(stop)) counted.connected--;
          following.value();
        };
        open.add(stop);
        return { ok: true, value: stop };
      },
    };
  }

  function open(platform: FakePlatform, position: ChatPosition | null = null, as = token): OpenTab {
    const connections = new Set<Stop>();
    const frames: HeardFrame[] = [];
    const follow = shareFeed({ widget: 'shop', platform, calls: callsOf(connections) });
    const following = expectThat.value(
      follow(as, position, (frame) => frames.push(frame)),
      'followChat',
    );
    const tab: OpenTab = {
      platform,
      frames,
      numbers: () =>
        frames.flatMap((frame) => (frame.kind === 'page' ? frame.entries : [])).map((entry) => entry.number),
      isLeading: () => connections.size > 0,
      stop: following,
      crash() {
        platform.crash();
        for (const stop of [...connections]) stop();
      },
    };
    tabs.push(tab);
    return tab;
  }

  let isFirst = true;
  return {
    server,
    backend,
    token,
    chat,
    clock,
    counted,
    tabs,
    /** Opens a tab, or follows once more in one that is open. */
    async open(position?: ChatPosition | null, as?: string, platform?: FakePlatform): Promise<OpenTab> {
      const tab = open(platform ?? (isFirst ? first : first.openTab()), position, as);
      isFirst = false;
      await settle();
      await settle();
      return tab;
    },
    async reply(text: string): Promise<void> {
      const said = await server.handle({ kind: 'reply', actor: agent, chat, commandId: newId(), text });
      expectThat.value(said, 'reply');
      await settle();
    },
    /** From now on answers to reads are on their way until the function this gives back is called. */
    holdReads(): Stop {
      let release: Stop = () => undefined;
      slow = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    /** The numbers of all entries a visitor may see. */
    async log(): Promise<readonly number[]> {
      const page = expectThat.value(await backend.readChat(token, null), 'readChat');
      return page.entries.map(({ number }) => number);
    },
    close() {
      for (const { stop } of tabs) stop();
      backend.close();
      server.close();
    },
  };
}

export interface OpenTab {
  readonly platform: FakePlatform;
  readonly frames: readonly HeardFrame[];
  /** The numbers of the entries it was told, in the order of telling. */
  numbers(): readonly number[];
  isLeading(): boolean;
  stop: Stop;
  /** The page is gone without a word, its connection with it. */
  crash(): void;
}
