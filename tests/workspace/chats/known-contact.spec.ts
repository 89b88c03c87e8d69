import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/domain/chat/chat.ts';
import type { ChatSettings, WidgetSettings } from '../../../src/domain/settings.ts';
import { answered, aSubmission, hexId } from '../bench.ts';
import { openChatBench } from '../chat-bench.ts';

const asking = (fields: ChatSettings['fields']): WidgetSettings => ({ id: 'w', chat: { fields: fields ?? {} } });

const BOTH = asking({ name: 'required', email: 'required' });

/** `contact.name contact.email`: what a chat cannot begin without; empty: it began. */
const missing = (outcome: {
  readonly ok: boolean;
  readonly problem?: { readonly issues?: readonly { path: string }[] };
}) => (outcome.ok ? '' : (outcome.problem?.issues ?? []).map(({ path }) => path).join(' '));

describe('C-1 what a visitor is asked for with their first words', () => {
  it.each<[string, ChatSettings['fields'], Contact, string]>([
    ['nothing where nothing is set', undefined, {}, ''],
    ['nothing that is optional or off', { name: 'optional', email: 'off' }, {}, ''],
    ['each that is required', { name: 'required', phone: 'required' }, {}, 'contact.name contact.phone'],
    ['those alone that are missing', { name: 'required', email: 'required' }, { name: 'Ada' }, 'contact.email'],
    ['one that is blank', { name: 'required' }, { name: '  ' }, 'contact.name'],
    ['one that is none', { email: 'optional' }, { email: 'nowhere' }, 'contact.email'],
    ['nothing more once all is there', { name: 'required' }, { name: 'Ada' }, ''],
  ])('is %s', async (_what, fields, contact, path) => {
    const { start, ada } = await openChatBench({ settings: asking(fields) });
    expect(missing(await start(ada, { contact }))).toBe(path);
  });

  it('is what they said in an earlier chat no more, and the next agent knows it', async () => {
    const { server, ada, start, chat, sleep } = await openChatBench({ settings: BOTH });
    const contact = { name: 'Ada', email: 'ada@example.com' };
    const { chat: first } = answered(await start(ada, { contact }));
    answered(await server.handle({ kind: 'close-chat', actor: ada, chat: first }));
    sleep(3_600);
    const { chat: second } = answered(await start(ada, { contact: { name: 'Ada Lovelace' } }));
    expect(second).not.toBe(first);
    expect((await chat(second)).contact).toEqual({ ...contact, name: 'Ada Lovelace' });
    expect(answered(await server.visitorPage(ada, null)).known).toEqual(['name', 'email']);
  });

  it('C-18 is asked of nobody whose words begin the next chat, which knows what the one before did', async () => {
    const { server, ada, start, write, chat, sleep } = await openChatBench({ settings: BOTH });
    const contact = { name: 'Ada', email: 'ada@example.com' };
    const { chat: first } = answered(await start(ada, { contact }));
    answered(await server.handle({ kind: 'close-chat', actor: ada, chat: first }));
    sleep(3_600);
    const { chat: second } = answered(await write(first));
    expect(await chat(second)).toMatchObject({ follows: first, contact });
  });

  it('is what they said in a form no more', async () => {
    const { server, start, visit, submit, chat } = await openChatBench({ settings: BOTH });
    const boot = hexId(0xb007);
    const grace = await visit(boot);
    expect(answered(await server.visitorPage(grace, null))).not.toHaveProperty('known');
    answered(await submit(aSubmission({ visitor: boot }), { token: grace.token }));
    expect(answered(await server.visitorPage(grace, null)).known).toEqual(['name', 'email']);
    const { chat: id } = answered(await start(grace));
    expect((await chat(id)).contact).toEqual({ name: 'Ada', email: 'ada@example.com' });
  });

  it('is not asked of whoever goes on in a chat they have', async () => {
    const { server, ada, start } = await openChatBench();
    const { chat } = answered(await start());
    answered(await server.handle({ kind: 'save-widget', settings: BOTH }));
    expect(answered(await start(ada)).chat).toBe(chat);
  });

  it('T-1 is asked of a bridge whatever was said before, and what it says is kept for no other chat', async () => {
    const settings = { ...BOTH, origins: ['http://shop.example', 'https://shop.example'] };
    const { server, resolve, start } = await openChatBench({ settings });
    const origin = 'http://shop.example';
    const { bridge } = answered(await resolve({ boot: hexId(0xb1d6e) }, { origin }));
    const actor = { kind: 'visitor', widget: 'w', token: bridge?.token ?? '', origin } as const;
    const { chat } = answered(await start(actor, { contact: { name: 'Eve', email: 'eve@example.com' } }));
    answered(await server.handle({ kind: 'close-chat', actor, chat }));
    expect(missing(await start(actor))).toBe('contact.name contact.email');
    const [visitor] = answered(await server.visitors({})).visitors;
    expect(visitor).not.toHaveProperty('contact');
  });

  it('I-2 is what the invitation asks for and no more, where they answer one', async () => {
    const { server, ada, start, agent, staff, commandId } = await openChatBench({ settings: BOTH });
    await staff('anna', { role: 'admin' });
    const [visitor] = answered(await server.visitors({})).visitors;
    const invite = { kind: 'invite', actor: agent('anna'), widget: 'w', visitor: visitor?.id ?? '' } as const;
    const sent = await server.handle({ ...invite, commandId: commandId(), text: 'Hello', fields: ['phone'] });
    const answer = (contact: Contact) =>
      server.handle({ kind: 'start-chat', actor: ada, commandId: commandId(), contact, invitation: answered(sent).id });
    expect(missing(await answer({}))).toBe('contact.phone');
    expect(missing(await answer({ phone: '+370 600 00000' }))).toBe('');
    expect(missing(await start(ada))).toBe('');
  });
});
