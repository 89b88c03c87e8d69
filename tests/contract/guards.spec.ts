import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { frameIn } from '../../src/adapters/http/read-frame.ts';
import { readChatReceipt } from '../../src/contract/guards/chat-receipt.ts';
import { readFileRef } from '../../src/contract/guards/file-ref.ts';
import { readHandover } from '../../src/contract/guards/handover.ts';
import { readProblem } from '../../src/contract/guards/problem.ts';
import { readReceipt } from '../../src/contract/guards/receipt.ts';
import { readSessionAnswer } from '../../src/contract/guards/session-answer.ts';
import { readStatusDocument } from '../../src/contract/guards/status-document.ts';
import { readVisitorFrame, readVisitorPage } from '../../src/contract/guards/visitor-page.ts';
import { feedFrameSchema } from '../../src/protocol/feed-frame-schema.ts';
import { problemSchema } from '../../src/protocol/problem-schema.ts';
import { receiptSchema } from '../../src/protocol/receipt-schema.ts';
import { handoverSchema, sessionAnswerSchema } from '../../src/protocol/session-answer-schema.ts';
import { statusDocumentSchema } from '../../src/protocol/status-document-schema.ts';
import {
  chatReceiptSchema,
  fileRefSchema,
  visitorFrameSchema,
  visitorPageSchema,
} from '../../src/protocol/visitor-chat-schema.ts';

const SCHEDULE = { timeZone: 'UTC', weekly: { mon: [['09:00', '17:00']] }, exceptions: [{ date: '2026-12-25' }] };

const CHAT = {
  id: 'c1',
  state: 'queued',
  reason: 'started',
  since: 1,
  startedAt: 1,
  department: null,
  position: 1,
  agent: null,
  head: 2,
  goesOn: true,
};

const TURN = { kind: 'turn', number: 1, at: 1, to: 'queued', reason: 'started', name: null };

const SAID = {
  kind: 'message',
  number: 2,
  at: 8.64e15,
  from: 'visitor',
  name: null,
  text: 'Hello',
  commandId: 'a1',
  offers: [],
};

const FILE = { id: 'f1', name: 'lamp.png', type: 'image/png', bytes: 1_024, width: 40, height: 30 };

const PAGES = [
  { chat: null, entries: [], invitation: null },
  { chat: CHAT, entries: [TURN, SAID], invitation: null, later: 1 },
  {
    chat: { ...CHAT, state: 'active', department: 'sales', position: null, agent: 'Ada', later: [] },
    entries: [
      { ...SAID, number: 7, from: 'agent', name: 'Ada', commandId: null, offers: ['person', 'later'], later: 1 },
    ],
    invitation: { id: 'i1', name: 'Ada', text: 'May I help?', fields: ['email'], expiresAt: -1, later: 1 },
  },
  {
    chat: { ...CHAT, epoch: 'e1', read: 1, delivered: 2, rating: { score: 5, comment: 'Good.', later: 1 } },
    entries: [{ ...SAID, text: '', files: [FILE], choices: ['Yes', 'No'] }],
    invitation: null,
    known: ['email'],
  },
  { chat: { ...CHAT, rating: null }, entries: [], invitation: null },
] as const;

interface Guard {
  readonly name: string;
  readonly read: (value: unknown) => object | null;
  readonly schema: z.ZodType;
  readonly good: readonly object[];
}

