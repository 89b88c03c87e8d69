import { describe, expect, it } from 'vitest';
import type { FileType } from '../../../src/domain/file/chat-file.ts';
import { cleanFileName } from '../../../src/domain/file/clean-file-name.ts';

const ROWS: readonly (readonly [name: string, type: FileType, clean: string])[] = [
  ['lamp.png', 'image/png', 'lamp.png'],
  ['Lamp.PNG', 'image/png', 'Lamp.png'],
  ['lamp.jpeg', 'image/jpeg', 'lamp.jpeg'],
  ['lamp.jpg', 'image/png', 'lamp_jpg.png'],
  ['lamp', 'application/pdf', 'lamp.pdf'],
  ['', 'image/gif', 'file.gif'],
  ['.png', 'image/png', 'file.png'],
  ['...', 'image/png', 'file.png'],
  ['.htaccess', 'image/png', 'htaccess.png'],
  ['invoice.pdf.exe', 'application/pdf', 'invoice_pdf_exe.pdf'],
  ['photo.html.png', 'image/png', 'photo_html.png'],
  ['photo.php.jpg.png', 'image/png', 'photo_php_jpg.png'],
  ['a.7z', 'image/png', 'a_7z.png'],
  ['2026.11.21.png', 'image/png', '2026.11.21.png'],
  ['Mr. Smith.pdf', 'application/pdf', 'Mr. Smith.pdf'],
  ['../../etc/passwd', 'image/png', 'passwd.png'],
  ['C:\\Windows\\lamp.png', 'image/png', 'lamp.png'],
  ['C:lamp.png', 'image/png', 'C_lamp.png'],
  ['con.png', 'image/png', '_con.png'],
  ['NUL', 'application/pdf', '_NUL.pdf'],
  ['com1.x.png', 'image/png', 'com1_x.png'],
  ['lpt9.2.png', 'image/png', '_lpt9.2.png'],
  ['lamp\0.png', 'image/png', 'lamp.png'],
  ['lamp\r\nSet-Cookie: x.png', 'image/png', 'lampSet-Cookie_ x.png'],
  ['lamp\u202egnp.exe', 'image/png', 'lampgnp_exe.png'],
  ['\u2066lamp\u2069.png', 'image/png', 'lamp.png'],
  ['la\u200bmp\ufeff.png', 'image/png', 'lamp.png'],
  ['lamp\ud800.png', 'image/png', 'lamp.png'],
  ['a\u2028b.png', 'image/png', 'ab.png'],
  ['a<b>"c|d?e*.png', 'image/png', 'a_b__c_d_e_.png'],
  ['$(x)`y`;z&.png', 'image/png', '_(x)_y__z_.png'],
  ['  lamp   two  .png  ', 'image/png', 'lamp two.png'],
  ['lamp. . .png', 'image/png', 'lamp.png'],
  ['--lamp.png', 'image/png', 'lamp.png'],
  ['Lámpara ä 灯 😀.png', 'image/png', 'Lámpara ä 灯 😀.png'],
  ['e\u0301.png', 'image/png', 'é.png'],
  ['مصباح.pdf', 'application/pdf', 'مصباح.pdf'],
  [`${'x'.repeat(300)}.png`, 'image/png', `${'x'.repeat(60)}.png`],
  [`${'😀'.repeat(300)}.png`, 'image/png', `${'😀'.repeat(60)}.png`],
  [`${'x'.repeat(59)}. yz.png`, 'image/png', `${'x'.repeat(59)}.png`],
];

describe('the name of a file', () => {
  it.each(ROWS)('K-6 %j of %s becomes %j', (name, type, clean) => {
    expect(cleanFileName(name, type)).toBe(clean);
    expect(cleanFileName(clean, type)).toBe(clean);
  });

  it('K-6 fits every file system, whatever it was', () => {
    for (const [name, type] of ROWS)
      expect(new TextEncoder().encode(cleanFileName(name, type)).length).toBeLessThan(255);
  });
});
