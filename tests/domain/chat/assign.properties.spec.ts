import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignChats } from '../../../src/domain/chat/assign-chats.ts';
import type { AssigningAgent, Assignment, AssignmentInput } from '../../../src/domain/chat/assignment.ts';
import type { Chat } from '../../../src/domain/chat/chat.ts';
import { someInput, someTurn, takeTurn } from './assign-world.ts';
import { carryOut } from './assigning.ts';

/** Called with each assignment that gives somebody a chat, and the input it is given in. */
type Check = (given: { input: AssignmentInput; chat: Chat; agent: AssigningAgent; earlier: readonly string[] }) => void;

/** Goes through some turns, carries everything out, and has every chat that is handed out checked. */
function forAll(
  check: Check,
  checkCall: (before: AssignmentInput, done: readonly Assignment[]) => void = () => {},
): void {
  const walk = fc.property(someInput, fc.array(someTurn, { maxLength: 3 }), (start, turns) => {
    let input = start;
    for (const turn of [null, ...turns]) {
      if (turn) input = takeTurn(input, turn);
      const done = assignChats(input);
      checkCall(input, done);
      const earlier: string[] = [];
      for (const each of done) {
        const chat = input.chats.find(({ id }) => id === each.chat);
        const agent = 'agent' in each ? input.agents.find(({ id }) => id === each.agent) : undefined;
        if (chat && agent && chat.offer === null) {
          check({ input, chat, agent, earlier });
          earlier.push(agent.id);
        }
        input = carryOut(input, each);
      }
    }
  });
  fc.assert(walk, { numRuns: Number(process.env.ASSIGN_RUNS ?? 200), seed: Number(process.env.ASSIGN_SEED ?? 9) });
}

const loadOf = ({ chats }: AssignmentInput, agent: string): number =>
  chats.filter((each) => (each.state === 'active' ? each.owner : each.offer?.agent) === agent).length;

function isCandidate(
  input: AssignmentInput,
  { id, departments, reachable, capacity }: AssigningAgent,
  chat: Chat,
): boolean {
  const most = capacity ?? input.rulesOf(chat.department).capacity;
  const hasRoom = most === 0 || loadOf(input, id) < most;
  return reachable && departments.includes(chat.department) && hasRoom && !isPassed(chat, id);
}

const isPassed = ({ state, passedBy }: Chat, agent: string): boolean => state === 'queued' && passedBy.includes(agent);

function isHandedOut({ rulesOf, isOpenByHours }: AssignmentInput, { state, department, offer }: Chat): boolean {
  const { assignment, offlineHandling } = rulesOf(department);
  if (assignment === 'manual' || offer) return false;
  return state === 'queued' || (state === 'open' && offlineHandling.autoAssign && isOpenByHours(department));
}

/** Lower goes first, one member after the other. */
const placeOf = ({ rulesOf }: AssignmentInput, { state, department, priority, queuedAt, since, id }: Chat) =>
  [state === rulesOf(department).offlineHandling.priority ? 0 : 1, -priority, queuedAt ?? since, Number(id)] as const;

function isBefore(input: AssignmentInput, a: Chat, b: Chat): boolean {
  const [left, right] = [placeOf(input, a), placeOf(input, b)];
  const at = left.findIndex((value, index) => value !== right[index]);
  return (left[at] ?? 0) < (right[at] ?? 0);
}

it('A-2 nobody is given a chat who is out of reach, no member, full, or passed it by; nor any that is not handed out', () => {
  forAll(({ input, chat, agent }) => {
    expect(isHandedOut(input, chat)).toBe(true);
    expect(isCandidate(input, agent, chat)).toBe(true);
  });
});

it('A-2 no chat is given before one that goes first and that the same agent could take', () => {
  forAll(({ input, chat, agent }) => {
    const skipped = input.chats.filter(
      (each) => isHandedOut(input, each) && isCandidate(input, agent, each) && isBefore(input, each, chat),
    );
    expect(skipped.map(({ id }) => id)).toEqual([]);
  });
});