const GUARDS: readonly Guard[] = [
  {
    name: 'readStatusDocument',
    read: readStatusDocument,
    schema: statusDocumentSchema,
    good: [
      { version: 'a1', settings: { id: 'a' }, people: { staffed: false } },
      {
        version: '',
        settings: { id: 'a', disabled: true, later: [] },
        people: { staffed: true, queueFull: true },
        later: 1,
      },
      {
        version: 'b2',
        settings: { id: 'a', schedule: SCHEDULE, departments: ['sales', 'support'], offline: { message: 'Out' } },
        people: {
          staffed: false,
          departments: [
            { id: 'sales', staffed: true, schedule: SCHEDULE },
            { id: 'support', staffed: false },
          ],
        },
      },
    ],
  },
  {
    name: 'readReceipt',
    read: readReceipt,
    schema: receiptSchema,
    good: [
      { id: 'm1', storedAt: 1, replyBy: 2, status: { availability: 'offline', reason: 'no-agents', mode: 'form' } },
      {
        id: '',
        storedAt: -8.64e15,
        replyBy: 8.64e15,
        status: { availability: 'online', reason: 'open', mode: 'chat' },
        later: 1,
      },
    ],
  },
  {
    name: 'readSessionAnswer',
    read: readSessionAnswer,
    schema: sessionAnswerSchema,
    good: [
      { visitor: 'v1', identity: null, earlier: false, findings: [] },
      {
        visitor: 'v2',
        secure: { token: `pl1_${'0f'.repeat(32)}`, expiresAt: 1, later: 1 },
        bridge: { token: `plb_${'a9'.repeat(32)}`, expiresAt: 8.64e15 },
        identity: { id: 'ada', name: 'Ada', email: 'ada@example.org', later: [] },
        earlier: true,
        findings: [{ code: 'S10', from: 'https://a.example', to: 'https://b.example' }, { code: 'S99' }],
        later: 1,
      },
      { visitor: '', identity: { id: '' }, earlier: true, findings: [{ code: 'S11', merges: 5, sessions: 9 }] },
    ],
  },
  {
    name: 'readHandover',
    read: readHandover,
    schema: handoverSchema,
    good: [{ code: `plh_${'0f'.repeat(32)}`, expiresAt: -1, later: 1 }],
  },
  {
    name: 'readChatReceipt',
    read: readChatReceipt,
    schema: chatReceiptSchema,
    good: [
      { chat: 'c1', state: 'queued', reason: 'started', position: 1, number: 2, storedAt: 1 },
      { chat: '', state: 'later', reason: 'later', position: null, number: null, storedAt: -8.64e15, later: 1 },
    ],
  },
  { name: 'readVisitorPage', read: readVisitorPage, schema: visitorPageSchema, good: PAGES },
  {
    name: 'readVisitorFrame',
    read: readVisitorFrame,
    schema: visitorFrameSchema,
    good: [
      ...PAGES.map((page) => ({ kind: 'page', ...page })),
      { kind: 'ended', problem: { code: 'session-expired', message: 'Over.' }, later: 1 },
    ],
  },
  {
    name: 'readFileRef',
    read: readFileRef,
    schema: fileRefSchema,
    good: [FILE, { ...FILE, type: 'application/pdf', width: null, height: null, later: 1 }],
  },
  {
    name: 'frameIn',
    read: (value) => frameIn(value) ?? null,
    schema: feedFrameSchema,
    good: [
      ...PAGES.slice(0, 2).map((page) => ({ kind: 'page', ...page })),
      { kind: 'ended', problem: { code: 'session-expired', message: 'Over.' } },
      { kind: 'typing', chat: 'c1', name: 'Ada', until: 1, later: 1 },
      { kind: 'ping', now: 1, heads: {} },
      { kind: 'ping', now: 1, heads: { c1: 0, c2: 7 }, later: 1 },
      { kind: 'status', document: { version: 'a1', settings: { id: 'a' }, people: { staffed: false } } },
      { kind: 'drain', retryAfterMs: 1_000, later: 1 },
      { kind: 'error', problem: { code: 'invalid', message: 'No.' } },
    ],
  },
  {
    name: 'readProblem',
    read: readProblem,
    schema: problemSchema,
    good: [
      { code: 'widget-unknown', message: 'There is no such widget.' },
      { code: 'too-many-requests', message: 'Later.', retryAfterMs: 0, later: null },
      { code: 'forbidden', message: '', permission: 'messages.read', ability: 'status-push', issues: [] },
      {
        code: 'invalid',
        message: 'name: is missing.',
        issues: [
          { path: 'name', message: 'is missing', code: 'required' },
          { path: '', message: '', limit: 5, later: 1 },
        ],
      },
    ],
  },
];

/** Every value inside a value, by its path. */
function paths(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inside = Object.entries(value).flatMap(([key, member]) =>
    paths(member).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]),
  );
  return [[], ...inside];
}

/** A copy with another value at a path; undefined takes the member out. */
function changed(value: unknown, [key, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (key === undefined) return to;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  (copy as Record<string | number, unknown>)[key] = changed((copy as Record<string | number, unknown>)[key], rest, to);
  return JSON.parse(JSON.stringify(copy));
}

const WRONG = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  8.64e15 + 2,
  1e300,
  '',
  'x',
  'open',
  'message',
  'turn',
  'page',
  'ended',
  'ping',
  'drain',
  5,
  `pl1_${'0f'.repeat(32)}`,
  `pl1_${'0F'.repeat(32)}`,
  `plb_${'0f'.repeat(32)}; Domain=example`,
  `plh_${'0f'.repeat(32)}\n`,
  [],
  ['x'],
  [null],
  {},
  { id: 1 },
];

describe.each(GUARDS)('$name', ({ read, schema, good }) => {
  const agrees = (value: unknown): void => {
    expect(read(value) !== null, JSON.stringify(value)).toBe(schema.safeParse(value).success);
  };

  it('takes what is good, as it is', () => {
    for (const value of good) expect(read(value)).toBe(value);
  });

  it('refuses and takes what its schema does, whichever member is wrong or gone', () => {
    for (const value of good) {
      for (const path of paths(value)) {
        for (const wrong of WRONG) agrees(changed(value, path, wrong));
      }
    }
  });

  it('refuses and takes what its schema does, several members being wrong at once', () => {
    const change = fc.tuple(
      fc.constantFrom(...good.flatMap(paths)),
      fc.oneof(fc.constantFrom(...WRONG), fc.jsonValue()),
    );
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.array(change, { maxLength: 3 }), (value, changes) => {
        let wrong: unknown = value;
        for (const [path, to] of changes) {
          const reachable = paths(wrong).some((each) => JSON.stringify(each) === JSON.stringify(path));
          if (reachable) wrong = changed(wrong, path, to);
        }
        agrees(wrong);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it('never throws, whatever the JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), agrees), { seed: 2, numRuns: 1_000 });
    for (const value of WRONG) agrees(value);
  });
});
