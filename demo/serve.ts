import { SHOP_WIDGET } from './server/shop-settings.ts';
import { type Demo, startDemo } from './start-demo.ts';

/** A port from the environment, or the usual one. */
function portFrom(name: string, usual: number): number {
  const text = process.env[name];
  const port = text === undefined ? usual : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name}=${text} is no port.`);
  return port;
}

function greet({ siteUrl, qaUrl, serverUrl, token }: Demo): void {
  const bearer = `-H "Authorization: Bearer ${token}"`;
  console.log(`
  Demo site   ${siteUrl}/
  QA page     ${qaUrl}

  The server keeps everything in memory: messages end with it.
  Its API token is ${token}. What visitors left:

    curl ${bearer} ${serverUrl}/api/v1/offline-messages

  Nobody there (the tab turns within five seconds; "online" brings Anna back):

    curl -X PUT ${bearer} -H "Content-Type: application/json" \\
      -d '{"online":"offline"}' ${serverUrl}/api/v1/agents/anna

  The widget's settings, to be changed and put back:

    curl ${bearer} ${serverUrl}/api/v1/widgets/${SHOP_WIDGET}

  Ctrl+C ends it.
`);
}

function stopOnSignal(demo: Demo): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void demo.close().then(() => process.exit(0));
    });
  }
}

try {
  const demo = await startDemo({
    sitePort: portFrom('PORCHLIGHT_SITE_PORT', 4173),
    serverPort: portFrom('PORCHLIGHT_SERVER_PORT', 4100),
  });
  stopOnSignal(demo);
  greet(demo);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
