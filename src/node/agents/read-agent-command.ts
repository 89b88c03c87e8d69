import { ok, type Result, refused } from '../../base/result.ts';
import { isSecureOrigin } from '../../domain/access/secure-origin.ts';
import type { AgentChange } from '../../domain/agent/agent-change.ts';
import { parseEmail } from '../../protocol/agent-account-schema.ts';
import { parseAgentChange } from '../../protocol/agent-schema.ts';
import { idSchema } from '../../protocol/id-schema.ts';
import { parseWith } from '../../protocol/parse-with.ts';

export const AGENT_OPTIONS = ['email', 'role', 'name', 'departments', 'data', 'server', 'token'] as const;

export interface AgentInvocation {
  readonly command: 'agent-add';
  readonly agent: string;
  readonly email: string;
  readonly change: AgentChange;
  /** A running server, or the folder of one that is not. */
  readonly place: { readonly data: string } | { readonly server: string; readonly token: string };
}

type Values = Readonly<Partial<Record<(typeof AGENT_OPTIONS)[number], string | undefined>>>;

const SEE_HELP = 'See porchlight --help.';

/** Reads `porchlight agent add NAME …`; a refusal is a sentence for the person who typed it. */
export function readAgentCommand(
  [action, agent, extra]: readonly string[],
  values: Values,
  environment: Readonly<Record<string, string | undefined>>,
): Result<AgentInvocation, string> {
  if (action !== 'add') return refused(`agent takes \`add\` and a name. ${SEE_HELP}`);
  if (agent === undefined) return refused(`agent add needs a name. ${SEE_HELP}`);
  if (extra !== undefined) return refused(`agent add takes no ${JSON.stringify(extra)}. ${SEE_HELP}`);
  const named = parseWith(idSchema, agent);
  if (!named.ok) return refused(`The name ${named.problem.issues?.[0]?.message}.`);
  const email = parseEmail(values.email);
  if (!email.ok) return refused(`--email ${email.problem.issues?.[0]?.message}.`);
  const { name, role, departments } = values;
  const change = parseAgentChange({
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(departments !== undefined && { allDepartments: false, departments: departments.split(',') }),
  });
  if (!change.ok) return refused(`--${change.problem.message}`);
  const place = readPlace(values, environment);
  if (!place.ok) return place;
  return ok({ command: 'agent-add', agent, email: email.value, change: change.value, place: place.value });
}

function readPlace(
  { data, server = 'http://127.0.0.1:4100', token: given }: Values,
  environment: Readonly<Record<string, string | undefined>>,
): Result<AgentInvocation['place'], string> {
  if (data !== undefined) return data === '' ? refused('--data must name a folder.') : ok({ data });
  const token = given ?? environment.PORCHLIGHT_TOKEN;
  if (token === undefined) return refused(`agent add needs the server’s --token, or its --data. ${SEE_HELP}`);
  // The password goes there.
  if (!URL.canParse(server) || !isSecureOrigin(new URL(server).origin)) {
    return refused('--server must be an https:// address, or http:// on this machine.');
  }
  return ok({ server: server.replace(/\/$/, ''), token });
}
