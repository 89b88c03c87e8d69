import { describe, expect, it } from 'vitest';
import { openWork } from './agents-at-work.ts';

const MINUTE = 60_000;

describe('one visitor and two agents over HTTP', () => {
  it('C-19 from an open chat over a missed one to an invitation and a transfer', async () => {
    const { agent, visitor, clock, commandId, server } = await openWork();
    for (const id of ['anna', 'ben', 'carl', 'dora']) {
      await server.handle({ kind: 'save-agent', agent: id, online: 'offline' });
    }

    // Nobody is there: the chat is kept for the next agent (C-3).
    const ada = await visitor();
    const left = await ada.start();
    expect(left.state).toBe('open');

    // Anna signs in, finds it, and opens it (O-1, C-13).
    const anna = await agent('anna');
    expect((await anna.ask('PATCH', '/presence', { online: 'online' })).json()).toMatchObject({ reachable: true });
    const inbox = (await anna.ask('GET', '/inbox?list=open')).json();
    expect(inbox).toMatchObject({ counts: { open: 1 }, chats: [{ id: left.chat, state: 'open' }], next: null });
    expect((await anna.ask('POST', `/chats/${left.chat}/open`)).json()).toMatchObject({
      state: 'active',
      reason: 'opened',
      owner: 'anna',
    });
    const words = { commandId: commandId(), text: 'It is on its way.' };
    const replied = await anna.ask('POST', `/chats/${left.chat}/replies`, words);
    expect([replied.statusCode, replied.json().state]).toEqual([200, 'active']);
    expect((await anna.ask('POST', `/chats/${left.chat}/replies`, words)).json()).toEqual(replied.json());
    const note = { commandId: commandId(), text: 'She was here last week.' };
    expect((await anna.ask('POST', `/chats/${left.chat}/notes`, note)).statusCode).toBe(200);
    const page = (await anna.ask('GET', `/chats/${left.chat}?limit=3`)).json();
    expect(page.log.map(({ kind }: { kind: string }) => kind)).toEqual(['transition', 'message', 'note']);
    expect(page.visitor).toMatchObject({ id: ada.id, earlier: [] });
    expect((await ada.ask('GET', '/chat')).body).not.toContain('last week');

    // It ends (C-17).
    expect((await anna.ask('POST', `/chats/${left.chat}/close`)).json()).toMatchObject({ state: 'closed' });
    expect((await anna.ask('GET', '/inbox?list=closed')).json().chats).toMatchObject([{ id: left.chat }]);

    // The next one is answered by nobody: missed, and reopened by hand (C-11, C-14).
    clock.now += 60 * MINUTE;
    await anna.ask('POST', '/beat', { active: true });
    await anna.ask('PATCH', '/presence', { online: 'online' });
    const second = await ada.start('Hello again');
    expect(second.state).toBe('queued');
    for (let minute = 0; minute < 4; minute += 1) {
      clock.now += MINUTE;
      await anna.ask('POST', '/beat', { active: true });
    }
    const missed = (await anna.ask('GET', '/inbox?list=missed')).json();
    expect(missed).toMatchObject({ counts: { queued: 0 }, chats: [{ id: second.chat, reason: 'no-answer' }] });
    const reopened = (await anna.ask('POST', `/chats/${second.chat}/reopen`)).json();
    expect(reopened).toMatchObject({ state: 'queued', reason: 'reopened', follows: second.chat });
    await anna.ask('POST', `/chats/${reopened.id}/open`);
    await anna.ask('POST', `/chats/${reopened.id}/close`);

    // Another visitor looks around and is invited; the answer is Anna's (I-1, I-2).
    const bob = await visitor();
    expect((await bob.beat()).statusCode).toBe(204);
    expect((await anna.ask('GET', '/visitors')).json()).toMatchObject({
      visitors: [{ visitor: bob.id, left: false, chat: null }],
      reason: null,
    });
    const invited = await anna.ask('POST', `/visitors/${bob.id}/invitations`, {
      widget: 'shop',
      commandId: commandId(),
      text: 'May I help?',
      assignToMe: true,
    });
    expect([invited.statusCode, invited.json().state]).toEqual([201, 'sent']);
    const { id: invitation } = invited.json();
    await bob.ask('POST', `/invitations/${invitation}`, { state: 'shown' });
    expect((await anna.ask('GET', '/invitations')).json()).toMatchObject({
      data: [{ id: invitation, state: 'shown' }],
    });
    const answer = { commandId: commandId(), text: 'Yes, please.', invitation };
    const begun = (await bob.ask('POST', '/chat', answer)).json();
    expect((await anna.ask('GET', '/inbox')).json()).toMatchObject({
      counts: { mine: 1 },
      chats: [{ id: begun.chat, offer: { agent: 'anna' } }],
    });
    await anna.ask('POST', `/chats/${begun.chat}/open`);
    expect((await anna.ask('GET', '/invitations')).json()).toMatchObject({ data: [{ state: 'accepted' }] });

    // Ben of the other department cannot read it until it is handed to him (P-6, C-15).
    const ben = await agent('ben');
    expect((await ben.ask('GET', `/chats/${begun.chat}`)).json()).toMatchObject({
      code: 'forbidden',
      permission: 'chats.open-all',
    });
    const transferred = await anna.ask('POST', `/chats/${begun.chat}/transfer`, {
      to: { agent: 'ben' },
      note: 'Wants a receipt.',
    });
    expect(transferred.json()).toMatchObject({ chat: { owner: 'ben' }, warning: 'offline' });
    const taken = (await ben.ask('GET', `/chats/${begun.chat}`)).json();
    expect(taken.log.at(-1)).toMatchObject({ kind: 'note', text: 'Wants a receipt.' });
    expect((await ben.ask('GET', '/inbox')).json().counts).toMatchObject({ mine: 1 });
    expect((await anna.ask('GET', '/inbox')).json().counts).toMatchObject({ mine: 0 });

    // An invitation that starts the chat at once (I-3), and one that is taken back (I-4).
    const cleo = await visitor();
    await cleo.beat();
    const invite = { widget: 'shop', commandId: commandId(), text: 'Hello!' };
    const withdrawn = (await anna.ask('POST', `/visitors/${cleo.id}/invitations`, invite)).json();
    expect((await anna.ask('DELETE', `/invitations/${withdrawn.id}`)).json()).toMatchObject({ state: 'withdrawn' });
    const started = await anna.ask('POST', `/visitors/${cleo.id}/chats`, { ...invite, commandId: commandId() });
    expect([started.statusCode, started.json()]).toMatchObject([201, { state: 'active', reason: 'invited' }]);
  });
});
