import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Passwords } from '../../workspace/agents/passwords.ts';

/** What one hash costs: 2^`ln` blocks of `r` × 128 bytes, gone through `p` times. */
export interface ScryptCost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB, and a fraction of a second: one of the settings OWASP holds to be enough. */
const COST: ScryptCost = { ln: 15, r: 8, p: 3 };

/** Hashes waiting for their turn, beyond which a server says that it is busy rather than let them pile up. */
const MOST_WAITING = 50;

const SALT_BYTES = 16;
const KEY_BYTES = 32;
const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;

interface Stored {
  readonly cost: ScryptCost;
  readonly salt: Buffer;
  readonly key: Buffer;
}

/**
 * Passwords by scrypt, each hash with its own salt and cost beside it: `$scrypt$ln=15,r=8,p=3$salt$key`.
 *
 * One at a time: each takes its memory whole, and somebody who floods the door must not have it many times over.
 */
export function scryptPasswords(cost: ScryptCost = COST): Passwords {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function derive(password: string, salt: Buffer, at: ScryptCost): Promise<Buffer> {
    if (waiting >= MOST_WAITING) return Promise.reject(new Error('Too many passwords wait to be compared.'));
    waiting += 1;
    const key = last.then(() => deriveKey(password, salt, at)).finally(() => (waiting -= 1));
    last = key.catch(() => undefined);
    return key;
  }

  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await derive(password, salt, cost);
      const { ln, r, p } = cost;
      return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
    },
    async fits(password, hash) {
      const stored = hash === null ? null : readStored(hash);
      const key = await derive(password, stored?.salt ?? Buffer.alloc(SALT_BYTES), stored?.cost ?? cost);
      return stored !== null && timingSafeEqual(key, stored.key);
    },
  };
}

/** A password that is typed on another keyboard may come in other code points and mean the same letters. */
const deriveKey = (password: string, salt: Buffer, { ln, r, p }: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // Node wants the limit to be above what is needed, by a little that it does not say.
    const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

function readStored(hash: string): Stored | null {
  const [, ln, r, p, salt, key] = STORED.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return null;
  return {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}
