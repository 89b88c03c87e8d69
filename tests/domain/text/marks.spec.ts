import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../src/domain/text/inline-marks.ts';
import { type Block, parseMarks } from '../../../src/domain/text/marks.ts';

/** A tree as one line: `<b>`, `<i>`, `<code>`, `<a href host>`, paragraphs as `¶`, lists as `ul`/`ol`. */
function shown(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? `¶${inline(block.content)}`
        : `${block.ordered ? 'ol' : 'ul'}(${block.items.map(inline).join('|')})`,
    )
    .join(' ');
}

function inline(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'code') return `<code ${node.text}>`;
      if (node.kind === 'link')
        return `<a ${node.href} "${node.text}"${node.host === undefined ? '' : ` → ${node.host}`}>`;
      return `<${node.kind[0]} ${inline(node.content)}>`;
    })
    .join('');
}

describe('marks', () => {
  it.each([
    ['plain text is one paragraph', 'Hello there', '¶Hello there'],
    ['an empty text has no block', ' \n\t\n ', ''],
    ['an empty line parts paragraphs', 'a\n\nb\n  \nc', '¶a ¶b ¶c'],
    ['a line end inside a paragraph is kept', 'a\r\nb\rc', '¶a\nb\nc'],
    ['two stars are bold', 'a **b c** d', '¶a <b b c> d'],
    ['one star is italic', 'a *b* c', '¶a <i b> c'],
    ['an underline is italic', 'a _b_ c', '¶a <i b> c'],
    ['two underlines are text', '__init__', '¶__init__'],
    ['three stars are text', '***a***', '¶***a***'],
    ['italic stands inside bold', '**a *b* c**', '¶<b a <i b> c>'],
    ['bold stands inside italic', '_a **b** c_', '¶<i a <b b> c>'],
    ['italic does not stand inside italic', '_a *b* c_', '¶<i a *b* c>'],
    ['stars between digits are text', '2*3*4', '¶2*3*4'],
    ['underlines between letters are text', 'snake_case_name', '¶snake_case_name'],
    ['a star between letters is text', 'Kund*innen und Schüler*innen', '¶Kund*innen und Schüler*innen'],
    ['stars between blanks are text', '2 * 3 ** 4', '¶2 * 3 ** 4'],
    ['a mark needs its end', 'a **b', '¶a **b'],
    ['a mark does not end after a blank', '*a *', '¶*a *'],
    ['a mark does not end before a letter', '**a**b', '¶**a**b'],
    ['a mark ends before punctuation', '(**a**), _b_!', '¶(<b a>), <i b>!'],
    ['a mark works in scripts without blanks', '这是**重要**的', '¶这是<b 重要>的'],
    ['an inner mark without an end is text', '**a *b** c', '¶<b a *b> c'],
    ['an outer mark without an end keeps the inner', '**a *b* c', '¶**a <i b> c'],
    ['a mark does not reach into the next paragraph', '**a\n\nb**', '¶**a ¶b**'],
    ['code keeps marks as they are', '`**a** _b_`', '¶<code **a** _b_>'],
    ['code needs its end', 'a `b', '¶a `b'],
    ['empty code is text', 'a `` b', '¶a `` b'],
    ['a mark inside a word after code', '`a`*b*', '¶<code a><i b>'],
    ['lines with a dash are a list', '- a\n- **b**', 'ul(a|<b b>)'],
    ['a list may follow a paragraph at once', 'Hours:\n- a\nend', '¶Hours: ul(a) ¶end'],
    ['numbers from 1 are a list', '1. a\n2. b', 'ol(a|b)'],
    ['another number is text', '24. December closed', '¶24. December closed'],
    ['blanks around lines and items are dropped', '  a  \n b\n-   c  \n\n1.   d  ', '¶a\nb ul(c) ol(d)'],
    ['a number out of turn ends the list', '1. a\n3. b', 'ol(a) ¶3. b'],
    ['dashes after numbers are another list', '1. a\n- b\n1. c', 'ol(a) ul(b) ol(c)'],
    ['a dash without a blank is text', '-a', '¶-a'],
    ['a dash alone is text', '- ', '¶-'],
    ['a number alone is text', '1.  ', '¶1.'],
    ['tags and entities are text', '<b onclick=x>&lt;</b>', '¶<b onclick=x>&lt;</b>'],
  ])('Z-1 %s', (_promise, text, tree) => {
    expect(shown(parseMarks(text))).toBe(tree);
  });
});

