import { vi } from 'vitest';
import type { Finding } from '../../src/domain/doctor/finding.ts';
import type { PublicSettings } from '../../src/domain/settings.ts';
import { anAnswer, aSettings, type FakePlatform, fakePlatform } from '../../src/testing/index.ts';
import { createDoctor, type Doctor } from '../../src/widget/doctor.ts';
import type { GateSide, Told } from '../../src/widget/gate-side.ts';
import type { WidgetOptions } from '../../src/widget/options.ts';

export interface DoctorGateOptions {
  readonly options?: Partial<WidgetOptions>;
  /** Where the page is served from; left out: the test's own page, with its real stores. */
  readonly origin?: string;
  readonly settings?: Partial<PublicSettings>;
  readonly told?: Told;
  /** How far the visitor's clock is ahead of the server's. */
  readonly aheadMs?: number;
}

export interface DoctorGate {
  readonly doctor: Doctor;
  readonly platform: FakePlatform;
  readonly reported: Finding[];
  /** Examines, letting as much time pass as that takes. */
  examine(): Promise<readonly Finding[]>;
}

/** A doctor over a gate that only writes down what it is told. */
export function doctorGate({
  options = {},
  origin,
  settings = {},
  told = {},
  aheadMs = 0,
}: DoctorGateOptions = {}): DoctorGate {
  const platform = fakePlatform(origin === undefined ? {} : { origin });
  const reported: Finding[] = [];
  const answer = anAnswer({ settings: aSettings(settings) });
  const gate = {
    options: {
      widget: 'shop',
      server: 'https://chat.example/',
      ...(origin !== undefined && { platform }),
      ...options,
    },
    platform,
    ...(options.backend && { backend: options.backend }),
    told,
    watch: {
      now: () => platform.clock.now() - aheadMs,
      current: () => ({ state: 'known', document: answer.document }),
    },
    report: (finding: Finding) => void reported.push(finding),
  };
  const doctor = createDoctor(gate as unknown as GateSide);
  return {
    doctor,
    platform,
    reported,
    async examine() {
      const examined = doctor.examine();
      for (let second = 0; second < 20; second++) await platform.clock.advance(1_000);
      await examined;
      return reported;
    },
  };
}

/** What stands between the page and the server; unset: nothing. */
export interface NetworkTraits {
  readonly status?: 'fine' | 'origin-refused' | 'html' | 'unreachable' | 'silent';
  readonly preflight?: 'passed' | 'refused' | 'silent';
  readonly socket?: 'opened' | 'refused' | 'silent' | 'throws';
  readonly stream?: 'flowing' | 'held' | 'silent' | 'missing' | 'empty';
  /** What the page's policy blocks, by the end of its address; told as browsers do, in a later turn. */
  readonly policy?: { readonly text: string; readonly blocks: RegExp; readonly disposition?: 'enforce' | 'report' };
}

export interface AskedRequest {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly credentials: string | undefined;
}

/** Replaces the browser's `fetch` and `WebSocket`; gives back what was asked. */
export function fakeNetwork(platform: FakePlatform, traits: NetworkTraits = {}): AskedRequest[] {
  const { status = 'fine', preflight = 'passed', socket = 'opened', stream = 'flowing', policy } = traits;
  const asked: AskedRequest[] = [];
  const never = new Promise<never>(() => undefined);
  const later = (ms: number): Promise<void> => new Promise((resolve) => void platform.clock.setTimer(ms, resolve));

  const isBlocked = (url: string): boolean => {
    if (!policy?.blocks.test(url)) return false;
    const event = Object.assign(new Event('securitypolicyviolation'), {
      blockedURI: url,
      effectiveDirective: 'connect-src',
      originalPolicy: policy.text,
      disposition: policy.disposition ?? 'enforce',
    });
    void later(10).then(() => document.dispatchEvent(event));
    return policy.disposition !== 'report';
  };

  async function answerOf(url: string): Promise<Response> {
    if (isBlocked(url)) throw new TypeError('Failed to fetch');
    if (url.endsWith('/status')) {
      if (status === 'silent') return never;
      if (status === 'unreachable') throw new TypeError('Failed to fetch');
      if (status === 'html') return new Response('<p>Not here', { status: 404 });
      return status === 'fine' ? Response.json({}) : Response.json({ code: status }, { status: 403 });
    }
    if (url.endsWith('/probe/stream')) {
      if (stream === 'silent') return never;
      if (stream === 'missing') return new Response(null, { status: 404 });
      return new Response(streamed());
    }
    if (preflight === 'silent') return never;
    if (preflight === 'refused') throw new TypeError('Failed to fetch');
    return new Response(null, { status: 204 });
  }

  function streamed(): ReadableStream<Uint8Array> {
    const bytes = new TextEncoder();
    return new ReadableStream({
      async start(controller) {
        if (stream === 'held') await later(1_000);
        if (stream !== 'empty') controller.enqueue(bytes.encode('data: 1\n\n'));
        if (stream === 'flowing') await later(1_000);
        if (stream !== 'empty') controller.enqueue(bytes.encode('data: 2\n\n'));
        controller.close();
      },
    });
  }

  class FakeSocket {
    onopen = (): void => undefined;
    onerror = (): void => undefined;
    onclose = (): void => undefined;
    constructor(url: string) {
      asked.push({ method: 'socket', url, body: undefined, credentials: undefined });
      const blocked = isBlocked(url);
      if (socket === 'throws') throw new DOMException('The operation is insecure.', 'SecurityError');
      if (blocked || socket === 'refused') void later(1).then(() => this.onerror());
      else if (socket === 'opened') void later(1).then(() => this.onopen());
    }
    close(): void {
      this.onclose();
    }
  }

  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    asked.push({ method: init.method ?? 'GET', url, body: init.body, credentials: init.credentials });
    return answerOf(url);
  });
  vi.stubGlobal('WebSocket', FakeSocket);
  return asked;
}
