import { describe, expect, it } from 'vitest';
import { answered, codeOf, MINUTE } from './bench.ts';
import { openVisitBench } from './visit-bench.ts';

const DAY = 1_440 * MINUTE;

async function invited(members: Parameters<Awaited<ReturnType<typeof openVisitBench>>['invite']>[2] = {}) {
  const bench = await openVisitBench();
  await bench.staff('anna', { allDepartments: true });
  const invitation = answered(await bench.invite('anna', bench.ada, members));
  return { ...bench, invitation };
}

describe('invite', () => {
  it('I-1 an invitation begins no chat, and waits with what it asks for', async () => {
    const { server, invitation, ada, clock } = await invited({ fields: ['email'], assignToMe: true });
    expect(await server.chats()).toEqual([]);
    expect(invitation).toMatchObject({
      visitor: ada.id,
      by: 'anna',
      text: 'May I help?',
      department: '*',
      assignToMe: true,
      skipBot: false,
      fields: ['email'],
      state: 'sent',
      chat: null,
      hindrance: null,
      expiresAt: clock.now + DAY,
    });
  });

  it('I-1 a later one to the same visitor takes its place, whoever it is from; one to another visitor does not', async () => {
    const { invite, ada, guest, states, staff } = await invited();
    await staff('ben', { allDepartments: true });
    answered(await invite('anna', await guest()));
    answered(await invite('ben', ada));
    expect([await states('anna'), await states('ben')]).toEqual([['sent (left)', 'withdrawn'], ['sent']]);
  });

  it('I-1 the same command again is the same invitation; another body under its id is refused', async () => {
    const { invite, ada, commandId, states } = await invited();
    const again = { commandId: commandId() };
    const [first, second] = [await invite('anna', ada, again), await invite('anna', ada, again)];
    expect(second).toEqual(first);
    expect(codeOf(await invite('anna', ada, { ...again, text: 'Or else?' }))).toBe('command-id-reused');
    expect(await states('anna')).toEqual(['sent', 'withdrawn']);
  });

  it('I-1 whoever has a chat is not invited', async () => {
    const { start, invite, ada } = await invited();
    answered(await start(ada.actor));
    expect(codeOf(await invite('anna', ada))).toBe('chat-state');
  });

  it('I-1 a widget that takes nothing sends none, and one that is disabled or removed takes back those that wait', async () => {
    for (const settings of [{ id: 'w', tracking: true, disabled: true }, null]) {
      const { server, invite, ada, states } = await invited();
      answered(
        settings
          ? await server.handle({ kind: 'save-widget', settings })
          : await server.handle({ kind: 'remove-widget', widget: 'w' }),
      );
      expect(await states('anna')).toEqual(['withdrawn (widget-disabled)']);
      expect(codeOf(await invite('anna', ada))).toBe(settings ? 'widget-disabled' : 'widget-unknown');
    }
  });

  it.each([
    ['unknown visitors', { visitor: 'nobody' }, 'not-found'],
    ['unknown widgets', { widget: 'x' }, 'widget-unknown'],
    ['departments the widget does not name', { department: 'sales' }, 'not-found'],
    ['no words', { text: ' ' }, 'invalid'],
    ['less than a minute', { expiresInMs: MINUTE - 1 }, 'invalid'],
    ['more than 30 days', { expiresInMs: 30 * DAY + 1 }, 'invalid'],
    ['a field twice', { fields: ['email', 'email'] }, 'invalid'],
  ] as const)('I-1 is refused with %s', async (_what, members, code) => {
    const { invite, ada } = await invited();
    expect(codeOf(await invite('anna', ada, members as object))).toBe(code);
  });

  it('P-6 an unknown agent invites nobody, and one who may not see the visitor is told what that takes', async () => {
    const { invite, ada, staff } = await invited();
    expect(codeOf(await invite('nobody', ada))).toBe('not-found');
    await staff('ben', { departments: ['sales'] });
    expect(await invite('ben', ada)).toMatchObject({
      problem: { code: 'forbidden', permission: 'visitors.see-all' },
    });
  });
});

