import { join, resolve } from 'node:path';
import { openSqliteStore } from '../src/node/sqlite/open-sqlite-store.ts';
import { createMemoryStore } from '../src/workspace/memory-store.ts';
import type { Store } from '../src/workspace/store.ts';
import { SHOP_WIDGET } from './server/shop-settings.ts';
import { type Demo, startDemo } from './start-demo.ts';

/** Known to everybody, as the token is: this server listens on this machine alone. */
const ANNA = { email: 'anna@lantern.example', password: 'lantern-demo' };

/** A port from the environment, or the usual one. */
function portFrom(name: string, usual: number): number {
  const text = process.env[name];
  const port = text === undefined ? usual : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name}=${text} is no port.`);
  return port;
}

/** What `PORCHLIGHT_STORE` and `PORCHLIGHT_DATA` say, as `--store` and `--data` of the command line; rejects with a sentence. */
async function openStore(): Promise<{ store: Store; said: string }> {
  const { PORCHLIGHT_STORE: name = 'sqlite', PORCHLIGHT_DATA: data } = process.env;
  if (name === 'memory') {
    return { store: createMemoryStore(), said: 'The server keeps everything in memory: messages end with it.' };
  }
  if (name !== 'sqlite') throw new Error(`PORCHLIGHT_STORE=${name} is neither sqlite nor memory.`);
  const folder = resolve(data ?? join(import.meta.dirname, '../data'));
  const opened = await openSqliteStore({ folder });
  if (!opened.ok) throw new Error(opened.problem.message);
  return {
    store: opened.value,
    said: `Everything is kept in ${folder}; without that folder it begins anew.`,
  };
}

function greet({ siteUrl, qaUrl, serverUrl, token }: Demo, kept: string): void {
  const bearer = `-H "Authorization: Bearer ${token}"`;
  const asPage = `-H "Origin: ${serverUrl}" -H "Content-Type: application/json"`;
  console.log(`
  Demo site   ${siteUrl}/
  QA page     ${qaUrl}

  ${kept}
  The server's API token is ${token}. What visitors left:

    curl ${bearer} ${serverUrl}/api/v1/offline-messages

  Who waits in a chat, as Anna; an answer needs the chat's id in place of CHAT:

    curl -c anna.cookies ${asPage} \\
      -d '{"email":"${ANNA.email}","password":"${ANNA.password}"}' ${serverUrl}/agent/session
    curl -b anna.cookies "${serverUrl}/agent/inbox?list=queued"
    curl -b anna.cookies ${asPage} \\
      -d "{\\"commandId\\":\\"$(openssl rand -hex 16)\\",\\"text\\":\\"Good evening!\\"}" \\
      ${serverUrl}/agent/chats/CHAT/replies

  Nobody there (the tab turns within five seconds; "online" brings Anna back):

    curl -X PUT ${bearer} -H "Content-Type: application/json" \\
      -d '{"online":"offline"}' ${serverUrl}/api/v1/agents/anna

  The widget's settings, to be changed and put back:

    curl ${bearer} ${serverUrl}/api/v1/widgets/${SHOP_WIDGET}

  Ctrl+C ends it.
`);
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void close().then(() => process.exit(0));
    });
  }
}

async function start(): Promise<void> {
  const [sitePort, serverPort] = [portFrom('PORCHLIGHT_SITE_PORT', 4173), portFrom('PORCHLIGHT_SERVER_PORT', 4100)];
  const { store, said } = await openStore();
  try {
    const demo = await startDemo({ sitePort, serverPort, store });
    stopOnSignal(async () => {
      await demo.close();
      await store.close();
    });
    await demo.server.handle({ kind: 'save-account', agent: 'anna', ...ANNA });
    greet(demo, said);
  } catch (error) {
    await store.close();
    throw error;
  }
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
