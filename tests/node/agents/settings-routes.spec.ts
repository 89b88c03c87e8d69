import { describe, expect, it } from 'vitest';
import { openWork } from './agents-at-work.ts';

const DEPARTMENT = '/settings/departments/sales';

describe('settings over HTTP', () => {
  it.each([
    ['/settings/widgets/shop', { id: 'shop', departments: ['sales'] }, { id: 'shop', closingNotice: 9 }],
    ['/settings/workspace', { offlineHandling: false }, { offlineHandling: true }],
  ])('P-6 %s is read with its version, saved, and not saved over a later one', async (url, first, second) => {
    const { agent } = await openWork();
    const dora = await agent('dora');
    const read = await dora.ask('GET', url);
    const etag = String(read.headers.etag);
    const saved = await dora.ask('PUT', url, first, { 'if-match': etag });
    expect([saved.statusCode, saved.headers.etag]).toEqual([200, `"${saved.json().version}"`]);
    const stale = await dora.ask('PUT', url, second, { 'if-match': etag });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'stale-write']);
    expect((await dora.ask('GET', url)).json()).toEqual(first);
    expect((await dora.ask('GET', url)).headers.etag).toBe(saved.headers.etag);
  });

  it('A-1 a department is listed with its version, saved, and not saved over a later one', async () => {
    const { agent, manage } = await openWork();
    const dora = await agent('dora');
    const sales = async () =>
      (await dora.ask('GET', '/settings/departments')).json().data.find(({ id }: { id: string }) => id === 'sales');
    expect(await sales()).toEqual({ id: 'sales', version: 0, schedule: null, chats: {} });
    const first = await dora.ask('PUT', DEPARTMENT, { chats: { capacity: 2 } }, { 'if-match': '"0"' });
    expect([first.json(), first.headers.etag]).toEqual([{ version: 1 }, '"1"']);
    const again = await dora.ask('PUT', DEPARTMENT, { chats: { capacity: 2 } });
    expect(again.json()).toEqual({ version: 1 });
    const headers = { 'if-match': '"0"', 'content-type': 'application/json' };
    const payload = JSON.stringify({ chats: { capacity: 9 } });
    expect((await manage('PUT', '/api/v1/departments/sales', { headers, payload })).statusCode).toBe(412);
    expect(await sales()).toMatchObject({ version: 1, chats: { capacity: 2 } });
    await manage('PUT', '/api/v1/departments/sales', {
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ load: { queueFull: true, openFull: false } }),
    });
    expect((await sales()).version).toBe(1);
  });

  it('C-19 a department is removed only once nothing names it: no widget, no agent, no chat, no invitation', async () => {
    const { agent, visitor, server, commandId, manage } = await openWork();
    const [anna, dora] = [await agent('anna'), await agent('dora')];
    const ada = await visitor();
    await dora.ask('PUT', DEPARTMENT, { chats: { capacity: 2 } });
    const { chat } = await ada.start();
    const bob = await visitor();
    await bob.beat();
    const words = { widget: 'shop', commandId: commandId(), text: 'Hello!', department: 'sales' };
    const invitation = (await anna.ask('POST', `/visitors/${bob.id}/invitations`, words)).json().id;

    const refusal = async () => {
      const answer = await dora.ask('DELETE', DEPARTMENT);
      return answer.statusCode === 204 ? 'gone' : `${answer.statusCode} ${answer.json().message}`;
    };
    expect(await refusal()).toMatch(/^409 .*widget “shop” names it/);
    await server.handle({ kind: 'save-widget', settings: { id: 'shop', departments: ['support'], tracking: true } });
    expect(await refusal()).toMatch(/agent “anna” serves it/);
    for (const id of ['anna', 'carl']) await server.handle({ kind: 'save-agent', agent: id, departments: ['support'] });
    expect(await refusal()).toMatch(new RegExp(`chat “${chat}” is in it`));
    await dora.ask('POST', `/chats/${chat}/open`);
    await dora.ask('POST', `/chats/${chat}/close`);
    expect(await refusal()).toMatch(/invitation/);
    await anna.ask('DELETE', `/invitations/${invitation}`);
    expect(await refusal()).toBe('gone');
    expect(await refusal()).toMatch(/^404/);
    expect((await manage('DELETE', '/api/v1/departments/default')).json().code).toBe('in-use');
  });

  it('P-6 a supervisor changes others, and it is recorded by whom; nobody reaches beyond their role', async () => {
    const { agent, server } = await openWork();
    const carl = await agent('carl');
    expect((await carl.ask('PATCH', '/agents/anna', { online: 'away' })).json()).toMatchObject({ online: 'away' });
    const beyond = await carl.ask('PATCH', '/agents/dora', { online: 'away' });
    expect(beyond.json()).toMatchObject({ code: 'forbidden', permission: 'settings.manage' });
    const events = await server.store.eventsAfter('main', 0, 1_000);
    const last = events.ok ? events.value.filter(({ kind }) => kind === 'agent.changed').at(-1) : null;
    expect(last?.body).toMatchObject({ id: 'anna', actor: { kind: 'agent', id: 'carl' }, changed: { online: 'away' } });
  });

  it('Z-5 colleagues are listed without when and where they are signed in', async () => {
    const { agent } = await openWork();
    const { data } = (await (await agent('anna')).ask('GET', '/agents')).json();
    expect(data.map(({ id }: { id: string }) => id)).toEqual(['anna', 'ben', 'carl', 'dora']);
    expect(data.some((one: object) => 'sessions' in one)).toBe(false);
  });
});

describe('two agents at one chat in the same millisecond', () => {
  it('C-19 the first is its owner, and the other is told what they lack', async () => {
    const { agent, visitor, server } = await openWork();
    await server.handle({ kind: 'save-agent', agent: 'ben', departments: ['sales'] });
    const [anna, ben] = [await agent('anna'), await agent('ben')];
    const { chat } = await (await visitor()).start();
    const [first, second] = await Promise.all([
      anna.ask('POST', `/chats/${chat}/open`),
      ben.ask('POST', `/chats/${chat}/open`),
    ]);
    expect(first.json()).toMatchObject({ state: 'active', owner: 'anna' });
    expect(second.json()).toMatchObject({ code: 'forbidden', permission: 'chats.open-all' });
    const { chats } = (await anna.ask('GET', '/inbox')).json();
    expect(chats).toMatchObject([{ id: chat, owner: 'anna', head: 3 }]);
  });

  it('O-1 whoever may open all takes it over, and both steps are recorded', async () => {
    const { agent, visitor } = await openWork();
    const [anna, carl] = [await agent('anna'), await agent('carl')];
    const { chat } = await (await visitor()).start();
    const [first, second] = await Promise.all([
      anna.ask('POST', `/chats/${chat}/open`),
      carl.ask('POST', `/chats/${chat}/open`),
    ]);
    expect([first.json().owner, second.json().owner]).toEqual(['anna', 'carl']);
    const { log } = (await carl.ask('GET', `/chats/${chat}`)).json();
    expect(log.map(({ reason = '' }: { reason?: string }) => reason)).toEqual(['started', '', 'opened', 'taken-over']);
  });
});
