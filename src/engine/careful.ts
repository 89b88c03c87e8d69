import { type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';

/** Calls a backend that may break its promise never to throw; what it throws becomes a refusal, and stays out of the page. */
export async function careful<Value>(call: () => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> {
  try {
    return await call();
  } catch (error) {
    return refused({ code: 'unreadable', message: `The backend threw: ${error}` });
  }
}
