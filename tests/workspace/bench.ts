import type { Result } from '../../src/base/result.ts';
import type { Limits } from '../../src/domain/access/limits.ts';
import type { Submission } from '../../src/domain/form/submission.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { SessionAnswer, SessionRequest } from '../../src/domain/session/session.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { aSessionRequest, aSubmission as submissionOf } from '../../src/testing/builders.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { FileStore } from '../../src/workspace/files/file-store.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { Store } from '../../src/workspace/store.ts';

/** Monday, 23 November 2026, 10:00 UTC. */
export const MONDAY_10 = Date.UTC(2026, 10, 23, 10);

export const MINUTE = 60_000;

/** Open Monday to Friday, 09:00 to 17:00 UTC. */
export const OFFICE_HOURS = {
  timeZone: 'UTC',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
} as NonNullable<WidgetSettings['schedule']>;

/** 32 hex digits that are easy to tell apart. */
export const hexId = (number: number): string => number.toString(16).padStart(32, '0');

/** Ids counted from 1, so that the same run makes the same ones. */
export function countedIds(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return hexId(last);
  };
}

export const aSubmission = (members: Partial<Submission> = {}): Submission =>
  submissionOf({
    commandId: hexId(0xc0ffee),
    visitor: hexId(0xbeef),
    values: { name: 'Ada', email: 'ada@example.com', message: 'Is the lamp in stock?' },
    page: { url: 'https://shop.example/lamps', title: 'Lamps', referrer: 'https://search.example/' },
    timeZone: 'Europe/Vilnius',
    ...members,
  });

export interface Bench {
  readonly server: ReferenceServer;
  readonly clock: { now: number };
  /** Everything the server reported as an error. */
  readonly errors: unknown[];
  /** Hands a submission in as the page of an allowed origin would. */
  submit(
    submission?: Partial<Submission>,
    way?: { widget?: string; token?: string | null; origin?: string | null; address?: string | null },
  ): ReturnType<ReferenceServer['handle']>;
  /** Presents what a page has; without a word on it, it has nothing, and is of no origin. */
  resolve(
    request?: Partial<SessionRequest>,
    way?: { widget?: string; hostToken?: string | null; origin?: string | null; address?: string | null },
  ): Promise<Result<SessionAnswer, Problem>>;
  /** Adds an online agent with one session. */
  signIn(agent: string, members?: { departments?: string[]; presence?: 'activity' | 'always' }): Promise<void>;
}

/** A reference server on a virtual clock, with ids counted from 1. */
export function openBench({
  settings = { id: 'w' },
  store,
  files,
  limits,
  at = MONDAY_10,
  newId = countedIds(),
}: {
  settings?: WidgetSettings | readonly WidgetSettings[];
  store?: Store;
  files?: FileStore;
  limits?: Partial<Limits>;
  at?: number;
  newId?: () => string;
} = {}): Bench {
  const clock = { now: at };
  const errors: unknown[] = [];
  const server = createReferenceServer({
    settings,
    now: () => clock.now,
    newId,
    store: store ?? createMemoryStore(),
    ...(limits && { limits }),
    ...(files && { files }),
    onError: (error) => errors.push(error),
  });
  return {
    server,
    clock,
    errors,
    submit: (submission = {}, { widget = 'w', token = null, origin = null, address = null } = {}) =>
      server.handle({
        kind: 'submit-offline-message',
        widget,
        submission: aSubmission(submission),
        token,
        origin,
        address,
      }),
    resolve: (request = {}, { widget = 'w', hostToken = null, origin = null, address = null } = {}) =>
      server.handle({
        kind: 'resolve-session',
        widget,
        request: aSessionRequest(request),
        hostToken,
        origin,
        address,
      }),
    async signIn(agent, members = {}) {
      await server.handle({ kind: 'save-agent', agent, online: 'online', ...members });
      await server.handle({ kind: 'beat', agent, session: `${agent}-1`, transport: 'http', active: true });
    },
  };
}

/** The value of an answer; where it was refused, the test fails with the reason. */
export function answered<Value>(result: { ok: true; value: Value } | { ok: false; problem: unknown }): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

/** The code of a refusal, or the word `ok`. */
export const codeOf = (result: { ok: true } | { ok: false; problem: { code: string } }): string =>
  result.ok ? 'ok' : result.problem.code;
