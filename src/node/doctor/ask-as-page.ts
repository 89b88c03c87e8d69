import { WebSocket } from 'ws';
import { isHeldBack } from '../../domain/doctor/is-held-back.ts';
import type { Answers, AskedPage } from '../../domain/doctor/judge-answers.ts';
import type { StatusDocument } from '../../domain/status/status-document.ts';
import { NOW_HEADER, sessionPath, socketProbePath, statusPath, streamProbePath } from '../../protocol/http.ts';
import { statusDocumentSchema } from '../../protocol/status-document-schema.ts';
import { limitedText } from './limited-text.ts';
import { whyNoAnswer } from './why-no-answer.ts';

/** What the server said to a page of that origin, asked from here. */
export interface AskedAsPage {
  readonly answers: Answers;
  /** Null: no status came. */
  readonly document: StatusDocument | null;
  /** The server's clock when it answered; null: it did not say. */
  readonly serverNow: number | null;
  /** What was wrong that no finding has a code for, as a sentence. */
  readonly trouble: string | null;
}

const TIMEOUT_MS = 10_000;
const SOCKET_TIMEOUT_MS = 5_000;
const MAX_BYTES = 1_024 * 1_024;

/** Asks a server what a page of the widget would ask, in ways that change nothing. Never rejects. */
export async function askAsPage(page: AskedPage, now: () => number): Promise<AskedAsPage> {
  const { server, widget, origin } = page;
  const nothing = { preflight: 'unknown', socket: 'unknown', stream: 'unknown' } as const;
  const failed = (trouble: string | null, status: Answers['status'] = 'unknown'): AskedAsPage => ({
    answers: { ...nothing, status },
    document: null,
    serverNow: null,
    trouble,
  });

  try {
    const response = await ask(page, server + statusPath(widget));
    const body = parsed(await limitedText(response, MAX_BYTES));
    const code = (body as { code?: unknown } | null)?.code;
    if (code === 'origin-refused') return failed(null, 'origin-refused');
    if (code === 'widget-unknown') return failed(`${server} knows no widget "${widget}".`);
    const read = statusDocumentSchema.safeParse(body);
    if (!response.ok || !read.success)
      return failed(`${server} gives an answer (${response.status}) that is not a Porchlight server's.`);

    const isSameOrigin = URL.canParse(server) && new URL(server).origin === origin;
    const [preflight, socket, stream] = await Promise.all([
      isSameOrigin ? 'passed' : allowsOrigin(response, origin) ? askPreflight(page) : 'refused',
      askSocket(page),
      askStream(page, now),
    ] as const);
    const serverNow = Number(response.headers.get(NOW_HEADER)) || null;
    return {
      answers: { status: 'fine', preflight, socket, stream },
      document: read.data as unknown as StatusDocument,
      serverNow,
      trouble: null,
    };
  } catch (error) {
    return failed(`${server} does not answer: ${whyNoAnswer(error)}.`);
  }
}

const ask = ({ origin }: AskedPage, url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, {
    ...init,
    redirect: 'manual',
    headers: { ...(init.headers as Record<string, string>), origin },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });

const allowsOrigin = ({ headers }: Response, origin: string): boolean =>
  ['*', origin].includes(headers.get('access-control-allow-origin') ?? '');

async function askPreflight(page: AskedPage): Promise<Answers['preflight']> {
  const asked = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  };
  try {
    const response = await ask(page, page.server + sessionPath(page.widget), { method: 'OPTIONS', headers: asked });
    await response.body?.cancel();
    const allowed = (response.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/\s*,\s*/);
    // A star covers every header but this one, which must be named.
    const isEnough = allowed.includes('authorization') && (allowed.includes('content-type') || allowed.includes('*'));
    return response.ok && allowsOrigin(response, page.origin) && isEnough ? 'passed' : 'refused';
  } catch {
    return 'refused';
  }
}

function askSocket({ server, widget, origin }: AskedPage): Promise<Answers['socket']> {
  const url = server.replace(/^http/i, 'ws') + socketProbePath(widget);
  const socket = new WebSocket(url, { origin, handshakeTimeout: SOCKET_TIMEOUT_MS });
  return new Promise((resolve) => {
    socket.on('open', () => {
      resolve('opened');
      socket.terminate();
    });
    // Also told of every answer that is no upgrade.
    socket.on('error', () => resolve('refused'));
  });
}

async function askStream(page: AskedPage, now: () => number): Promise<Answers['stream']> {
  try {
    const response = await ask(page, page.server + streamProbePath(page.widget));
    let first: number | undefined;
    let last = 0;
    for await (const _bytes of (response.ok && response.body) || []) {
      last = now();
      first ??= last;
    }
    return first === undefined ? 'unknown' : isHeldBack(first, last) ? 'held' : 'flowing';
  } catch {
    return 'unknown';
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
