import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/workspace/command.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { answered, codeOf, countedIds, hexId, MINUTE, MONDAY_10, openBench } from './bench.ts';
import { type Fault, faultyStore, type StoreCall } from './faulty-store.ts';

const save = (id: string, tabText = 'Hello'): Command => ({
  kind: 'save-widget',
  settings: { id, online: { tabText } },
});

/** Two servers on one store, both loaded, as two processes on one database are. */
async function openPair() {
  const store = createMemoryStore();
  const one = openBench({ store });
  await one.server.widgets();
  const two = openBench({ store, settings: [] });
  await two.server.widgets();
  return { store, one, two };
}

describe('group commit', () => {
  it('commands that wait together are one commit, in their order, and all are answered', async () => {
    const store = faultyStore(createMemoryStore());
    const { server } = openBench({ store });
    await server.widgets();
    const before = store.calls.commit;
    const answers = await Promise.all(
      [save('a'), save('a', 'Bye'), save('b')].map((command) => server.handle(command)),
    );
    expect(store.calls.commit - before).toBe(1);
    expect(answers).toEqual([1, 2, 1].map((version) => ({ ok: true, value: { version } })));
    expect(await server.widgets()).toEqual(['a', 'b', 'w']);
  });

  it('a refusal between them takes nothing along', async () => {
    const { server } = openBench();
    const commands: Command[] = [save('a'), { kind: 'remove-widget', widget: 'x' }, save('b')];
    const answers = await Promise.all(commands.map((command) => server.handle(command)));
    expect(answers.map(codeOf)).toEqual(['ok', 'widget-unknown', 'ok']);
    expect(await server.widgets()).toEqual(['a', 'b', 'w']);
  });

  it('more than one commit holds is answered all the same', async () => {
    const store = faultyStore(createMemoryStore());
    const { server } = openBench({ store });
    await server.widgets();
    const before = store.calls.commit;
    const ids = Array.from({ length: 600 }, (_, index) => `w${index}`);
    const answers = await Promise.all(ids.map((id) => server.handle(save(id))));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(store.calls.commit - before).toBe(3);
  });

  it('what comes in while a store gathers shares one commit', async () => {
    const memory = createMemoryStore();
    let over = (): void => undefined;
    const gather = () =>
      new Promise<void>((resolve) => {
        over = resolve;
      });
    const store = faultyStore({ ...memory, gather });
    const { server } = openBench({ store });
    await server.widgets();
    const before = store.calls.commit;
    const answers: Promise<unknown>[] = [];
    for (const id of ['a', 'b', 'c']) {
      answers.push(server.handle(save(id)).then(codeOf));
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
    expect(store.calls.commit - before).toBe(0);
    over();
    expect(await Promise.all(answers)).toEqual(['ok', 'ok', 'ok']);
    expect(store.calls.commit - before).toBe(1);
  });

  it('F-3 nothing is answered and nothing is told before the commit', async () => {
    const store = createMemoryStore();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      ...store,
      commit: async (...given: Parameters<typeof store.commit>) => held.then(() => store.commit(...given)),
    };
    const { server } = openBench({ store: slow, settings: [] });
    const seen: string[] = [];
    server.onStatusChange((widget) => seen.push(`told ${widget}`));
    await server.widgets();
    const answer = server.handle(save('a')).then(() => seen.push('answered'));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(seen).toEqual([]);
    expect(codeOf(await server.statusDocument('a'))).toBe('widget-unknown');
    release();
    await answer;
    expect(seen).toEqual(['told a', 'answered']);
  });
});

