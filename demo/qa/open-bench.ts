import { ok, type Result } from '../../src/base/result.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { Bench, BenchKind, BenchStart } from '../bench/bench.ts';
import { openHttpBench } from '../bench/http-bench.ts';
import { createMemoryBench } from '../bench/memory-bench.ts';
import { randomId } from '../bench/random-id.ts';
import { DEMO_TOKEN } from '../demo-token.ts';

/** Opens the wished bench; over HTTP each page gets a scene server of its own, so that colleagues do not collide. */
export async function openBench(kind: BenchKind, start: BenchStart): Promise<Result<Bench, Problem>> {
  if (kind === 'memory') return ok(createMemoryBench(start));
  return openHttpBench({ url: `${location.origin}/scenes/${randomId()}`, token: DEMO_TOKEN }, start);
}
