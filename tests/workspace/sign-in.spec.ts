import { describe, expect, it } from 'vitest';
import { LOGIN_LIFE_MS } from '../../src/domain/agent/agent-token.ts';
import type { Command } from '../../src/workspace/command.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { answered, codeOf, countedIds, MINUTE, MONDAY_10 } from './bench.ts';
import { openSignIns, PASSWORD } from './sign-in-bench.ts';

describe('signing in', () => {
  it('Z-5 the right password gives a token, a session that makes the agent live, and what the role allows', async () => {
    const { signIn, who } = await openSignIns();
    const signed = answered(await signIn());
    expect(signed.token).toMatch(/^pla_[0-9a-f]{64}$/);
    expect(signed).toMatchObject({
      agent: { id: 'anna', role: 'agent', live: true, online: 'offline', sessions: [{ transport: 'http' }] },
      permissions: expect.arrayContaining(['agent.change-online']),
      expiresAt: MONDAY_10 + LOGIN_LIFE_MS,
    });
    expect(await who(signed.token)).toBe('anna');
  });

  it.each([
    ['the address in capitals and spaces', ' ANNA@Shop.Example ', PASSWORD, 'ok'],
    ['another password', 'anna@shop.example', `${PASSWORD}x`, 'unauthorized'],
    ['no password', 'anna@shop.example', '', 'unauthorized'],
    ['the hash as password', 'anna@shop.example', `hash of ${PASSWORD}`, 'unauthorized'],
    ['an account there is not', 'ben@shop.example', PASSWORD, 'unauthorized'],
    ['the id instead of the address', 'anna', PASSWORD, 'unauthorized'],
    ['no address', '', PASSWORD, 'unauthorized'],
  ])('Z-5 with %s', async (_what, email, password, code) => {
    const { signIn } = await openSignIns();
    expect(codeOf(await signIn(email, password))).toBe(code);
  });

  it('Z-5 a wrong password and a missing account are refused alike, after the same work', async () => {
    const { signIn, compared } = await openSignIns();
    const wrong = await signIn('anna@shop.example', 'wrong');
    expect(await signIn('nobody@shop.example', 'wrong')).toEqual(wrong);
    expect(compared).toEqual([
      ['wrong', `hash of ${PASSWORD}`],
      ['wrong', null],
    ]);
  });

  it('Z-5 what is stored holds neither password nor token, and no answer holds the hash', async () => {
    const { signIn, stored, server } = await openSignIns();
    const signed = answered(await signIn());
    const text = await stored();
    expect(text).toContain(`hash of ${PASSWORD}`);
    expect(text.replaceAll(`hash of ${PASSWORD}`, '')).not.toContain(PASSWORD);
    expect(text).not.toContain(signed.token);
    const said = JSON.stringify([signed, await server.agents(), await server.signedInAgent(signed.token)]);
    expect(said).not.toContain('hash of');
    expect(said).not.toContain('anna@shop.example');
  });

  it('Z-5 who is signed in and who may sign in outlives the process', async () => {
    const store = createMemoryStore();
    const first = await openSignIns({ store });
    const { token } = answered(await first.signIn());
    await first.server.close();
    const later = createReferenceServer({ settings: [], now: () => MONDAY_10 + MINUTE, newId: countedIds(), store });
    expect(await later.signedInAgent(token)).toMatchObject({ ok: true, value: { agent: { id: 'anna', live: true } } });
  });

  it('Z-5 nobody signs in by saying that the door has verified them', async () => {
    const { server } = await openSignIns();
    const forged = {
      kind: 'sign-in',
      email: 'anna@shop.example',
      password: 'wrong',
      address: null,
      verified: { agent: 'anna', passwordHash: `hash of ${PASSWORD}` },
    } satisfies Command;
    expect(codeOf(await server.handle(forged))).toBe('unauthorized');
    const planted = { kind: 'save-account', agent: 'anna', email: 'a@b.example', password: PASSWORD } as const;
    await server.handle({ ...planted, passwordHash: 'hash of planted' });
    const signIn = { kind: 'sign-in', email: 'a@b.example', address: null } as const;
    expect(codeOf(await server.handle({ ...signIn, password: 'planted' }))).toBe('unauthorized');
    expect(codeOf(await server.handle({ ...signIn, password: PASSWORD }))).toBe('ok');
  });

  it('Z-5 a password that was replaced while it was compared serves no more', async () => {
    const { signIn, account, hold } = await openSignIns();
    const release = hold();
    const signing = signIn();
    answered(await account('anna', 'anna@shop.example', 'another long password'));
    release();
    expect(codeOf(await signing)).toBe('unauthorized');
  });

  it('Z-5 without a way to hash, nobody signs in, and that is said', async () => {
    const server = createReferenceServer({ settings: [], now: () => MONDAY_10, newId: countedIds() });
    await server.handle({ kind: 'save-agent', agent: 'anna' });
    for (const command of [
      { kind: 'save-account', agent: 'anna', email: 'a@b.example', password: PASSWORD },
      { kind: 'sign-in', email: 'a@b.example', password: PASSWORD, address: null },
    ] as const) {
      expect(await server.handle(command)).toMatchObject({ problem: { code: 'unsupported', ability: 'passwords' } });
    }
  });

  it('Z-5 hashing that fails is our fault, and opens nothing', async () => {
    const errors: unknown[] = [];
    const fail = () => Promise.reject(new Error('no memory'));
    const server = createReferenceServer({
      settings: [],
      now: () => MONDAY_10,
      newId: countedIds(),
      passwords: { hash: fail, fits: fail },
      onError: (error) => errors.push(error),
    });
    const command = { kind: 'sign-in', email: 'a@b.example', password: PASSWORD, address: null } as const;
    expect(codeOf(await server.handle(command))).toBe('unavailable');
    expect(errors).toHaveLength(1);
  });
});

