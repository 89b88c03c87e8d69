import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answered, hexId } from '../workspace/bench.ts';
import { openChatBench } from '../workspace/chat-bench.ts';
import { aFolder, openStore } from './sqlite-folder.ts';

async function copyAll(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) await copyFile(join(from, name), join(to, name));
}

it('D-2 after an older copy of the file was put back, a page that saw more reads the log anew, by another name', async () => {
  const [folder, copies] = [await aFolder(), await aFolder()];
  const before = await openStore({ folder });
  const bench = await openChatBench({ store: before });
  const { chat } = answered(await bench.start());
  await bench.server.close();
  await before.close();
  await copyAll(folder, copies);

  const after = await openStore({ folder });
  const later = await openChatBench({ store: after });
  answered(await later.write(chat, bench.ada, { text: 'Is it green?', commandId: hexId(9_999) }));
  const seen = answered(await later.server.visitorPage(bench.ada, null)).chat;
  expect(seen).toMatchObject({ head: 3, epoch: chat });
  await later.server.close();
  await after.close();
  await copyAll(copies, folder);

  const restored = await openChatBench({ store: await openStore({ folder }) });
  const position = { chat, after: 3 };
  const page = answered(await restored.server.visitorPage(bench.ada, position));
  expect(page.entries.map(({ number }) => number)).toEqual([1, 2]);
  expect(page.chat).toMatchObject({ head: 2, epoch: expect.not.stringMatching(chat) });
  const again = await openChatBench({ store: await openStore({ folder }) });
  expect(answered(await again.server.visitorPage(bench.ada, null)).chat?.epoch).toBe(page.chat?.epoch);
});
