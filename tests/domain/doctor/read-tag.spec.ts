import { expect, it } from 'vitest';
import { readTag, type Tag, type TagAttributes } from '../../../src/domain/doctor/read-tag.ts';

const SERVER = 'https://chat.example';
const script = (src: string, more: Partial<TagAttributes> = {}): TagAttributes => ({ name: 'script', src, ...more });
const pasted = (server = SERVER, widget = 'shop'): Tag => ({ kind: 'pasted', widget, server });

it.each<[about: string, element: TagAttributes, tag: Tag | null]>([
  ['the script of one widget', script(`${SERVER}/w/shop.js`), pasted()],
  ['one with a query', script(`${SERVER}/w/shop.js?v=2`), pasted()],
  ['one under a path', script(`${SERVER}/chat/w/shop.js`), pasted(`${SERVER}/chat`)],
  ['a widget’s id in percent signs', script(`${SERVER}/w/a%20b.js`), pasted(SERVER, 'a b')],
  ['broken percent signs as they are', script(`${SERVER}/w/a%2.js`), pasted(SERVER, 'a%2')],
  [
    'a server of its own',
    script(`${SERVER}/w/shop.js`, { server: 'https://two.example/' }),
    pasted('https://two.example'),
  ],
  ['the script of all widgets', script(`${SERVER}/embed/porchlight.1.js`, { widget: 'shop' }), pasted()],
  ['that one without a widget: none', script(`${SERVER}/embed/porchlight.1.js`), null],
  ['a script of another name: none', script(`${SERVER}/embed/porchlights.js`, { widget: 'shop' }), null],
  ['a folder that only begins like ours: none', script(`${SERVER}/www/shop.js`), null],
  ['a file below ours: none', script(`${SERVER}/w/shop/app.js`), null],
  ['an inline script: none', { name: 'script' }, null],
  ['an element', { name: 'porchlight-chat', widget: 'shop', server: `${SERVER}/` }, { ...pasted(), kind: 'element' }],
  ['an element without a server: none', { name: 'porchlight-chat', widget: 'shop' }, null],
  ['any other element: none', { name: 'img', src: `${SERVER}/w/shop.js` }, null],
])('T-11 %s', (_about, element, tag) => {
  expect(readTag(element)).toEqual(tag);
});
