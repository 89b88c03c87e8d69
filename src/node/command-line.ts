import { parseArgs } from 'node:util';
import { ok, type Result, refused } from '../base/result.ts';

export const HELP = `Usage: porchlight serve [options]

Starts a Porchlight server: the script tags, the visitors' API, /api/v1 and /healthz.

  --settings FILE    JSON: one widget's settings, or a list of them. Default: no widget yet;
                     save them with PUT /api/v1/widgets/ID.
  --port NUMBER      Default 4100; 0 takes any free one.
  --host ADDRESS     Default 127.0.0.1, this machine alone. 0.0.0.0: all its addresses.
  --token TOKEN      What callers of /api/v1 must show. Default: $PORCHLIGHT_TOKEN, else one
                     is made and printed at each start.
  --trust-proxy IPS  Addresses of reverse proxies, comma-separated, whose X-Forwarded-For
                     is believed for the limits per address.

  porchlight --help      Prints this.
  porchlight --version   Prints the version.

Log lines (JSON) go to the standard error.
`;

export type Invocation =
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | {
      readonly command: 'serve';
      readonly settings: string | null;
      readonly port: number;
      readonly host: string;
      /** null: make one. */
      readonly token: string | null;
      readonly trustProxy: readonly string[];
    };

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  settings: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  token: { type: 'string' },
  'trust-proxy': { type: 'string' },
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
  const [command, extra] = positionals;
  if (command === undefined) return refused('A command is missing. See porchlight --help.');
  if (command !== 'serve') return refused(`There is no command ${JSON.stringify(command)}. See porchlight --help.`);
  if (extra !== undefined) return refused(`serve takes no ${JSON.stringify(extra)}. See porchlight --help.`);
  const port = values.port ?? '4100';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return refused('--port must be a number from 0 to 65535.');
  const token = values.token ?? environment.PORCHLIGHT_TOKEN;
  if (token !== undefined && !/^[\x21-\x7e]{16,}$/.test(token)) {
    return refused('The token must have at least 16 characters, without spaces.');
  }
  return ok({
    command,
    settings: values.settings ?? null,
    port: Number(port),
    host: values.host ?? '127.0.0.1',
    token: token ?? null,
    trustProxy: (values['trust-proxy'] ?? '').split(',').filter(Boolean),
  });
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
