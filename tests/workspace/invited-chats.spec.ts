import { describe, expect, it } from 'vitest';
import type { ChatRulesSettings } from '../../src/domain/chat/department-settings.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { answered, codeOf } from './bench.ts';
import { openVisitBench } from './visit-bench.ts';

type Members = Parameters<Awaited<ReturnType<typeof openVisitBench>>['invite']>[2];

interface Scene {
  readonly settings?: Partial<WidgetSettings>;
  readonly rules?: ChatRulesSettings;
}

/** Anna is there and has invited Ada; Ben is another agent who is there. */
async function scene(members: Members = {}, { settings = {}, rules }: Scene = {}) {
  const bench = await openVisitBench({
    settings: { id: 'w', tracking: true, ...settings },
    rules: { assignment: 'manual', ...rules },
  });
  await bench.staff('anna', { allDepartments: true });
  const invitation = answered(await bench.invite('anna', bench.ada, members));
  return { ...bench, invitation };
}

const words = (log: readonly { kind: string }[]): readonly string[] =>
  log.flatMap((entry) => {
    const { kind, actor, text } = entry as { kind: string; actor: { kind: string }; text?: string };
    return kind === 'message' ? [`${actor.kind}: ${text}`] : [];
  });

const BOT = { bot: {} };

describe('the answer', () => {
  it('I-1 begins the chat where the rules put it, with the words of the invitation first', async () => {
    const { answer, ada, invitation, chat, log, states, server } = await scene();
    const receipt = answered(await answer(ada, invitation.id));
    expect(receipt).toMatchObject({ state: 'queued', reason: 'started', position: 1 });
    expect(words(await log(receipt.chat))).toEqual(['agent: May I help?', 'visitor: Yes, please.']);
    expect(await chat(receipt.chat)).toMatchObject({ invitation: invitation.id, agentWroteAt: null, askedBy: null });
    expect(await states('anna')).toEqual(['accepted']);
    expect(answered(await server.invitations('anna'))[0]?.chat).toBe(receipt.chat);
  });

  it('I-1 is a chat of the department the invitation named, whatever else the page says', async () => {
    const settings = { departments: ['sales', 'care'] };
    const { answer, ada, invitation, chat } = await scene({ department: 'care' }, { settings });
    const { chat: id } = answered(await answer(ada, invitation.id, { department: 'sales' }));
    expect((await chat(id)).department).toBe('care');
  });

  it('I-1 words are never lost: what answers an invitation that is over, foreign or unknown is an ordinary chat', async () => {
    const over = {
      expired: async ({ pass }) => pass(86_400),
      withdrawn: async ({ withdraw, invitation }) => withdraw('anna', invitation.id),
      dismissed: async ({ tell, ada, invitation }) => tell(ada, invitation.id, 'dismissed'),
    } satisfies Record<string, (bench: Awaited<ReturnType<typeof scene>>) => Promise<unknown>>;
    for (const end of Object.values(over)) {
      const bench = await scene({ fields: ['email'], assignToMe: true });
      await end(bench);
      const { chat } = answered(await bench.answer(bench.ada, bench.invitation.id));
      expect(await bench.chat(chat)).toMatchObject({ invitation: null, offer: null });
      expect(words(await bench.log(chat))).toEqual(['visitor: Yes, please.']);
    }
    const bench = await scene({ assignToMe: true });
    const foreign = await bench.guest();
    for (const id of [bench.invitation.id, 'unknown']) {
      const { chat } = answered(await bench.answer(foreign, id));
      expect(await bench.chat(chat)).toMatchObject({ invitation: null, offer: null });
    }
    expect(await bench.states('anna')).toEqual(['sent']);
  });

  it('C-19 of a visitor who began a chat meanwhile goes on in that, and the agent there reads what it answers', async () => {
    const { start, answer, ada, invitation, log, states } = await scene();
    const begun = answered(await start(ada.actor));
    const receipt = answered(await answer(ada, invitation.id));
    expect(receipt.chat).toBe(begun.chat);
    expect(words(await log(receipt.chat))).toEqual(['visitor: Hello?', 'agent: May I help?', 'visitor: Yes, please.']);
    expect(await states('anna')).toEqual(['accepted']);
  });

  it('I-1 sent again it is the same answer, and nothing is there twice', async () => {
    const { answer, ada, invitation, log, commandId } = await scene();
    const again = { commandId: commandId() };
    const first = answered(await answer(ada, invitation.id, again));
    expect(answered(await answer(ada, invitation.id, again))).toEqual(first);
    expect(words(await log(first.chat))).toHaveLength(2);
  });

  it.each([
    [['email'], {}, ['contact.email']],
    [['name', 'phone'], { name: ' ' }, ['contact.name', 'contact.phone']],
    [['email'], { email: 'nowhere' }, ['contact.email']],
    [['phone'], { phone: 'call me' }, ['contact.phone']],
    [['email', 'name'], { email: 'ada@example.com', name: 'Ada' }, []],
    [[], {}, []],
  ] as const)('I-2 asked for %j it takes %j but for %j', async (fields, contact, wrong) => {
    const { answer, ada, invitation, server, states, chat } = await scene({ fields });
    const outcome = await answer(ada, invitation.id, { contact });
    expect(outcome.ok ? [] : outcome.problem.issues?.map(({ path }) => path)).toEqual(wrong);
    expect(codeOf(outcome)).toBe(wrong.length > 0 ? 'invalid' : 'ok');
    expect(await states('anna')).toEqual([wrong.length > 0 ? 'sent' : 'accepted']);
    expect(await server.chats()).toHaveLength(wrong.length > 0 ? 0 : 1);
    if (outcome.ok) expect((await chat(outcome.value.chat)).contact).toEqual(contact);
  });

  it('F-1 what a visitor says of themselves is kept as a form’s values are, and what is blank is not', async () => {
    const { answer, ada, invitation, chat } = await scene();
    const contact = { name: ' Ada\r\nBcc: all', email: '  ', phone: '112' };
    const { chat: id } = answered(await answer(ada, invitation.id, { contact }));
    expect((await chat(id)).contact).toEqual({ name: 'Ada Bcc: all', phone: '112' });
  });

  it.each([
    ['the bot', {}, 'bot'],
    ['people, past the bot', { skipBot: true }, 'queued'],
  ])('I-2 comes to %s', async (_whom, members, state) => {
    const { answer, ada, invitation } = await scene(members, { settings: BOT });
    expect(answered(await answer(ada, invitation.id)).state).toBe(state);
  });
});

