import { describe, expect, it } from 'vitest';
import type { FileRef } from '../../../src/domain/file/chat-file.ts';
import { settle } from '../../../src/testing/fake-clock.ts';
import { aPage, receipt } from './chat-page.ts';
import { theLog } from './pages.ts';

const script = { abilities: ['sessions', 'chats', 'visits', 'files'] } as const;

const file = (name: string) => ({ name, bytes: new Blob(['12345']) });

const ref = (id: string): FileRef => ({
  id,
  name: `${id}.png`,
  type: 'image/png',
  bytes: 5,
  width: 1,
  height: 1,
});

async function attaching() {
  const page = aPage({ script });
  await page.begin();
  return Object.assign(page, {
    fates: () => page.chat.attached.value.map(({ name, fate }) => `${name} ${fate.state}`),
    async attach(...names: string[]) {
      page.chat.attach(names.map(file));
      await settle();
    },
    async taken(index: number, id: string) {
      page.backend.files[index]?.answer(ref(id));
      await settle();
    },
  });
}

describe('files', () => {
  it('K-6 are sent as they are chosen, and go with the words once they are ready', async () => {
    const page = await attaching();
    await page.attach('a.png', 'b.png');
    expect(page.backend.files.map(({ chat, file: { name } }) => [chat, name])).toEqual([
      ['c1', 'a.png'],
      ['c1', 'b.png'],
    ]);
    await page.taken(0, 'f1');
    expect(page.fates()).toEqual(['a.png ready', 'b.png sending']);
    await page.say('');
    expect(page.backend.writes[0]?.words).toMatchObject({ text: '', files: ['f1'] });
    expect(page.chat.said.value[0]?.files).toEqual([ref('f1')]);
    await page.taken(1, 'f2');
    expect(page.fates()).toEqual(['b.png ready']);
  });

  it('K-6 nothing is said without words and without a file that is ready', async () => {
    const page = await attaching();
    await page.attach('a.png');
    await page.say('');
    expect([page.said(), page.backend.writes]).toEqual([[], []]);
  });

  it('K-6 one that is refused stays with its problem, can be tried again, and is put away', async () => {
    const page = await attaching();
    await page.attach('a.png', 'b.png');
    page.backend.files[0]?.refuse('unreachable');
    page.backend.files[1]?.refuse('too-large');
    await settle();
    expect(page.chat.attached.value.map(({ fate }) => fate.state === 'failed' && fate.problem.code)).toEqual([
      'unreachable',
      'too-large',
    ]);
    const [first, second] = page.chat.attached.value;
    page.chat.retryFile(first?.key ?? '');
    page.chat.detach(second?.key ?? '');
    await settle();
    expect(page.fates()).toEqual(['a.png sending']);
    await page.taken(2, 'f1');
    expect(page.fates()).toEqual(['a.png ready']);
    page.chat.retryFile(first?.key ?? '');
    await settle();
    expect([page.fates(), page.backend.files.length]).toEqual([['a.png ready'], 3]);
  });

  it('K-6 one put away as it is on its way does not come back', async () => {
    const page = await attaching();
    await page.attach('a.png');
    page.chat.detach(page.chat.attached.value[0]?.key ?? '');
    await page.taken(0, 'f1');
    expect(page.fates()).toEqual([]);
  });

  it('D-1 go with their words into the next page, as the same command', async () => {
    const page = await attaching();
    await page.attach('a.png');
    await page.taken(0, 'f1');
    await page.say('Look');
    page.chat.stop();
    const later = aPage({ platform: page.platform.reload(), script });
    await settle();
    expect(later.backend.writes.map(({ words }) => words)).toEqual(page.backend.writes.map(({ words }) => words));
    expect(later.chat.said.value).toMatchObject([{ text: 'Look', files: [ref('f1')] }]);
  });

  it('D-1 said while others wait go into their own chat, whatever those before them lead to', async () => {
    const page = await attaching();
    await page.say('One');
    await page.attach('a.png');
    await page.taken(0, 'f1');
    page.backend.writes[0]?.refuse('unreachable');
    await settle();
    await page.say('Look');
    await page.hear({ id: 'c2' }, theLog([{ to: 'bot' }]));
    page.chat.retry();
    await settle();
    page.backend.writes[1]?.answer(receipt({ chat: 'c2' }));
    await settle();
    expect(page.backend.writes[2]?.words).toMatchObject({ chat: 'c1', text: 'Look', files: ['f1'] });
  });

  it.each([
    ['no list', 'x'],
    ['torn', [{ id: 'f1' }]],
    ['not those of the command', [ref('f2')]],
  ])('D-1 in the store that are %s are as none', async (_what, files) => {
    const before = await attaching();
    await before.attach('a.png');
    await before.taken(0, 'f1');
    await before.say('One');
    before.chat.stop();
    const { local } = before.platform.stores;
    const [words] = JSON.parse(local.read('pl:shop:words') ?? '');
    local.write('pl:shop:words', JSON.stringify([{ ...words, files }]));
    const page = aPage({ platform: before.platform.reload(), script });
    await settle();
    expect(page.said()).toEqual([]);
  });

  it('S-10 of words that were refused are attached again', async () => {
    const page = await attaching();
    await page.attach('a.png');
    await page.taken(0, 'f1');
    await page.say('');
    await page.attach('b.png');
    page.backend.writes[0]?.refuse('invalid');
    await settle();
    expect([page.fates(), page.back]).toEqual([['f1.png ready', 'b.png sending'], []]);
  });

  it.each([
    ['another chat', (page: Awaited<ReturnType<typeof attaching>>) => page.hear({ id: 'c2' }, theLog([{ to: 'bot' }]))],
    ['another person', (page: Awaited<ReturnType<typeof attaching>>) => page.session.logout()],
  ] as const)('T-10 are not taken along into the page of %s', async (_what, come) => {
    const page = await attaching();
    await page.attach('a.png');
    await come(page);
    await page.taken(0, 'f1');
    expect(page.fates()).toEqual([]);
  });

  it('K-6 are not sent where no chat lives, or where the backend takes none', async () => {
    const page = await attaching();
    await page.hear({ state: 'closed' }, theLog([{ to: 'closed' }], 3));
    await page.attach('a.png');
    const without = aPage();
    await without.begin();
    without.chat.attach([file('a.png')]);
    await settle();
    expect([page.backend.files, without.chat.attached.value]).toEqual([[], []]);
  });

  it('K-6 are read by their id', async () => {
    const page = await attaching();
    const read = page.chat.readFile(ref('f1'));
    await settle();
    page.backend.fileReads[0]?.answer(new Blob(['12345']));
    expect([page.backend.fileReads[0]?.file, (await read).ok]).toEqual(['f1', true]);
  });
});