describe('accounts', () => {
  it('Z-5 an address is one agent’s alone, and may be taken over once it is free', async () => {
    const { server, account } = await openSignIns();
    await server.handle({ kind: 'save-agent', agent: 'ben' });
    expect(await account('ben', 'Anna@shop.example')).toMatchObject({
      problem: { code: 'invalid', issues: [{ path: 'email' }] },
    });
    answered(await server.handle({ kind: 'remove-account', agent: 'anna' }));
    expect(codeOf(await account('ben', 'anna@shop.example'))).toBe('ok');
  });

  it('Z-5 there is none without an agent', async () => {
    const { server, account } = await openSignIns();
    expect(codeOf(await account('nobody', 'n@shop.example'))).toBe('not-found');
    expect(codeOf(await server.handle({ kind: 'remove-account', agent: 'nobody' }))).toBe('not-found');
  });

  it.each([
    ['an address that is none', { email: 'anna' }, 'email'],
    ['an address of 255 characters', { email: `${'a'.repeat(243)}@shop.example` }, 'email'],
    ['a password of 11 characters', { password: 'x'.repeat(11) }, 'password'],
    ['a password of 201 characters', { password: 'x'.repeat(201) }, 'password'],
  ])('Z-5 is refused with %s', async (_what, change, path) => {
    const { server } = await openSignIns();
    const command = {
      kind: 'save-account',
      agent: 'anna',
      email: 'a@b.example',
      password: PASSWORD,
      ...change,
    } as const;
    expect(await server.handle(command)).toMatchObject({ problem: { code: 'invalid', issues: [{ path }] } });
  });
});

