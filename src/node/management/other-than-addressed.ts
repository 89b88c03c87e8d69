import type { Problem } from '../../domain/problem.ts';

/** The refusal of a body that names another thing than its address does. */
export function otherThanAddressed(path: string, addressed: string): Problem {
  const message = `must be ${JSON.stringify(addressed)}, as in the address`;
  return { code: 'invalid', message: `${path}: ${message}.`, issues: [{ path, message }] };
}
