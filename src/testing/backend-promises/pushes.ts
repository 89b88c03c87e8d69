import type { StatusAnswer } from '../../contract/chat-backend.ts';
import { type BackendBench, type BackendPromise, needsPush } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';

/** How long a push may take. Only a broken promise waits for all of it. */
const PATIENCE_MS = 2_000;

/** A listener that knows the present state, keeps what it heard, and resolves when it has heard so many answers. */
async function listenTo({ backend }: BackendBench) {
  expectThat.value(await backend.readStatus(), 'readStatus');
  const heard: StatusAnswer[] = [];
  let check = (): void => undefined;
  const stop = expectThat.value(
    backend.watchStatus((answer) => {
      heard.push(answer);
      check();
    }),
    'watchStatus',
  );
  const until = (count: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const late = new Error(`${count} pushes were expected within ${PATIENCE_MS} ms, but ${heard.length} came`);
      const timer = setTimeout(() => reject(late), PATIENCE_MS);
      check = () => {
        if (heard.length < count) return;
        clearTimeout(timer);
        resolve();
      };
      check();
    });
  return { heard, stop, until };
}

const texts = (heard: readonly StatusAnswer[]): readonly unknown[] =>
  heard.map(({ document }) => document.settings.online?.tabText);

export const pushes: readonly BackendPromise[] = [
  {
    promise: 9,
    title: 'Pushes are whole: each change is heard in order, the present state is not repeated',
    skipped: needsPush,
    async prove(bench) {
      const { widget, saveSettings } = bench;
      await saveSettings({ id: widget, online: { tabText: 'Before' } });
      const { heard, stop, until } = await listenTo(bench);
      const wanted = ['One', 'Two', 'Three'];
      for (const [index, text] of wanted.entries()) {
        await saveSettings({ id: widget, online: { tabText: text } });
        await until(index + 1);
      }
      stop();
      expectThat.equal(texts(heard), wanted, 'the tab texts heard');
    },
  },
  {
    promise: 9,
    title: 'Pushes are whole: what a listener hears can be read, people included',
    skipped: needsPush,
    async prove(bench) {
      const { stop, heard, until } = await listenTo(bench);
      await bench.setStaffed(true);
      await until(1);
      stop();
      const read = expectThat.value(await bench.backend.readStatus(), 'readStatus');
      expectThat.equal(heard.at(-1)?.document, read.document, 'the document heard last');
      expectThat.equal(read.document.people.staffed, true, 'staffed');
    },
  },
  {
    promise: 9,
    title: 'Pushes are whole: nothing is heard after Stop, and others go on hearing',
    skipped: needsPush,
    async prove(bench) {
      const { widget, saveSettings } = bench;
      const [gone, staying] = [await listenTo(bench), await listenTo(bench)];
      gone.stop();
      gone.stop();
      await saveSettings({ id: widget, online: { tabText: 'After' } });
      await staying.until(1);
      await bench.backend.readStatus();
      staying.stop();
      expectThat.equal(gone.heard.length, 0, 'answers heard after Stop');
    },
  },
];
