import type { PlantedBreak } from './planted-break.ts';

const AGENT = 'tests/domain/agent/permissions.spec.ts';
const SIGN_IN = 'tests/workspace/sign-in.spec.ts';
const CHANGES = 'tests/workspace/agent-changes.spec.ts';
const ROUTES = 'tests/node/agents/agent-routes.spec.ts';

const domain = (name: string): string => `src/domain/agent/${name}.ts`;
const command = (name: string): string => `src/workspace/commands/${name}.ts`;
const node = (name: string): string => `src/node/agents/${name}.ts`;

export const AGENT_BREAKS: readonly PlantedBreak[] = [
  {
    rule: 'P-6',
    file: domain('missing-permission'),
    tests: AGENT,
    find: 'own && OWN_SWITCHES',
    replace: 'OWN_SWITCHES',
  },
  { rule: 'P-6', file: domain('missing-permission'), tests: AGENT, find: 'by.id === of.id', replace: 'true' },
  {
    rule: 'P-6',
    file: domain('missing-permission'),
    tests: AGENT,
    find: ', ...(of ? ROLE_PERMISSIONS[of.role] : [])',
    replace: '',
  },
  {
    rule: 'P-6',
    file: domain('missing-permission'),
    tests: AGENT,
    find: '  needed.push(...(change.role ? ROLE_PERMISSIONS[change.role] : []));\n',
    replace: '',
  },
  { rule: 'P-6', file: domain('role-permissions'), tests: AGENT, find: "  'chats.transfer',\n", replace: '' },
  {
    rule: 'P-6',
    file: command('save-agent'),
    tests: CHANGES,
    find: 'if (missing) return',
    replace: 'if (!missing) return',
  },
  {
    rule: 'P-6',
    file: 'src/workspace/agents/agent-events.ts',
    tests: CHANGES,
    find: '  if (changes.length === 0) return;\n',
    replace: '',
  },
  {
    rule: 'P-7',
    file: 'src/domain/presence/presence-warning.ts',
    tests: CHANGES,
    find: "online === 'online' && ",
    replace: '',
  },
  {
    rule: 'P-2',
    file: 'src/domain/presence/hear-session.ts',
    tests: 'tests/workspace/presence.spec.ts',
    find: 'if (!known && !active) return presence;',
    replace: '',
  },
  {
    rule: 'P-2',
    file: command('beat'),
    tests: SIGN_IN,
    find: 'login !== undefined && state',
    replace: 'login === undefined && state',
  },
  {
    rule: 'Z-5',
    file: command('save-agent'),
    tests: SIGN_IN,
    find: 'known && known.role !== changed.role',
    replace: 'known && false',
  },
  {
    rule: 'Z-5',
    file: command('save-agent'),
    tests: SIGN_IN,
    find: 'known.role !== changed.role',
    replace: 'change.role',
  },
  {
    rule: 'Z-5',
    file: command('sign-in'),
    tests: SIGN_IN,
    find: '?.passwordHash !== verified.passwordHash',
    replace: ' === undefined',
  },
  { rule: 'Z-5', file: command('save-account'), tests: SIGN_IN, find: 'other === id || ', replace: 'other !== id || ' },
  {
    rule: 'Z-5',
    file: command('remove-agent'),
    tests: SIGN_IN,
    find: '  endLogins(state, id, agent, () => true);\n',
    replace: '',
  },
  {
    rule: 'Z-5',
    file: 'src/workspace/agents/agent-login.ts',
    tests: SIGN_IN,
    find: 'now < login.expiresAt',
    replace: 'true',
  },
  {
    rule: 'Z-5',
    file: 'src/workspace/agents/agent-login.ts',
    tests: SIGN_IN,
    find: "secretHash('agent', token)",
    replace: 'token',
  },
  {
    rule: 'Z-5',
    file: 'src/workspace/agents/agent-login.ts',
    tests: SIGN_IN,
    find: 'login.agent !== id || !passes(login)',
    replace: '!passes(login)',
  },
  {
    rule: 'P-4',
    file: 'src/workspace/agents/agent-login.ts',
    tests: SIGN_IN,
    find: '!ended.has(session)',
    replace: 'true || ended.has(session)',
  },
  {
    rule: 'Z-5',
    file: 'src/workspace/agents/agent-door.ts',
    tests: SIGN_IN,
    find: 'return fits ?',
    replace: 'return fits || account.value ?',
  },
  {
    rule: 'Z-5',
    file: 'src/workspace/agents/agent-door.ts',
    tests: SIGN_IN,
    find: 'await passwords.fits(password, account.value?.passwordHash ?? null)',
    replace: 'account.value !== null && (await passwords.fits(password, account.value.passwordHash))',
  },
  {
    rule: 'Z-4',
    file: 'src/workspace/agents/agent-door.ts',
    tests: SIGN_IN,
    find: '      if (!counted.ok) return counted;\n',
    replace: '',
  },
  {
    rule: 'Z-4',
    file: command('sign-in'),
    tests: SIGN_IN,
    find: '  giveBack(state, signInsCounted(command, limits));\n',
    replace: '',
  },
  { rule: 'Z-4', file: 'src/workspace/admit.ts', tests: SIGN_IN, find: '.slice(0, -1)', replace: '.slice(0, 0)' },
  {
    rule: 'Z-4',
    file: 'src/workspace/agents/sign-ins-counted.ts',
    tests: SIGN_IN,
    find: 'address === null ?',
    replace: 'address !== undefined ?',
  },
  { rule: 'Z-5', file: node('console-page'), tests: ROUTES, find: ' || !isSecureOrigin(origin)', replace: '' },
  {
    rule: 'Z-5',
    file: node('console-page'),
    tests: ROUTES,
    find: "site !== 'same-origin'",
    replace: "site === 'cross-site'",
  },
  {
    rule: 'Z-5',
    file: node('console-page'),
    tests: ROUTES,
    find: 'return authority === (host',
    replace: 'return authority !== null || authority === (host',
  },
  { rule: 'Z-5', file: node('agent-cookie'), tests: ROUTES, find: 'SameSite=Strict', replace: 'SameSite=None' },
  {
    rule: 'Z-5',
    file: node('agent-cookie'),
    tests: ROUTES,
    find: "protocol === 'http' && isSecureOrigin",
    replace: "protocol === 'http' || isSecureOrigin",
  },
  { rule: 'Z-5', file: node('agent-routes'), tests: ROUTES, find: ' || isConsolePage(request)', replace: ' || true' },
  { rule: 'P-6', file: node('login-routes'), tests: ROUTES, find: ', by: id', replace: '' },
];
