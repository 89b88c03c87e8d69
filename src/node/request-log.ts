import type { FastifyInstance } from 'fastify';
import { truncated } from './address.ts';

/**
 * One line per request: what was asked of which thing and how it went. Never words, bodies, query strings, tokens or
 * whole addresses (Z-7); the route's pattern stands for the address, since paths may hold anything.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { widget } = (request.params ?? {}) as { widget?: string };
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        ...(widget !== undefined && { widget: widget.slice(0, 64) }),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        from: truncated(request.ip),
      },
      'answered',
    );
  });
}

/** What may be logged of a fault of ours: its name, code and place. The message may quote what a visitor wrote. */
export const faultForLog = (error: unknown): Readonly<Record<string, unknown>> => {
  const { name, code, stack } = (error ?? {}) as Partial<Error> & { code?: unknown };
  return {
    name,
    code,
    at: stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
};
