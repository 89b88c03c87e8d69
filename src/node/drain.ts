import type { FastifyInstance } from 'fastify';

/**
 * Lets connections end with their last answer while the application closes. Node closes the idle ones; one that is busy
 * at that moment would be kept open for the next request, and the process would wait for its time-out.
 */
export function drainOnClose(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
}
