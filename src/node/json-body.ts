import type { FastifyInstance } from 'fastify';

class BodyError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** A charset, if named, must be the one JSON has. */
const inUtf8 = (contentType: string | undefined): boolean => {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
};

/**
 * Makes JSON in well-formed UTF-8 the only body that is read. Broken bytes are refused rather than replaced, since a
 * replaced character would be stored as if it had been written; so are the keys that reach for a prototype.
 */
export function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { 'content-type': type, 'content-encoding': encoding = 'identity' } = request.headers;
    if (!inUtf8(type) || encoding !== 'identity') return done(new BodyError('FST_ERR_CTP_INVALID_MEDIA_TYPE'));
    let text: string;
    try {
      text = utf8.decode(body as Buffer);
    } catch {
      return done(new BodyError('FST_ERR_CTP_INVALID_JSON_BODY'));
    }
    parse(request, text, done);
  });
}
