import type { ChatBackend, FileToSend } from '../../contract/chat-backend.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import { type BackendPromise, needsAgent, needsFiles } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { crossOver, needsBridge } from './cross-over.ts';
import { aFile, aPicture, PDF, PNG } from './fresh-file.ts';
import { begin } from './fresh-session.ts';
import { freshId } from './fresh-submission.ts';
import { follow, startChat } from './fresh-words.ts';

const titled = (rest: string): string => `A file is what its bytes are: ${rest}`;

const MEBIBYTE = 1_048_576;

async function send(backend: ChatBackend, token: string, chat: string, file: FileToSend): Promise<FileRef> {
  return expectThat.value(await backend.sendFile(token, chat, file), `sendFile ${file.name}`);
}

const say = async (backend: ChatBackend, token: string, chat: string, ...files: readonly string[]): Promise<void> =>
  void expectThat.value(await backend.write(token, { chat, commandId: freshId(), text: '', files }), 'write');

const shownFiles = async (backend: ChatBackend, token: string): Promise<readonly FileRef[]> => {
  const { entries } = expectThat.value(await backend.readChat(token, null), 'readChat');
  return entries.flatMap((entry) => (entry.kind === 'message' ? (entry.files ?? []) : []));
};

async function holds(came: Blob, sent: Blob, what: string): Promise<void> {
  const [one, other] = await Promise.all(
    [came, sent].map(async (blob) => [...new Uint8Array(await blob.arrayBuffer())]),
  );
  expectThat.equal(one, other, what);
}

