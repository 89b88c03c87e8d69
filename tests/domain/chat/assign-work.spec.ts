import { expect, it } from 'vitest';
import { assignChats } from '../../../src/domain/chat/assign-chats.ts';
import type { AssigningAgent } from '../../../src/domain/chat/assignment.ts';
import type { Chat } from '../../../src/domain/chat/chat.ts';
import { active, agent, ago, chat, inputOf, open } from './assigning.ts';

const DEPARTMENTS = ['sales', 'help', 'care', 'post'];

const several = <Item>(count: number, make: (at: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, at) => make(at));
const at = (index: number): string => DEPARTMENTS[index % DEPARTMENTS.length] as string;
const staff = (count: number, more: Partial<AssigningAgent> = {}): readonly AssigningAgent[] =>
  several(count, (index) =>
    agent(`agent-${index}`, {
      departments: [at(index), at(index + 1)],
      lastAssignedAt: ago((index * 7) % 90),
      ...more,
    }),
  );

/** How often a call reads a member of a chat or an agent, and asks for rules and hours. */
function work(chats: readonly Chat[], agents: readonly AssigningAgent[], changed = true) {
  const reads = { chats: 0, agents: 0, rules: 0, hours: 0 };
  const counted = <Item extends object>(items: readonly Item[], which: 'chats' | 'agents'): readonly Item[] =>
    items.map((item) => {
      const get = (target: Item, key: string | symbol): unknown => {
        reads[which]++;
        return Reflect.get(target, key);
      };
      return new Proxy(item, { get });
    });
  const input = inputOf(counted(chats, 'chats'), counted(agents, 'agents'), { changed });
  const done = assignChats({
    ...input,
    rulesOf(department) {
      reads.rules++;
      return input.rulesOf(department);
    },
    isOpenByHours(department) {
      reads.hours++;
      return input.isOpenByHours(department);
    },
  });
  return { ...reads, done: done.length };
}

const waiting = (count: number): readonly Chat[] =>
  several(count, (index) =>
    (index % 3 === 0 ? open : chat)(`${index}`, { department: at(index), queuedAt: ago(index) }),
  );

it('A-2 twice the chats are twice the work, and no more for two hundred agents than for twenty', () => {
  const agents = staff(200, { capacity: 0 });
  const once = work(waiting(2_000), agents);
  const twice = work(waiting(4_000), agents);
  expect([once.done, twice.done]).toEqual([2_000, 4_000]);
  expect(twice.chats).toBeLessThan(2.4 * once.chats);
  expect(twice.agents).toBeLessThan(2.2 * once.agents);
  expect(once.agents).toBeLessThan(1.5 * work(waiting(2_000), staff(20, { capacity: 0 })).agents);
});

it('A-2 with everybody full, or nobody there, agents are looked at once and chats are not even put in order', () => {
  const taken = several(400, (index) => active(`taken-${index}`, `agent-${index % 200}`));
  for (const agents of [staff(200, { capacity: 2 }), staff(200, { reachable: false })]) {
    const { done, chats, agents: reads } = work([...waiting(3_000), ...taken], agents);
    expect(done).toBe(0);
    expect(chats).toBeLessThan(3_400 * 10);
    expect(reads).toBeLessThan(200 * 30);
  }
});

it('A-2 with nothing waiting agents are not looked at', () => {
  const { done, agents, rules } = work(
    several(3_000, (index) => active(`${index}`, 'agent-1')),
    staff(200),
  );
  expect({ done, agents, rules }).toEqual({ done: 0, agents: 0, rules: 0 });
});

it('A-3 chats that everybody passed by cost what their lists are long', () => {
  const agents = staff(50, { departments: ['sales'], capacity: 0 });
  const passedBy = agents.map(({ id }) => id);
  const { done, agents: reads } = work(
    several(1_000, (index) => chat(`${index}`, { passedBy })),
    agents,
    false,
  );
  expect(done).toBe(0);
  expect(reads).toBeLessThan(1_000 * 50 * 1.1);
});

it('A-1 rules and hours are asked for once a department', () => {
  expect(work(waiting(500), staff(20))).toMatchObject({ rules: 4, hours: 4 });
});
