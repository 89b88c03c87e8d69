import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { parseDepartmentChange } from '../../protocol/department-schema.ts';
import { parseSettings } from '../../protocol/settings-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { etagOf } from '../etag.ts';
import { readIfMatch } from '../management/if-match.ts';
import { otherThanAddressed } from '../management/other-than-addressed.ts';
import { asAgent } from './as-agent.ts';
import { commandOfBody } from './command-of-body.ts';

const WIDGET = '/settings/widgets/:id';
const DEPARTMENT = '/settings/departments/:id';
const WORKSPACE = '/settings/workspace';

type One = { Params: { id: string } };

/** Settings, for agents who may manage them. `ETag` and `If-Match` keep two of them from undoing each other (P-6). */
export function settingsRoutes(app: FastifyInstance, server: ReferenceServer): void {
  const as = asAgent(server);

  app.get(
    '/settings/widgets',
    as(async () => ok({ data: await server.widgets() }), 'settings.manage'),
  );

  app.get<One>(
    WIDGET,
    as<One>(async (_found, { params }, reply) => versioned(reply, await server.settings(params.id)), 'settings.manage'),
  );

  app.put<One>(
    WIDGET,
    as<One>(async ({ agent: { id: by } }, request, reply) => {
      const guard = guardOf(request);
      if (!guard.ok) return guard;
      const parsed = parseSettings(request.body);
      if (!parsed.ok) return parsed;
      const settings = parsed.value;
      if (settings.id !== request.params.id) return refused(otherThanAddressed('id', request.params.id));
      return saved(reply, await server.handle({ kind: 'save-widget', settings, by, ...guard.value }));
    }, 'settings.manage'),
  );

  app.get(
    '/settings/departments',
    as(async () => ok({ data: await server.departments() }), 'settings.manage'),
  );

  app.put<One>(
    DEPARTMENT,
    as<One>(async ({ agent: { id: by } }, request, reply) => {
      const guard = guardOf(request);
      if (!guard.ok) return guard;
      const parsed = parseDepartmentChange(request.body);
      if (!parsed.ok) return parsed;
      const { load, ...change } = parsed.value;
      if (load) return refused(LOAD_IS_REPORTED);
      const department = request.params.id;
      return saved(reply, await server.handle({ kind: 'save-department', department, by, ...change, ...guard.value }));
    }, 'settings.manage'),
  );

  app.delete<One>(
    DEPARTMENT,
    as<One>(
      ({ agent: { id: by } }, { params }) => server.handle({ kind: 'remove-department', department: params.id, by }),
      'settings.manage',
    ),
  );

  app.get(
    WORKSPACE,
    as(async (_found, _request, reply) => versioned(reply, await server.workspaceSettings()), 'settings.manage'),
  );

  app.put(
    WORKSPACE,
    as(async ({ agent: { id: by } }, request, reply) => {
      const guard = guardOf(request);
      if (!guard.ok) return guard;
      const command = commandOfBody(request.body, { kind: 'save-workspace', by, ...guard.value });
      return command.ok ? saved(reply, await server.handle(command.value)) : command;
    }, 'settings.manage'),
  );
}

type Guard = { readonly ifVersion?: number };

/** The version a save insists on, as commands say it. */
function guardOf({ headers }: FastifyRequest): Result<Guard, Problem> {
  const read = readIfMatch(headers['if-match']);
  return read.ok ? ok(read.value === undefined ? {} : { ifVersion: read.value }) : read;
}

function versioned(
  reply: FastifyReply,
  read: Result<{ readonly settings: unknown; readonly version: number }, Problem>,
): Result<unknown, Problem> {
  if (!read.ok) return read;
  reply.header('etag', etagOf(read.value.version));
  return ok(read.value.settings);
}

function saved(reply: FastifyReply, outcome: Result<{ readonly version: number }, Problem>): Result<unknown, Problem> {
  if (outcome.ok) reply.header('etag', etagOf(outcome.value.version));
  return outcome;
}

const LOAD_IS_REPORTED: Problem = {
  code: 'invalid',
  message: 'load: is reported by programs, not set here.',
  issues: [{ path: 'load', message: 'is reported by programs, not set here' }],
};