describe('links', () => {
  it.each([
    [
      'a bare address',
      'see https://a.example/b?c=d#e',
      '¶see <a https://a.example/b?c=d#e "https://a.example/b?c=d#e">',
    ],
    ['a bare address without the full stop', 'https://a.example.', '¶<a https://a.example "https://a.example">.'],
    ['a bare address in brackets', '(https://a.example/x)', '¶(<a https://a.example/x "https://a.example/x">)'],
    ['brackets inside an address', 'https://a.example/x_(y)', '¶<a https://a.example/x_(y) "https://a.example/x_(y)">'],
    [
      'a bare address inside a mark',
      '**https://a.example/b_c**',
      '¶<b <a https://a.example/b_c "https://a.example/b_c">>',
    ],
    ['a mail address', 'mailto:a@b.example', '¶<a mailto:a@b.example "mailto:a@b.example">'],
    ['a number', 'tel:+370-600', '¶<a tel:+370-600 "tel:+370-600">'],
    ['a scheme in capitals', 'HTTPS://A.example', '¶<a HTTPS://A.example "HTTPS://A.example">'],
    ['a port, and an address of numbers', 'http://[::1]:8080/', '¶<a http://[::1]:8080/ "http://[::1]:8080/">'],
    ['words for an address', '[our shop](https://a.example/x)', '¶<a https://a.example/x "our shop" → a.example>'],
    ['one letter for an address', '[x](https://a.example)', '¶<a https://a.example "x" → a.example>'],
    ['words without the blanks around them', '[ x ](https://a.example)', '¶<a https://a.example "x" → a.example>'],
    [
      'words that name the host in another case',
      '[A.Example](https://a.example)',
      '¶<a https://a.example "A.Example">',
    ],
    ['a port of one digit', 'http://a.example:8/', '¶<a http://a.example:8/ "http://a.example:8/">'],
    ['the same of an address of numbers', 'http://[fe80::10]:8', '¶<a http://[fe80::10]:8 "http://[fe80::10]:8">'],
    ['a short number', 'tel:12', '¶<a tel:12 "tel:12">'],
    ['words that name the host', '[a.example](https://a.example/x)', '¶<a https://a.example/x "a.example">'],
    [
      'words that are the address',
      '[https://a.example/y](https://a.example/x)',
      '¶<a https://a.example/x "https://a.example/y">',
    ],
    [
      'words that name another host',
      '[bank.example](https://evil.example)',
      '¶<a https://evil.example "bank.example" → evil.example>',
    ],
    [
      'words that name a part of the host',
      '[a.example](https://a.example.evil.example)',
      '¶<a https://a.example.evil.example "a.example" → a.example.evil.example>',
    ],
    [
      'words that hide the host after an @',
      '[https://bank.example@x](https://evil.example)',
      '¶<a https://evil.example "https://bank.example@x" → evil.example>',
    ],
    [
      'words for a mail address',
      '[write](mailto:a@b.example?subject=x)',
      '¶<a mailto:a@b.example?subject=x "write" → a@b.example>',
    ],
    [
      'words that name a host but for a dot or a hyphen',
      '[my.bank.example](https://my-bank.example)',
      '¶<a https://my-bank.example "my.bank.example" → my-bank.example>',
    ],
    ['a number written with blanks', '[+370 600](tel:+370600)', '¶<a tel:+370600 "+370 600">'],
    ['another number than the words say', '[call](tel:+1900)', '¶<a tel:+1900 "call" → +1900>'],
    [
      'words without characters that turn the reading direction',
      '[\u202emoc.knab\u202c](https://a.example)',
      '¶<a https://a.example "moc.knab" → a.example>',
    ],
    [
      'an address with blanks names nothing, what is inside is bare',
      '[a](x https://a.example)',
      '¶[a](x <a https://a.example "https://a.example">)',
    ],
    [
      'another scheme around an address lends it no words',
      '[a](blob:https://a.example/1)',
      '¶[a](blob:<a https://a.example/1 "https://a.example/1">)',
    ],
    [
      'an address that turns the reading direction lends it no words',
      '[a](https://a.example/\u202etxt)',
      '¶[a](<a https://a.example/ "https://a.example/">\u202etxt)',
    ],
    [
      'an address only up to such a character',
      'https://a.example/\u202egpj.exe',
      '¶<a https://a.example/ "https://a.example/">\u202egpj.exe',
    ],
  ])('Z-1 a link: %s', (_promise, text, tree) => {
    expect(shown(parseMarks(text))).toBe(tree);
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert)',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '[a](file:///etc/passwd)',
    '[a](//evil.example)',
    '[a](/path)',
    '[a](https:evil.example)',
    '[a](https:///evil.example)',
    '[a](https:\\\\evil.example)',
    '[a](https://bank.example\\@evil.example)',
    '[a](https://bank.example@evil.example)',
    '[a](https://user:pass@evil.example)',
    '[a](https://bank.example%2eevil.example)',
    '[a](https://bank.example。evil.example)',
    '[a](https://)',
    '[a](https://a.example:999999)',
    '[a](https://[::1]:999999)',
    'tel:1',
    '[a](mailto:)',
    '[a](mailto:a)',
    '[a](tel:)',
    '[a](tel:call)',
    '[\u202e](https:)',
    '[](https:)',
    '[a\nb](https:)',
    'https://bank.example@evil.example',
    'https://user:pass@evil.example/x',
    'xhttps: https: tel: mailto:',
    'javascript:alert(1)',
    'javascript://a.example/%0aalert(1)',
  ])('Z-1 no link: %j stays text', (text) => {
    expect(shown(parseMarks(text))).toBe(`¶${text}`);
  });

  it('Z-1 words of more than 500 characters are no link', () => {
    const label = 'a'.repeat(500);
    expect(shown(parseMarks(`[${label}](tel:12)`))).toBe(`¶<a tel:12 "${label}" → 12>`);
    expect(shown(parseMarks(`[${label}a](tel:12)`))).toBe(`¶[${label}a](<a tel:12 "tel:12">)`);
  });

  it('Z-1 an address of more than 2,048 characters stays text', () => {
    const longest = `https://a.example/${'x'.repeat(2_030)}`;
    expect(shown(parseMarks(longest))).toContain('<a ');
    expect(shown(parseMarks(`${longest}x`))).toBe(`¶${longest}x`);
    expect(shown(parseMarks(`[a](${longest}x)`))).not.toContain('"a"');
  });
});

