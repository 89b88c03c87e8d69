import type { ChatBackend } from '../../contract/chat-backend.ts';
import { type BackendBench, needsAgent } from '../backend-bench.ts';
import { begin, freshRequest, resolve } from './fresh-session.ts';
import { freshStart, startChat } from './fresh-words.ts';

const PLAIN = 'http://shop.example';
const HTTPS = 'https://shop.example';

export const needsBridge = (bench: BackendBench): string | null =>
  needsAgent(bench) ??
  (bench.openAt ? null : 'the bench opens no page of another origin') ??
  (bench.advance ? null : 'the bench has no hand on the clock');

/** A visitor who wrote over https, and a page over http that their bridge was carried to an hour later. */
export async function crossOver({ widget, saveSettings, openAt, advance, agent }: BackendBench) {
  await saveSettings({ id: widget, origins: [PLAIN, HTTPS] });
  await agent?.come();
  const open = openAt as (origin: string) => ChatBackend;
  const [https, plain] = [open(HTTPS), open(PLAIN)];
  const { token, bridge } = await begin(https);
  const { chat } = await startChat(https, token, freshStart({ text: 'Behind https' }));
  await agent?.reply(chat, 'Also behind it');
  await advance?.(3_600_000);
  const tokens = [{ token: bridge?.token ?? '', place: 'bridge' } as const];
  const crossed = await resolve(plain, freshRequest({ tokens }), 'resolveSession over http');
  return { https, plain, token, chat, bridge: crossed.bridge?.token ?? '' };
}