describe('assignToMe', () => {
  const ASKED: Members = { assignToMe: true };

  it.each([
    ['online and visible', {}],
    ['away', { online: 'away' }],
    ['offline', { online: 'offline' }],
    ['invisible', { visible: 'invisible' }],
    ['offline and invisible', { online: 'offline', visible: 'invisible' }],
  ] as const)('I-2 the chat is offered to an inviter who is %s by now', async (_how, members) => {
    const { answer, ada, invitation, staff, chat, steps, clock } = await scene(ASKED);
    await staff('anna', members);
    const receipt = answered(await answer(ada, invitation.id));
    expect(receipt.state).toBe('queued');
    expect(await chat(receipt.chat)).toMatchObject({
      offer: { agent: 'anna', until: clock.now + 30_000, byInvitation: true },
      askedBy: null,
      owner: null,
    });
    expect(await steps(receipt.chat)).toEqual(['>queued started', 'queued>queued offered anna']);
  });

  it('C-2 it is queued for them though nobody is there, by a schedule that is closed as well', async () => {
    const settings: Partial<WidgetSettings> = {
      policy: 'schedule',
      schedule: { timeZone: 'UTC', weekly: { sun: [['09:00', '17:00']] } },
    };
    const { answer, ada, invitation, guest, start } = await scene(ASKED, { settings });
    expect(answered(await answer(ada, invitation.id)).state).toBe('queued');
    expect(answered(await start((await guest()).actor)).state).toBe('open');
  });

  it('I-2 with auto-accept and a live session it is theirs at once', async () => {
    const { answer, ada, invitation, staff, chat } = await scene(ASKED);
    await staff('anna', { autoAccept: true });
    const { chat: id, state } = answered(await answer(ada, invitation.id));
    expect([state, (await chat(id)).owner]).toEqual(['active', 'anna']);
  });

  it('I-2 auto-accept without a live session accepts nothing', async () => {
    const { answer, ada, invitation, server, chat } = await scene(ASKED);
    answered(await server.handle({ kind: 'save-agent', agent: 'anna', autoAccept: true }));
    answered(await server.handle({ kind: 'sign-out', agent: 'anna', session: 'anna-1' }));
    const { chat: id } = answered(await answer(ada, invitation.id));
    expect(await chat(id)).toMatchObject({ state: 'queued', offer: { agent: 'anna' } });
  });

  it('I-2 after the deadline it goes on to the next agent, as any other', async () => {
    const { answer, ada, invitation, staff, chat, pass } = await scene(ASKED, { rules: { assignment: 'auto' } });
    await staff('ben');
    const { chat: id } = answered(await answer(ada, invitation.id));
    await pass(29.999);
    expect((await chat(id)).offer?.agent).toBe('anna');
    await pass(0.001);
    expect((await chat(id)).offer).toMatchObject({ agent: 'ben', byInvitation: false });
  });

  it('C-9 it stands though the inviter goes offline, and without a timeout until it is taken', async () => {
    const { answer, ada, invitation, staff, chat, pass } = await scene(ASKED, {
      rules: { assignment: 'auto', offerTimeoutMs: 0, answerLimitMs: 0 },
    });
    await staff('ben');
    const { chat: id } = answered(await answer(ada, invitation.id));
    await staff('anna', { online: 'offline' });
    await pass(120);
    expect((await chat(id)).offer).toEqual({ agent: 'anna', until: null, byInvitation: true });
  });

  it('I-2 the bot has its part first; once that ends the chat is offered to the inviter', async () => {
    const { answer, ada, invitation, server, chat } = await scene(ASKED, { settings: BOT });
    const { chat: id, state } = answered(await answer(ada, invitation.id));
    expect([state, (await chat(id)).askedBy]).toEqual(['bot', 'anna']);
    answered(await server.handle({ kind: 'hand-off', actor: { kind: 'bot' }, chat: id }));
    expect(await chat(id)).toMatchObject({
      state: 'queued',
      askedBy: null,
      offer: { agent: 'anna', byInvitation: true },
    });
  });

  it('I-2 it is held for the inviter once: not when it comes into another line later', async () => {
    const { answer, ada, invitation, open, server, agent, chat, staff } = await scene(ASKED, {
      settings: { ...BOT, departments: ['sales'] },
    });
    await staff('ben', { departments: ['sales'] });
    const { chat: id } = answered(await answer(ada, invitation.id));
    answered(
      await server.handle({ kind: 'reply', actor: agent('ben'), chat: id, commandId: '0'.repeat(32), text: 'Mine.' }),
    );
    expect(codeOf(await open(id, 'ben'))).toBe('ok');
    answered(
      await server.handle({ kind: 'transfer-chat', actor: agent('ben'), chat: id, to: { department: 'sales' } }),
    );
    expect(await chat(id)).toMatchObject({ state: 'queued', offer: null, askedBy: null });
  });

  it('I-2 an inviter who was removed is nobody: the chat goes where any other goes', async () => {
    const { answer, ada, invitation, server, chat } = await scene(ASKED);
    answered(await server.handle({ kind: 'remove-agent', agent: 'anna' }));
    const receipt = answered(await answer(ada, invitation.id));
    expect(receipt.state).toBe('open');
    expect(await chat(receipt.chat)).toMatchObject({ invitation: invitation.id, offer: null, owner: null });
  });

  it('I-2 so is one who is removed while the bot has its part, though others are there', async () => {
    const { answer, ada, invitation, server, chat, staff } = await scene(ASKED, { settings: BOT });
    await staff('ben');
    const { chat: id } = answered(await answer(ada, invitation.id));
    answered(await server.handle({ kind: 'remove-agent', agent: 'anna' }));
    answered(await server.handle({ kind: 'hand-off', actor: { kind: 'bot' }, chat: id }));
    expect(await chat(id)).toMatchObject({ state: 'queued', offer: null, askedBy: null });
    expect((await server.agents()).map((agent) => agent.id)).toEqual(['ben']);
  });

  it('S-10 it stays when the widget goes offline, and its answer is queued for the inviter all the same', async () => {
    const { answer, ada, invitation, staff, server, states, chat } = await scene(ASKED);
    await staff('anna', { online: 'offline' });
    expect(answered(await server.statusDocument('w')).people.staffed).toBe(false);
    expect(await states('anna')).toEqual(['sent']);
    const receipt = answered(await answer(ada, invitation.id));
    expect([receipt.state, (await chat(receipt.chat)).offer?.agent]).toEqual(['queued', 'anna']);
  });

  it('I-2 without it the chat is nobody’s', async () => {
    const { answer, ada, invitation, chat } = await scene({ assignToMe: false });
    const { chat: id } = answered(await answer(ada, invitation.id));
    expect(await chat(id)).toMatchObject({ state: 'queued', offer: null, askedBy: null });
  });
});

describe('invite-and-start', () => {
  it('C-5 V-2 takes being allowed to see the visitor', async () => {
    const { server, agent, ada, staff, commandId, withdraw, invitation } = await scene();
    answered(await withdraw('anna', invitation.id));
    await staff('ben', { departments: ['sales'] });
    const begin = (by: string) =>
      server.handle({
        kind: 'invite-and-start',
        actor: agent(by),
        widget: 'w',
        visitor: ada.id,
        commandId: commandId(),
        text: 'Good morning.',
      });
    expect(await begin('ben')).toMatchObject({ problem: { code: 'forbidden', permission: 'visitors.see-all' } });
    expect(answered(await begin('anna'))).toMatchObject({ state: 'active', reason: 'invited' });
  });
});