describe('the end of a login', () => {
  type Signed = Awaited<ReturnType<typeof openSignIns>>;

  it.each<[way: string, end: (bench: Signed, session: string) => Promise<unknown>]>([
    ['signing out', ({ server }, session) => server.handle({ kind: 'sign-out', agent: 'anna', session })],
    ['removal of the agent', ({ server }) => server.handle({ kind: 'remove-agent', agent: 'anna' })],
    ['another role', ({ server }) => server.handle({ kind: 'save-agent', agent: 'anna', role: 'admin' })],
    ['another password', ({ account }) => account('anna', 'anna@shop.example', 'another long password')],
    ['the account’s removal', ({ server }) => server.handle({ kind: 'remove-account', agent: 'anna' })],
    ['time', async ({ clock }) => (clock.now += LOGIN_LIFE_MS)],
  ])('Z-5 comes by %s, at once', async (_way, end) => {
    const bench = await openSignIns();
    const { token, agent } = answered(await bench.signIn());
    await end(bench, agent.sessions[0]?.id ?? '');
    expect(await bench.who(token)).toBe('unauthorized');
    await bench.server.handle({ kind: 'tick' });
    expect((await bench.agent())?.sessions ?? []).toEqual([]);
  });

  it('Z-5 it serves until the last millisecond of its time', async () => {
    const { signIn, who, clock } = await openSignIns();
    const { token } = answered(await signIn());
    clock.now += LOGIN_LIFE_MS - 1;
    expect(await who(token)).toBe('anna');
  });

  it('P-2 signing out in one browser leaves the others signed in and live', async () => {
    const { server, signIn, who, agent } = await openSignIns();
    const phone = answered(await signIn());
    const desk = answered(await signIn());
    await server.handle({ kind: 'sign-out', agent: 'anna', session: phone.agent.sessions[0]?.id ?? '' });
    expect([await who(phone.token), await who(desk.token)]).toEqual(['unauthorized', 'anna']);
    expect(await agent()).toMatchObject({ live: true, sessions: [{ id: desk.agent.sessions[1]?.id }] });
  });

  it('P-2 silence ends the session and not the login: the next touch makes the agent live again', async () => {
    const { server, clock, signIn, who, agent } = await openSignIns();
    const { token } = answered(await signIn());
    clock.now += 5 * MINUTE;
    await server.handle({ kind: 'tick' });
    expect([await who(token), (await agent())?.live]).toEqual(['anna', false]);
    const { session, login } = answered(await server.signedInAgent(token));
    const beat = { kind: 'beat', agent: 'anna', session, login, transport: 'http' } as const;
    expect(answered(await server.handle({ ...beat, active: false }))).toMatchObject({ live: false });
    expect(answered(await server.handle({ ...beat, active: true }))).toMatchObject({ live: true, online: 'offline' });
  });

  it('P-2 a beat that was on its way while its browser signed out begins nothing', async () => {
    const { server, signIn, agent } = await openSignIns();
    const { token } = answered(await signIn());
    const { session, login } = answered(await server.signedInAgent(token));
    const [, beat] = await Promise.all([
      server.handle({ kind: 'sign-out', agent: 'anna', session }),
      server.handle({ kind: 'beat', agent: 'anna', session, login, transport: 'http', active: true }),
    ]);
    expect([codeOf(beat), (await agent())?.live]).toEqual(['unauthorized', false]);
  });

  it('P-4 the last login that ends by another role leaves no ghost online', async () => {
    const { server, signIn, agent } = await openSignIns();
    answered(await signIn());
    await server.handle({ kind: 'save-agent', agent: 'anna', online: 'online' });
    await server.handle({ kind: 'save-agent', agent: 'anna', role: 'supervisor' });
    expect(await agent()).toMatchObject({ role: 'supervisor', online: 'offline', live: false });
  });

  it('Z-5 an agent added anew under the name of one who was removed is nobody’s who was signed in', async () => {
    const { server, signIn, who } = await openSignIns();
    const { token } = answered(await signIn());
    await server.handle({ kind: 'remove-agent', agent: 'anna' });
    await server.handle({ kind: 'save-agent', agent: 'anna' });
    expect([await who(token), codeOf(await signIn())]).toEqual(['unauthorized', 'unauthorized']);
  });

  it('Z-5 of one agent ends none of another', async () => {
    const { server, signIn, account, who } = await openSignIns();
    await server.handle({ kind: 'save-agent', agent: 'ben' });
    answered(await account('ben', 'ben@shop.example'));
    const { token } = answered(await signIn('ben@shop.example'));
    await server.handle({ kind: 'save-agent', agent: 'anna', role: 'admin' });
    await server.handle({ kind: 'remove-agent', agent: 'anna' });
    expect(await who(token)).toBe('ben');
  });

  it('Z-5 saving the role an agent has already signs nobody out', async () => {
    const { server, signIn, who } = await openSignIns();
    const { token } = answered(await signIn());
    await server.handle({ kind: 'save-agent', agent: 'anna', role: 'agent', name: 'Anna' });
    expect(await who(token)).toBe('anna');
  });

  it.each(['', 'pla_', `pla_${'0'.repeat(64)}`, `pl1_${'0'.repeat(64)}`, '../x', 'x'.repeat(10_000)])(
    'Z-5 %j is nobody’s token',
    async (token) => {
      const { signIn, who } = await openSignIns();
      answered(await signIn());
      expect(await who(token)).toBe('unauthorized');
    },
  );
});