describe('every text', () => {
  const marks = fc.array(
    fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '](',
      ' ',
      '\n',
      '\n\n',
      'a',
      'https://a.example',
      '- ',
      '1. ',
      '.',
      'tel:+1',
    ),
    { maxLength: 60 },
  );
  const depth = (nodes: readonly Inline[]): number =>
    Math.max(0, ...nodes.map((node) => 1 + ('content' in node ? depth(node.content) : 0)));
  const letters = (nodes: readonly Inline[]): string =>
    nodes.map((node) => ('content' in node ? letters(node.content) : node.text)).join('');
  const contents = (text: string): (readonly Inline[])[] =>
    parseMarks(text).flatMap((block) => (block.kind === 'list' ? block.items : [block.content]));

  it('Z-1 nesting never goes deeper than a link in italic in bold', () => {
    fc.assert(
      fc.property(marks, (parts) => {
        for (const content of contents(parts.join(''))) expect(depth(content)).toBeLessThanOrEqual(3);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it('Z-1 no letter is lost, added or moved', () => {
    const bare = (text: string): string => text.replace(/[^a]/g, '');
    const withoutLinks = marks.map((parts) => parts.filter((part) => !/https|tel|\[/.test(part)).join(''));
    fc.assert(
      fc.property(withoutLinks, (text) => {
        expect(bare(contents(text).map(letters).join(''))).toBe(bare(text));
      }),
      { seed: 2, numRuns: 1_000 },
    );
  });

  it('Z-1 neighbouring texts are one node and none is empty', () => {
    const check = (nodes: readonly Inline[]): void => {
      for (const [index, node] of nodes.entries()) {
        if ('content' in node) check(node.content);
        else expect(node.text).not.toBe('');
        if (node.kind === 'text') expect(nodes[index + 1]?.kind).not.toBe('text');
      }
    };
    fc.assert(
      fc.property(marks, (parts) => contents(parts.join('')).forEach(check)),
      { seed: 3, numRuns: 1_000 },
    );
  });

  // What takes time by the square of the length needs many seconds for this.
  it.each([
    '*',
    '**a ',
    '_a ',
    '`',
    '`a',
    '[',
    '[a](',
    '[a](b',
    '[a]((x)',
    'http://',
    'http://a',
    'http://)',
    '(http://a.b/)',
    'http://a.',
    '*a**b*',
    '*`',
    '1. ',
    '- a\n',
    '\n',
  ])('Z-1 64 KiB of %j are read within a second', (part) => {
    const start = performance.now();
    parseMarks(part.repeat(65_536 / part.length));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