describe('two writers', () => {
  it('whoever loses the race reads again and carries out its command on what the winner left', async () => {
    const { one, two } = await openPair();
    expect(answered(await one.server.handle(save('w', 'One')))).toEqual({ version: 2 });
    expect(answered(await two.server.handle(save('w', 'Two')))).toEqual({ version: 3 });
    expect(answered(await one.server.handle(save('w', 'Three')))).toEqual({ version: 4 });
    const stale = await two.server.handle({ kind: 'save-widget', settings: { id: 'w' }, ifVersion: 3 });
    expect(codeOf(stale)).toBe('stale-write');
  });

  it('F-3 a message handed in at both is stored once and has one receipt', async () => {
    const { one, two } = await openPair();
    const [first, second] = await Promise.all([one.submit(), two.submit()]);
    expect(codeOf(first ?? { ok: true })).toBe('ok');
    expect(second).toEqual(first);
    expect(answered(await one.server.offlineMessages({})).messages).toHaveLength(1);
  });

  it('what the winner changed is told here too, once it is read', async () => {
    const { one, two } = await openPair();
    const told: string[] = [];
    two.server.onStatusChange((widget) => told.push(widget));
    await one.server.handle(save('w', 'One'));
    expect(told).toEqual([]);
    expect(codeOf(await two.submit())).toBe('ok');
    expect(told).toEqual(['w']);
  });

  it('P-2 reading again does not prolong sessions that were heard here', async () => {
    const { one, two } = await openPair();
    await two.signIn('anna');
    two.clock.now += 4 * MINUTE;
    await one.server.handle(save('w', 'One'));
    await two.server.handle({ kind: 'save-agent', agent: 'ben' });
    expect(two.server.nextDeadline()).toBe(two.clock.now + MINUTE);
  });

  it('Z-4 reading again forgets no message that was taken', async () => {
    const { one, two } = await openPair();
    for (let id = 1; id <= 3; id += 1) await two.submit({ commandId: hexId(id) });
    await one.server.handle(save('w', 'One'));
    await two.server.handle({ kind: 'save-agent', agent: 'ben' });
    expect(codeOf(await two.submit({ commandId: hexId(4) }))).toBe('too-many-requests');
  });

  it('starting on a store that holds the widget already keeps what was saved', async () => {
    const { store, one } = await openPair();
    await one.server.handle(save('w', 'Saved'));
    const later = openBench({ store, settings: { id: 'w', online: { tabText: 'Given' } } });
    expect(answered(await later.server.settings('w'))).toEqual({
      settings: { id: 'w', online: { tabText: 'Saved' } },
      version: 2,
    });
  });

  it('a race lost again and again ends in `unavailable`, and later commands are carried out', async () => {
    const store = faultyStore(createMemoryStore());
    const { server } = openBench({ store });
    await server.widgets();
    store.faults.commit = Array.from({ length: 8 }, () => 'conflict');
    expect(codeOf(await server.handle(save('a')))).toBe('unavailable');
    expect(codeOf(await server.handle(save('a')))).toBe('ok');
  });
});