describe('tries', () => {
  const WRONG = 'wrong password';

  it('Z-4 the sixth wrong one for an account in 15 minutes is not even compared, known account or not', async () => {
    for (const email of ['anna@shop.example', 'nobody@shop.example']) {
      const { signIn, compared, clock } = await openSignIns();
      const codes = [];
      for (let n = 0; n < 7; n += 1) codes.push(codeOf(await signIn(email, WRONG, `198.51.100.${n}`)));
      expect(codes).toEqual([...Array(5).fill('unauthorized'), ...Array(2).fill('too-many-requests')]);
      expect(compared).toHaveLength(5);
      clock.now += 15 * MINUTE - 1;
      expect(await signIn(email, PASSWORD)).toMatchObject({ problem: { code: 'too-many-requests', retryAfterMs: 1 } });
      clock.now += 1;
      expect(codeOf(await signIn(email, WRONG))).toBe('unauthorized');
    }
  });

  it('Z-4 many at once are no more tries than one after another', async () => {
    const { signIn, compared } = await openSignIns();
    const answers = await Promise.all(Array.from({ length: 40 }, () => signIn('anna@shop.example', WRONG)));
    expect(answers.map(codeOf).filter((code) => code === 'unauthorized')).toHaveLength(5);
    expect(compared).toHaveLength(5);
  });

  it('Z-4 one address has five for all accounts together', async () => {
    const { signIn } = await openSignIns();
    const codes = [];
    for (let n = 0; n < 6; n += 1) codes.push(codeOf(await signIn(`a${n}@shop.example`, WRONG, '198.51.100.7')));
    expect(codes.at(-1)).toBe('too-many-requests');
    expect(codeOf(await signIn('anna@shop.example', PASSWORD, '198.51.100.8'))).toBe('ok');
  });

  it('Z-4 the address in other capitals is the same account', async () => {
    const { signIn } = await openSignIns();
    for (let n = 0; n < 5; n += 1) await signIn(n % 2 ? 'ANNA@shop.example' : ' anna@Shop.example', WRONG);
    expect(codeOf(await signIn())).toBe('too-many-requests');
  });

  it('Z-4 those who get in count for nothing, and win back no wrong one', async () => {
    const { signIn } = await openSignIns();
    const from = '198.51.100.7';
    for (let n = 0; n < 20; n += 1) answered(await signIn('anna@shop.example', PASSWORD, from));
    for (let n = 0; n < 4; n += 1) await signIn('anna@shop.example', WRONG, from);
    answered(await signIn('anna@shop.example', PASSWORD, from));
    expect(codeOf(await signIn('anna@shop.example', WRONG, from))).toBe('unauthorized');
    expect(codeOf(await signIn('anna@shop.example', PASSWORD, from))).toBe('too-many-requests');
  });
});
