import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { MarkedText } from '../../src/ui/marked-text.tsx';

afterEach(cleanup);

const ALLOWED = new Set(['P', 'UL', 'OL', 'LI', 'STRONG', 'EM', 'CODE', 'A', 'BDI']);

const NASTY = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<style>*{display:none}</style>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '[x](blob:https://x.example/1)',
  '[x](//evil.example/)',
  '[x](/relative)',
  '[x](https://a@evil.example/)',
  '[x](https://evil.example/"onmouseover="alert(1))',
  'javascript:alert(1)',
  'https://ok.example/<script>alert(1)</script>',
  '**<b onclick=alert(1)>x</b>**',
  '`</code><script>alert(1)</script>`',
  '- <li onclick=alert(1)>',
  '1. <ol><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  '<math><mtext><script>alert(1)</script></mtext></math>',
  '[\u202Egnp.exe](https://evil.example/)',
  'https://bank.example\u202E.evil/',
  `${'*'.repeat(4_000)}`,
  `${'['.repeat(2_000)}${']('.repeat(1_000)}`,
  '\u0000<script\u0000>alert(1)</script>',
];

describe('an owner’s text on screen', () => {
  it.each(NASTY)('Z-1 %j makes no element, attribute or address outside the closed set', (text) => {
    const { container } = render(<MarkedText text={text} />);
    for (const element of container.querySelectorAll('*')) {
      expect(ALLOWED).toContain(element.tagName);
      const attributes = element.getAttributeNames();
      expect(attributes).toEqual(element.tagName === 'A' ? ['href', 'target', 'rel', 'dir'] : []);
      if (element.tagName === 'A') expect(element.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:|tel:)/i);
    }
  });

  it('Z-1 each mark of the closed set becomes its element', () => {
    const { container } = render(
      <MarkedText text={'One **two** *three* `four`\n\n- five\n- six\n\n1. seven\n\nhttps://shop.example/'} />,
    );
    expect(container.innerHTML).toBe(
      '<p>One <strong>two</strong> <em>three</em> <code>four</code></p><ul><li>five</li><li>six</li></ul>' +
        '<ol><li>seven</li></ol><p><a href="https://shop.example/" target="_blank" rel="noopener noreferrer nofollow ugc" dir="auto">' +
        'https://shop.example/</a></p>',
    );
  });

  it('Z-1 a link whose words do not name its host shows the host beside it', () => {
    const { container } = render(<MarkedText text="[our bank](https://evil.example/login)" />);
    expect(container.textContent).toBe('our bank (evil.example)');
  });
});
