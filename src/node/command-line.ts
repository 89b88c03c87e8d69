import { parseArgs } from 'node:util';
import { ok, type Result, refused } from '../base/result.ts';
import { AGENT_OPTIONS, type AgentInvocation, readAgentCommand } from './agents/read-agent-command.ts';

export const HELP = `Usage: porchlight serve [options]
       porchlight doctor URL [--json]
       porchlight agent add NAME --email ADDRESS [options]

serve starts a Porchlight server: the script tags, the visitors' API, /api/v1 and /healthz.

  --settings FILE    JSON: one widget's settings, or a list of them. Default: no widget yet;
                     save them with PUT /api/v1/widgets/ID. What was saved wins over the file.
  --store NAME       sqlite, the default: all is kept in a file of the folder --data.
                     memory: all ends with the process.
  --data FOLDER      Default porchlight-data, made where there is none.
  --port NUMBER      Default 4100; 0 takes any free one.
  --host ADDRESS     Default 127.0.0.1, this machine alone. 0.0.0.0: all its addresses.
  --token TOKEN      What callers of /api/v1 must show. Default: $PORCHLIGHT_TOKEN, else one
                     is made and printed at each start.
  --trust-proxy IPS  Addresses of reverse proxies, comma-separated, whose X-Forwarded-For
                     is believed for the limits per address.

  Log lines (JSON) go to the standard error.

doctor reads the page at URL, finds the widgets in it, asks their servers what that page would
ask, and prints what is wrong, each with its code and the setting that mends it. It changes
nothing. Ends with 0: all is fine; 1: something is wrong; 2: the page cannot be read.

  --json             Prints the findings as JSON.

agent add makes an agent who signs in with the address and a password, or gives one that is there
another password, which signs them out. The password is asked for, or read from the input.

  --role ROLE        agent, the default for a new one; supervisor; or admin.
  --departments IDS  The departments they serve, comma-separated. A new agent who is told of none
                     serves all there are and will be.
  --name NAME        As visitors read it; NAME itself holds letters, digits, - and _ only.
  --server URL       The running server. Default http://127.0.0.1:4100. Needs its --token.
  --data FOLDER      Instead of --server: the folder of one that is not running. A running one
                     would notice with its next change only.

  porchlight --help      Prints this.
  porchlight --version   Prints the version.
`;

export type Invocation =
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | AgentInvocation
  | { readonly command: 'doctor'; readonly url: string; readonly json: boolean }
  | {
      readonly command: 'serve';
      readonly settings: string | null;
      readonly port: number;
      readonly host: string;
      /** null: make one. */
      readonly token: string | null;
      readonly trustProxy: readonly string[];
      /** The folder of the SQLite store; null: a memory store. */
      readonly data: string | null;
    };

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  settings: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  token: { type: 'string' },
  'trust-proxy': { type: 'string' },
  store: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
  email: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  departments: { type: 'string' },
  server: { type: 'string' },
} as const;

/** The options each command takes. */
const TAKEN = {
  serve: ['settings', 'port', 'host', 'token', 'trust-proxy', 'store', 'data'],
  doctor: ['json'],
  agent: AGENT_OPTIONS,
} as const;

/** Reads what was typed; a refusal is a sentence for the person who typed it. */
export function readCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<Invocation, string> {
  let read: ReturnType<typeof parse>;
  try {
    read = parse(args);
  } catch (error) {
    return refused(`${(error as Error).message.split('. ', 1)[0]?.replace(/\.$/, '')}. See porchlight --help.`);
  }
  const { values, positionals } = read;
  if (values.help) return ok({ command: 'help' });
  if (values.version) return ok({ command: 'version' });
  const [command, ...words] = positionals;
  if (command === undefined) return refused('A command is missing. See porchlight --help.');
  if (command !== 'serve' && command !== 'doctor' && command !== 'agent') {
    return refused(`There is no command ${JSON.stringify(command)}. See porchlight --help.`);
  }
  const foreign = Object.keys(values).find((option) => !(TAKEN[command] as readonly string[]).includes(option));
  if (foreign !== undefined) return refused(`${command} takes no --${foreign}. See porchlight --help.`);
  if (command === 'agent') return readAgentCommand(words, values, environment);
  return command === 'doctor' ? readDoctor(words, values.json === true) : readServe(words, values, environment);
}

type Values = ReturnType<typeof parse>['values'];

function readDoctor([url, extra]: readonly string[], json: boolean): Result<Invocation, string> {
  if (url === undefined) return refused('doctor needs the address of a page. See porchlight --help.');
  if (extra !== undefined) return refused(`doctor takes no ${JSON.stringify(extra)}. See porchlight --help.`);
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    return refused(`${JSON.stringify(url)} is no address of a page; it begins with https:// or http://.`);
  }
  return ok({ command: 'doctor', url, json });
}

function readServe(
  [extra]: readonly string[],
  values: Values,
  environment: Readonly<Record<string, string | undefined>>,
): Result<Invocation, string> {
  if (extra !== undefined) return refused(`serve takes no ${JSON.stringify(extra)}. See porchlight --help.`);
  const port = values.port ?? '4100';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return refused('--port must be a number from 0 to 65535.');
  const token = values.token ?? environment.PORCHLIGHT_TOKEN;
  if (token !== undefined && !/^[\x21-\x7e]{16,}$/.test(token)) {
    return refused('The token must have at least 16 characters, without spaces.');
  }
  const store = values.store ?? 'sqlite';
  if (store !== 'sqlite' && store !== 'memory') return refused('--store must be sqlite or memory.');
  if (store === 'memory' && values.data !== undefined) return refused('--store memory takes no --data: it keeps none.');
  if (values.data === '') return refused('--data must name a folder.');
  return ok({
    command: 'serve',
    settings: values.settings ?? null,
    port: Number(port),
    host: values.host ?? '127.0.0.1',
    token: token ?? null,
    trustProxy: (values['trust-proxy'] ?? '').split(',').filter(Boolean),
    data: store === 'memory' ? null : (values.data ?? 'porchlight-data'),
  });
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
