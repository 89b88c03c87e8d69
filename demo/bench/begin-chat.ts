import { ok, type Result } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { SceneChat } from '../scene.ts';
import type { Bench } from './bench.ts';
import { randomId } from './random-id.ts';

/** Begins a chat as somebody new would, on a page of their own. */
export async function beginChat(bench: Bench, { name, text, department }: SceneChat): Promise<Result<void, Problem>> {
  const backend = bench.openBackend();
  try {
    const session = await backend.resolveSession({
      boot: randomId(),
      tokens: [],
      page: { url: 'https://lantern.example/', title: 'Lantern & Co' },
      language: 'en',
      timeZone: 'Europe/Vilnius',
    });
    if (!session.ok) return session;
    const begun = await backend.startChat(session.value.secure?.token ?? '', {
      commandId: randomId(),
      text,
      contact: { name },
      ...(department !== undefined && { department }),
    });
    return begun.ok ? ok(undefined) : begun;
  } finally {
    backend.close();
  }
}