it('A-2 a queued chat goes to whoever is longest without one', () => {
  forAll(({ input, chat, agent, earlier }) => {
    if (chat.state !== 'queued') return;
    const rank = ({ id, lastAssignedAt }: AssigningAgent) =>
      [earlier.lastIndexOf(id), earlier.includes(id) ? 0 : (lastAssignedAt ?? -1)] as const;
    const [turn, last] = rank(agent);
    const longer = input.agents.filter((other) => {
      const [otherTurn, otherLast] = rank(other);
      const isLonger = otherTurn < turn || (otherTurn === turn && otherLast < last);
      return isLonger && isCandidate(input, other, chat);
    });
    expect(longer.map(({ id }) => id)).toEqual([]);
  });
});

it('A-5 open chats of a department go to another agent only once the one before is full', () => {
  fc.assert(
    fc.property(someInput, (start) => {
      let input = start;
      const takers = new Map<string, AssigningAgent>();
      for (const each of assignChats(start)) {
        const chat = input.chats.find(({ id }) => id === each.chat);
        if (chat?.state === 'open' && each.kind === 'activate') {
          const before = takers.get(chat.department);
          if (before && before.id !== each.agent) expect(isCandidate(input, before, chat)).toBe(false);
          takers.set(chat.department, input.agents.find(({ id }) => id === each.agent) as AssigningAgent);
        }
        input = carryOut(input, each);
      }
    }),
    { seed: 9, numRuns: 200 },
  );
});

it('A-3 one call goes to each chat once, and whatever is left has nobody to go to', () => {
  forAll(
    () => {},
    (before, done) => {
      for (const { id } of before.chats) {
        const steps = done.filter(({ chat }) => chat === id).map(({ kind }) => kind);
        expect([
          '',
          'offer',
          'activate',
          'withdraw-offer',
          'withdraw-offer,offer',
          'withdraw-offer,activate',
          'new-round,offer',
          'new-round,activate',
        ]).toContain(steps.join());
        if (!before.changed) expect(steps).not.toContain('new-round');
      }
      const after = done.reduce(carryOut, before);
      const left = after.chats.filter(
        (chat) => isHandedOut(after, chat) && after.agents.some((agent) => isCandidate(after, agent, chat)),
      );
      expect(left.map(({ id }) => id)).toEqual([]);
    },
  );
});

it('C-9 no offer outlives its deadline, or the reach of its agent unless an invitation made it', () => {
  forAll(
    () => {},
    (before, done) => {
      const { now, agents, chats } = done.reduce(carryOut, before);
      for (const { offer } of chats) {
        if (offer === null) continue;
        const agent = agents.find(({ id }) => id === offer.agent);
        expect(offer.until ?? now + 1).toBeGreaterThan(now);
        expect(agent && (agent.reachable || offer.byInvitation)).toBe(true);
        expect(agent?.live && agent.autoAccept).toBe(false);
      }
    },
  );
});

it('C-19 a chat has one owner or one offer at most, and loses neither to another', () => {
  forAll(
    () => {},
    (before, done) => {
      let input = before;
      for (const each of done) {
        const chat = input.chats.find(({ id }) => id === each.chat);
        expect(chat && ['queued', 'open'].includes(chat.state) && chat.owner === null).toBe(true);
        if (each.kind === 'offer') expect(chat?.offer).toBeNull();
        if (each.kind === 'activate' && chat?.offer) expect(each.agent).toBe(chat.offer.agent);
        if (each.kind === 'withdraw-offer') expect(chat?.offer).not.toBeNull();
        input = carryOut(input, each);
      }
    },
  );
});

it('A-4 right after everything was carried out there is nothing more to do, whatever the order it is handed in', () => {
  forAll(
    () => {},
    (before, done) => {
      expect(assignChats({ ...done.reduce(carryOut, before), changed: false })).toEqual([]);
      const turned = { ...before, chats: [...before.chats].reverse(), agents: [...before.agents].reverse() };
      expect(assignChats(turned)).toEqual(done);
    },
  );
});
