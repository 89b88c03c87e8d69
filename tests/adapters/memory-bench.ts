import { memoryBackend } from '../../src/adapters/memory.ts';
import { type Result, refused } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { BackendBench } from '../../src/testing/backend-conformance.ts';
import type { Store } from '../../src/workspace/store.ts';
import { openServer, WIDGET } from './bench-server.ts';

/** The memory backend: ten lines. A losing wrapper stands where a network would be. */
export async function openMemoryBench(store?: Store): Promise<BackendBench> {
  const { server, handles } = openServer(store);
  const open = (widget: string, origin: string | null = null): ChatBackend => memoryBackend(server, { widget, origin });
  const { backend, loseNextAnswer } = losing(open(WIDGET));
  return {
    ...handles,
    backend,
    loseNextAnswer,
    openUnknown: () => open('nowhere'),
    openAt: (origin) => open(WIDGET, origin),
  };
}

function losing(backend: ChatBackend): { backend: ChatBackend; loseNextAnswer: () => void } {
  let lose = false;
  const mayLose = async <Value>(answer: Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> => {
    const given = await answer;
    if (!lose) return given;
    lose = false;
    return refused({ code: 'unreachable', message: 'The answer was lost.' });
  };
  return {
    backend: {
      ...backend,
      submit: (...given) => mayLose(backend.submit(...given)),
      resolveSession: (request) => mayLose(backend.resolveSession(request)),
      startChat: (...given) => mayLose(backend.startChat(...given)),
      write: (...given) => mayLose(backend.write(...given)),
    },
    loseNextAnswer: () => {
      lose = true;
    },
  };
}
