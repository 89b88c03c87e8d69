import type { CookieJar } from '../../contract/platform.ts';

/**
 * The page's cookies, which never throw: in a sandboxed frame the very property does. Browsers drop a cookie they do not
 * like without a word, hence the reading back.
 */
export function cookieJar(isAllowed: () => boolean): CookieJar {
  const read = (name: string): readonly string[] => (isAllowed() ? valuesOf(name) : []);

  return {
    read,
    write({ name, value, domain, secure, maxAgeSeconds }) {
      if (!isAllowed()) return false;
      put(`${name}=${value}`, domain, secure, maxAgeSeconds);
      return read(name).includes(value);
    },
    remove(name, domain) {
      // A page sees every cookie that it could remove; where nothing may be kept, not even the attempt should be seen.
      if (valuesOf(name).length === 0) return;
      // Over https a cookie that is `Secure` gives way only to another one; elsewhere browsers refuse those.
      put(`${name}=`, domain, location.protocol === 'https:' || name.startsWith('__'), 0);
    },
  };
}

const valuesOf = (name: string): readonly string[] =>
  cookieText()
    .split('; ')
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));

function cookieText(): string {
  try {
    return document.cookie;
  } catch {
    return '';
  }
}

function put(pair: string, domain: string | undefined, secure: boolean, maxAgeSeconds: number): void {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous, and absent from http pages.
    document.cookie = [
      pair,
      'Path=/',
      'SameSite=Lax',
      `Max-Age=${maxAgeSeconds}`,
      ...(domain === undefined ? [] : [`Domain=${domain}`]),
      ...(secure ? ['Secure'] : []),
    ].join('; ');
  } catch {
    // Read back as missing.
  }
}