describe('a store that fails', () => {
  it.each<[Fault, StoreCall]>([
    ['refuse', 'commit'],
    ['throw', 'commit'],
    ['refuse', 'get'],
    ['throw', 'get'],
  ])(
    'F-3 when it does “%s” in %s, the visitor hears `unavailable`, nothing is stored, and a retry is taken',
    async (fault, call) => {
      const store = faultyStore(createMemoryStore());
      const { server, submit, errors } = openBench({ store });
      await server.widgets();
      store.faults[call] = [fault];
      expect(codeOf(await submit())).toBe('unavailable');
      expect(answered(await server.offlineMessages({})).messages).toEqual([]);
      expect(codeOf(await submit())).toBe('ok');
      expect(answered(await server.offlineMessages({})).messages).toHaveLength(1);
      expect(errors).toHaveLength(fault === 'throw' ? 1 : 0);
    },
  );

  it('F-3 a commit whose answer is lost: the retry gets the receipt of the message that is stored', async () => {
    const store = faultyStore(createMemoryStore());
    const { server, submit } = openBench({ store });
    await server.widgets();
    store.faults.commit = ['lose'];
    expect(codeOf(await submit())).toBe('unavailable');
    expect(answered(await submit())).toMatchObject({ id: hexId(1) });
    expect(answered(await server.offlineMessages({})).messages).toHaveLength(1);
  });

  it('Z-4 a message that could not be stored uses up nothing of the limit', async () => {
    const store = faultyStore(createMemoryStore());
    const { server, submit } = openBench({ store });
    await server.widgets();
    store.faults.commit = ['refuse', 'refuse', 'refuse'];
    for (let id = 1; id <= 3; id += 1) expect(codeOf(await submit({ commandId: hexId(id) }))).toBe('unavailable');
    for (let id = 1; id <= 3; id += 1) expect(codeOf(await submit({ commandId: hexId(id) }))).toBe('ok');
  });

  it('P-3 the state goes back to what is stored: nobody is shown as online who is not', async () => {
    const store = faultyStore(createMemoryStore());
    const { server, signIn } = openBench({ store });
    await server.handle({ kind: 'save-agent', agent: 'anna', online: 'online' });
    const told: string[] = [];
    server.onStatusChange((widget) => told.push(widget));
    store.faults.commit = ['refuse'];
    const beat: Command = { kind: 'beat', agent: 'anna', session: 's', transport: 'http', active: true };
    expect(codeOf(await server.handle(beat))).toBe('unavailable');
    expect(answered(await server.statusDocument('w')).people.staffed).toBe(false);
    expect(server.nextDeadline()).toBeNull();
    expect(told).toEqual([]);
    await signIn('anna');
    expect(told).toEqual(['w']);
  });

  it.each<Fault>(['refuse', 'throw'])(
    'when it does “%s” at the start, calls hear `unavailable` until it can be read',
    async (fault) => {
      const store = faultyStore(createMemoryStore());
      store.faults.load = [fault, fault, fault];
      const { server, submit } = openBench({ store });
      const codes: string[] = [];
      codes.push(codeOf(await server.statusDocument('w')));
      codes.push(codeOf(await server.offlineMessages({})));
      codes.push(codeOf(await submit()));
      expect(codes).toEqual(['unavailable', 'unavailable', 'unavailable']);
      expect(codeOf(await submit())).toBe('ok');
      expect(answered(await server.statusDocument('w')).settings).toEqual({ id: 'w' });
    },
  );

  it('the first settings are saved later where the store failed just then', async () => {
    const store = faultyStore(createMemoryStore());
    store.faults.commit = ['refuse'];
    const { server } = openBench({ store });
    expect(await server.widgets()).toEqual([]);
    expect(await server.widgets()).toEqual(['w']);
  });

  it('a page of messages that cannot be read is `unavailable`', async () => {
    const store = faultyStore(createMemoryStore());
    const { server } = openBench({ store });
    await server.widgets();
    store.faults.find = ['refuse', 'throw'];
    expect(codeOf(await server.offlineMessages({}))).toBe('unavailable');
    expect(codeOf(await server.offlineMessages({}))).toBe('unavailable');
  });

  it('a bug met by one command is reported and takes no other along', async () => {
    const ids = countedIds();
    const newId = (): string => {
      const id = ids();
      if (id === hexId(3)) throw new Error('no more ids');
      return id;
    };
    const { submit, errors } = openBench({ newId });
    const answers = await Promise.all([1, 2, 3].map((id) => submit({ commandId: hexId(id) })));
    expect(answers.map(codeOf)).toEqual(['ok', 'unavailable', 'ok']);
    expect(errors).toEqual([new Error('no more ids')]);
  });

  it('a listener that throws is reported and changes no answer', async () => {
    const { server, errors } = openBench();
    server.onStatusChange(() => {
      throw new Error('listener');
    });
    expect(codeOf(await server.handle(save('w')))).toBe('ok');
    expect(errors).toEqual([new Error('listener')]);
  });
});

describe('closing', () => {
  it('what was begun is finished, what comes later is refused, and a store that was handed in stays open', async () => {
    const { server } = openBench();
    let finished = false;
    const begun = server.handle(save('a')).finally(() => {
      finished = true;
    });
    const closing = server.close();
    const late = await server.handle(save('b'));
    await closing;
    expect(finished).toBe(true);
    expect([codeOf(await begun), codeOf(late)]).toEqual(['ok', 'unavailable']);
    expect(codeOf(await server.statusDocument('w'))).toBe('unavailable');
    expect(codeOf(await server.settings('w'))).toBe('unavailable');
    expect(codeOf(await server.offlineMessages({}))).toBe('unavailable');
    expect([await server.widgets(), await server.agents(), server.nextDeadline()]).toEqual([[], [], null]);
    const { documents } = answered(await server.store.load('main'));
    expect(documents.map(({ id }) => id).sort()).toEqual(['a', 'w']);
    await server.close();
  });

  it('a store of its own is closed with it', async () => {
    const server = createReferenceServer({ settings: { id: 'w' }, now: () => MONDAY_10, newId: countedIds() });
    expect(await server.widgets()).toEqual(['w']);
    await server.close();
    expect(await server.store.load('main')).toEqual({ ok: false, problem: 'unavailable' });
  });
});