export const files: readonly BackendPromise[] = [
  {
    promise: 22,
    title: titled('a picture and a document are taken whatever their names say, shown in their message, and come back'),
    skipped: needsFiles,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      const picture = aFile('C:\\notes\\lamp.html', PNG);
      const document = aFile(`\ud800${'лампа '.repeat(60)}.png`, PDF);
      const sent = [await send(backend, token, chat, picture), await send(backend, token, chat, document)] as const;
      expectThat.equal(
        sent.map(({ type, bytes, width, height }) => [type, bytes, width, height]),
        [
          ['image/png', PNG.length, 1, 1],
          ['application/pdf', PDF.length, null, null],
        ],
        'what they are taken for',
      );
      expectThat.holds(/^[^\\/]*lamp[^\\/]*\.png$/.test(sent[0].name), `${sent[0].name} must be a clean name`);
      expectThat.holds(sent[1].name.endsWith('.pdf'), `${sent[1].name} must end as what it is`);
      await say(backend, token, chat, ...sent.map(({ id }) => id));
      expectThat.equal(await shownFiles(backend, token), sent, 'the files in the message');
      for (const [file, { id, type }] of [[picture, sent[0]] as const, [document, sent[1]] as const]) {
        const back = expectThat.value(await backend.readFile(token, id), 'readFile');
        expectThat.equal(back.type, type, 'the type of what comes back');
        await holds(back, file.bytes, 'the bytes of what comes back');
      }
    },
  },
  {
    promise: 22,
    title: titled('it comes to the other side as it was sent, and from there as well'),
    skipped: (bench) =>
      needsAgent(bench) ?? needsFiles(bench) ?? (bench.agent?.files ? null : 'the bench has no agent with files'),
    async prove({ backend, agent }) {
      await agent?.come();
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      const { id } = await send(backend, token, chat, aPicture());
      await say(backend, token, chat, id);
      const read = await agent?.files?.read(id);
      if (read) await holds(read, aPicture().bytes, 'the bytes the agent reads');
      const followed = follow(backend, token);
      await agent?.files?.send(chat, aFile('manual.pdf', PDF));
      await followed.until('the agent’s file', (pages) => JSON.stringify(pages).includes('manual.pdf'));
      followed.stop();
      const theirs = (await shownFiles(backend, token)).find(({ name }) => name === 'manual.pdf');
      const back = expectThat.value(await backend.readFile(token, theirs?.id ?? ''), 'readFile of the agent’s');
      await holds(back, new Blob([PDF]), 'the bytes the visitor reads');
    },
  },
  {
    promise: 22,
    title: titled('anything else is invalid and says why, whatever its name says'),
    skipped: needsFiles,
    async prove({ backend }) {
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      const wrong = {
        'file-empty': aFile('lamp.png', ''),
        'file-kind': aFile('lamp.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        'file-broken': aFile('lamp.png', PNG.slice(0, -12)),
        'file-disguised': aFile('lamp.png', new Blob([PNG, PDF])),
      };
      for (const [fault, file] of Object.entries(wrong)) {
        const { code, issues } = expectThat.refusal(await backend.sendFile(token, chat, file), `sendFile: ${fault}`);
        expectThat.equal([code, issues?.[0]?.code], ['invalid', fault], `the refusal of ${fault}`);
      }
      for (const nonsense of [null, {}, { name: 7, bytes: 'PNG' }] as unknown as readonly FileToSend[]) {
        const { code } = expectThat.refusal(await backend.sendFile(token, chat, nonsense), 'sendFile of no file');
        expectThat.equal(code, 'invalid', 'the refusal of no file');
      }
    },
  },
  {
    promise: 22,
    title: titled('one of more bytes than the widget allows is too-large, and where none are wanted it is unsupported'),
    skipped: needsFiles,
    async prove({ backend, widget, saveSettings }) {
      const { token } = await begin(backend);
      const { chat } = await startChat(backend, token);
      await saveSettings({ id: widget, files: { maxBytes: MEBIBYTE } });
      for (const bytes of [MEBIBYTE + 1 - PNG.length, 6 * MEBIBYTE]) {
        const large = aFile('lamp.png', new Blob([PNG, new Uint8Array(bytes)]));
        const { code, issues } = expectThat.refusal(await backend.sendFile(token, chat, large), `${bytes} bytes`);
        expectThat.equal([code, issues?.[0]?.limit], ['too-large', MEBIBYTE], `the refusal of ${bytes} bytes`);
      }
      await send(backend, token, chat, aFile('lamp.png', new Blob([PNG, new Uint8Array(MEBIBYTE - PNG.length)])));
      await saveSettings({ id: widget, files: { enabled: false } });
      const { code } = expectThat.refusal(await backend.sendFile(token, chat, aPicture()), 'where none are wanted');
      expectThat.equal(code, 'unsupported', 'the refusal where none are wanted');
    },
  },
  {
    promise: 22,
    title: titled('what is in no message of this visitor is not-found, and nobody else’s words may name it'),
    skipped: needsFiles,
    async prove({ backend }) {
      const [ada, eve] = [await begin(backend), await begin(backend)];
      const [mine, theirs] = [await startChat(backend, ada.token), await startChat(backend, eve.token)];
      const { id } = await send(backend, ada.token, mine.chat, aPicture());
      const named = { chat: theirs.chat, commandId: freshId(), text: 'Mine now', files: [id] };
      expectThat.holds(!(await backend.write(eve.token, named)).ok, 'a stranger’s words must not name a file');
      const unread = async (): Promise<void> => {
        for (const file of [id, freshId(), 'none']) {
          const { code } = expectThat.refusal(await backend.readFile(eve.token, file), `readFile ${file}`);
          expectThat.equal(code, 'not-found', `the refusal of the file ${file}`);
        }
      };
      await unread();
      await say(backend, ada.token, mine.chat, id);
      await unread();
      expectThat.value(await backend.readFile(ada.token, id), 'readFile by who sent it');
      expectThat.value(await backend.endSession([ada.token]), 'endSession');
      const { code } = expectThat.refusal(await backend.readFile(ada.token, id), 'readFile after the session');
      expectThat.equal(code, 'session-expired', 'the refusal after the session');
    },
  },
  {
    promise: 22,
    title: titled('with a bridge there are none'),
    skipped: (bench) => needsFiles(bench) ?? needsBridge(bench),
    async prove(bench) {
      const { https, plain, token, chat, bridge } = await crossOver(bench);
      const { id } = await send(https, token, chat, aPicture());
      await say(https, token, chat, id);
      const { code } = expectThat.refusal(await plain.readFile(bridge, id), 'readFile with a bridge');
      expectThat.equal(code, 'not-found', 'the refusal');
      for (const backend of [https, plain]) backend.close();
    },
  },
];