describe('what becomes of an invitation', () => {
  it('I-4 it is delivered, then shown, then dismissed; never back, and nothing comes after an end', async () => {
    const { tell, ada, states, invitation } = await invited();
    const seen: string[] = [];
    for (const state of ['delivered', 'delivered', 'shown', 'delivered', 'dismissed', 'shown', 'dismissed'] as const) {
      expect(codeOf(await tell(ada, invitation.id, state))).toBe('ok');
      seen.push(...(await states('anna')));
    }
    expect(seen).toEqual(['delivered', 'delivered', 'shown', 'shown', 'dismissed', 'dismissed', 'dismissed']);
  });

  it('I-4 a page may say at once that it was shown, or dismissed', async () => {
    const { tell, ada, states, invitation } = await invited();
    await tell(ada, invitation.id, 'dismissed');
    expect(await states('anna')).toEqual(['dismissed']);
  });

  it('Z-3 what another visitor tells of it counts for nothing', async () => {
    const { tell, guest, states, invitation } = await invited();
    expect(codeOf(await tell(await guest(), invitation.id, 'dismissed'))).toBe('not-found');
    expect(await states('anna')).toEqual(['sent']);
  });

  it.each([
    ['by default in a day', {}, DAY],
    ['when it was said to', { expiresInMs: 5 * MINUTE }, 5 * MINUTE],
  ])('I-4 it expires %s, at that instant', async (_when, members, after) => {
    const { pass, server, clock, states, invitation, ada, beat } = await invited(members);
    expect(invitation.expiresAt).toBe(clock.now + after);
    await pass((after - 1) / 1_000);
    await beat(ada);
    expect(await states('anna')).toEqual(['sent']);
    await pass(0.001);
    expect(await states('anna')).toEqual(['expired']);
    expect(answered(await server.invitations('anna'))[0]?.since).toBe(invitation.expiresAt);
  });

  it('I-4 a tick that is late expires it when it was due, and a repeat of the clock does nothing more', async () => {
    const { pass, server, invitation } = await invited({ expiresInMs: MINUTE });
    expect(server.nextDeadline()).toBeLessThanOrEqual(invitation.expiresAt);
    await pass(3_600);
    await pass(0);
    expect(answered(await server.invitations('anna'))).toMatchObject([
      { state: 'expired', since: invitation.expiresAt },
    ]);
  });

  it('I-4 whoever invited takes it back; others need `agent.manage-others`', async () => {
    const { withdraw, staff, states, invitation } = await invited();
    await staff('ben', { allDepartments: true });
    await staff('cleo', { role: 'supervisor' });
    expect(await withdraw('ben', invitation.id)).toMatchObject({
      problem: { code: 'forbidden', permission: 'agent.manage-others' },
    });
    expect(await states('anna')).toEqual(['sent']);
    expect(answered(await withdraw('cleo', invitation.id)).state).toBe('withdrawn');
    expect(codeOf(await withdraw('anna', 'none'))).toBe('not-found');
  });

  it('I-4 one that is over stays what it is, also when it is taken back', async () => {
    const { withdraw, tell, ada, invitation } = await invited();
    await tell(ada, invitation.id, 'dismissed');
    expect(answered(await withdraw('anna', invitation.id)).state).toBe('dismissed');
  });

  it('I-4 the inviter sees that the visitor left, and that they are back', async () => {
    const { beat, ada, states, pass } = await invited();
    await beat(ada, { leaves: true });
    const left = await states('anna');
    await beat(ada);
    const back = await states('anna');
    await pass(60);
    expect([left, back, await states('anna')]).toEqual([['sent (left)'], ['sent'], ['sent (left)']]);
  });

  it('I-4 each change is an event with whoever made it, and without a word that was said', async () => {
    const { server, tell, ada, invite, answer, invitation, pass } = await invited();
    await tell(ada, invitation.id, 'shown');
    const next = answered(await invite('anna', ada));
    answered(await answer(ada, next.id));
    await pass(1);
    const events = await server.store.eventsAfter('main', 0, 1_000);
    const told = (events.ok ? events.value : []).filter(({ kind }) => kind.startsWith('invitation.'));
    const anna = { kind: 'agent', id: 'anna' };
    const visitor = { kind: 'visitor', id: ada.id };
    expect(
      told.map(({ kind, body }) => [kind, (body as { id: string }).id, (body as { actor: object }).actor]),
    ).toEqual([
      ['invitation.sent', invitation.id, anna],
      ['invitation.shown', invitation.id, visitor],
      ['invitation.withdrawn', invitation.id, anna],
      ['invitation.sent', next.id, anna],
      ['invitation.accepted', next.id, visitor],
    ]);
    expect(JSON.stringify(told)).not.toContain('May I help?');
  });

  it('I-4 an agent has their own alone, over restarts as well', async () => {
    const { server, staff, invitation } = await invited();
    await staff('ben', { allDepartments: true });
    expect([(await server.invitations('ben')).ok, answered(await server.invitations('ben'))]).toEqual([true, []]);
    expect(answered(await server.invitations('anna')).map(({ id }) => id)).toEqual([invitation.id]);
    expect(codeOf(await server.invitations('nobody'))).toBe('not-found');
  });
});

describe('visitors who turn out to be the same', () => {
  it('T-7 have the latest of their invitations, and the others are taken back', async () => {
    const { server, resolve, invite, ada, guest, states, tell } = await invited();
    const other = await guest();
    const later = answered(await invite('anna', other));
    const tokens = [ada, other].map(({ actor }) => ({ token: actor.token, place: 'own' as const }));
    const { visitor } = answered(await resolve({ tokens }));
    expect(await states('anna')).toEqual([expect.stringMatching(/^sent/), 'withdrawn']);
    expect(answered(await server.invitations('anna'))[0]).toMatchObject({ id: later.id, visitor });
    expect(codeOf(await tell(other, later.id, 'shown'))).toBe('ok');
  });
});
