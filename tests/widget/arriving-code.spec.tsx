import { afterEach, describe, expect, it, vi } from 'vitest';
import { withCode } from '../../src/engine/session/with-code.ts';
import { arrivingCode } from '../../src/widget/arriving-code.ts';
import { hasVisitor } from '../../src/widget/has-visitor.ts';

const CODE = `plh_${'0f'.repeat(32)}`;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('a page opened with a handover code', () => {
  /** A page at this address, and what becomes of it. */
  function at(href: string, replaceState = vi.fn()) {
    vi.stubGlobal('location', { href });
    vi.stubGlobal('history', { state: { of: 'the page' }, replaceState });
    return replaceState;
  }

  it.each([
    [`https://shop.example/#porchlight=${CODE}`, 'https://shop.example/'],
    [`https://shop.example/?a=1#/lamps&porchlight=${CODE}`, 'https://shop.example/?a=1#/lamps'],
    [`https://shop.example/#porchlight=${CODE}&top`, 'https://shop.example/#top'],
    [`https://shop.example/#a&porchlight=${CODE}&b`, 'https://shop.example/#a&b'],
  ])('T-9 of %s hands it out, and shows %s from then on', (href, rest) => {
    const replaceState = at(href);
    expect(arrivingCode()).toBe(CODE);
    expect(replaceState.mock.calls).toEqual([[{ of: 'the page' }, '', rest]]);
  });

  it.each([
    'https://pay.example/',
    'https://pay.example/?a=1',
    'https://pay.example/#top',
    'https://pay.example/#/route?x=1&y',
    'https://pay.example/#a=1#b',
  ])('T-9 of %s with a code is as it was without', (href) => {
    const replaceState = at(withCode(href, CODE));
    expect(arrivingCode()).toBe(CODE);
    expect(replaceState).toHaveBeenCalledWith(expect.anything(), '', href);
  });

  it.each(['https://shop.example/', 'https://shop.example/#xporchlight=plh_0', 'about:srcdoc'])(
    'T-9 nothing is touched at %s',
    (href) => {
      const replaceState = at(href);
      expect(arrivingCode()).toBeUndefined();
      expect(replaceState).not.toHaveBeenCalled();
    },
  );

  it('E-8 that may not change its address goes on with the code', () => {
    at(
      `https://shop.example/#porchlight=${CODE}`,
      vi.fn(() => {
        throw new DOMException('Too many calls.', 'SecurityError');
      }),
    );
    expect(arrivingCode()).toBe(CODE);
  });
});

describe('whether anybody was here before', () => {
  const cookies = (text: string) => vi.spyOn(document, 'cookie', 'get').mockReturnValue(text);

  it.each([
    ['pl:shop:outbox', '', true],
    ['pl:shop:visitor', '', true],
    ['pl:shop:session', '', true],
    ['pl:shops:visitor', '', false],
    ['visitor', 'session=1; _ga=2', false],
    ['x', '__Secure-pl_shop=pl1_0', true],
    ['x', 'a=1; __Host-pl_shop=pl1_0', true],
    ['x', 'plb_shop=plb_0', true],
    ['x', 'plb_shops=plb_0', false],
  ])('T-9 is told by the key %s and the cookies "%s": %s', (key, text, known) => {
    localStorage.setItem(key, '1');
    cookies(text);
    expect(hasVisitor('shop')).toBe(known);
  });

  it('T-4 of a widget with a name that no cookie can have', () => {
    cookies('plb_a%3Bb=plb_0');
    expect(hasVisitor('a;b')).toBe(true);
  });

  it('E-8 is nobody where the stores throw', () => {
    vi.spyOn(document, 'cookie', 'get').mockImplementation(() => {
      throw new DOMException('The document is sandboxed.', 'SecurityError');
    });
    expect(hasVisitor('shop')).toBe(false);
  });
});
