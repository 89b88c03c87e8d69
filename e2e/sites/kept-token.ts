import type { Walk } from './walk.ts';

const TOKENS = { secure: /pl1_[0-9a-f]{64}/, bridge: /plb_[0-9a-f]{64}/ };

/** The token that a script of this page finds in the stores; throws where there is none. */
export async function keptToken({ kept }: Walk, kind: keyof typeof TOKENS): Promise<string> {
  const [token] = TOKENS[kind].exec((await kept()).join('\n')) ?? [];
  if (!token) throw new Error(`This page keeps no ${kind} token.`);
  return token;
}
