import { expect, it } from 'vitest';
import { scryptPasswords } from '../../../src/node/agents/scrypt-passwords.ts';

const CHEAP = { ln: 4, r: 8, p: 1 };
const { hash, fits } = scryptPasswords(CHEAP);
const PASSWORD = 'correct horse battery';

it('Z-5 a password fits its own hash, and another one does not', async () => {
  const kept = await hash(PASSWORD);
  expect(kept).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await fits(PASSWORD, kept)).toBe(true);
  for (const other of ['', ` ${PASSWORD}`, PASSWORD.toUpperCase(), `${PASSWORD}x`]) {
    expect(await fits(other, kept)).toBe(false);
  }
});

it('Z-5 the same password has another hash each time, and each fits', async () => {
  const [first, second] = [await hash(PASSWORD), await hash(PASSWORD)];
  expect(first).not.toBe(second);
  expect([await fits(PASSWORD, first), await fits(PASSWORD, second)]).toEqual([true, true]);
});

it('Z-5 letters that look and mean the same are the same, however a keyboard writes them', async () => {
  expect(await fits('caf\u00e9 with milk', await hash('cafe\u0301 with milk'))).toBe(true);
});

it('Z-5 a hash made at another cost is still good', async () => {
  const dearer = await scryptPasswords({ ln: 6, r: 8, p: 2 }).hash(PASSWORD);
  expect(await fits(PASSWORD, dearer)).toBe(true);
});

it.each([null, '', 'plain', '$scrypt$ln=4,r=8,p=1$salt$key', '$scrypt$ln=4,r=8,p=1$$'])(
  'Z-5 nothing fits %j',
  async (kept) => {
    expect(await fits(PASSWORD, kept)).toBe(false);
    expect(await fits('', kept)).toBe(false);
  },
);

it('Z-5 the cost that is used by default can be paid here', async () => {
  const passwords = scryptPasswords();
  expect(await passwords.fits(PASSWORD, await passwords.hash(PASSWORD))).toBe(true);
}, 30_000);

it('Z-5 what piles up is refused, and those before it are still answered', async () => {
  const passwords = scryptPasswords(CHEAP);
  const asked = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.fits(PASSWORD, null)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
  expect(await passwords.fits(PASSWORD, await passwords.hash(PASSWORD))).toBe(true);
});
