import { signal } from '@preact/signals-core';
import { createEmitter } from '../../base/emitter.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Platform } from '../../contract/platform.ts';
import type { Finding } from '../../domain/doctor/finding.ts';
import { fitPage } from '../../domain/form/fit-page.ts';
import type { PageContext } from '../../domain/form/submission.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import type { Handover, SessionAnswer, SessionRequest } from '../../domain/session/session.ts';
import { careful } from '../careful.ts';
import { visitorKey } from '../keys.ts';
import { askAs } from './ask-as.ts';
import { createBootId } from './boot-id.ts';
import { createSend } from './create-send.ts';
import { type IdentityClaim, makeClaim } from './identity-claim.ts';
import { isToken } from './is-token.ts';
import { isSomebodyElse, type KeptSession } from './kept-session.ts';
import { presentTokens } from './present-tokens.ts';
import { type Held, openSessionStores, type StoreRules } from './session-stores.ts';
import type { SessionState, VisitorSession } from './visitor-session.ts';

export interface VisitorSessionOptions {
  readonly widget: string;
  readonly platform: Platform;
  readonly backend: Pick<ChatBackend, 'abilities' | 'resolveSession' | 'handOver' | 'endSession'>;
  /** What the owner set, as far as it is known by now. */
  rules(): StoreRules;
  /** `denied`: nothing is read or written until `setConsent('granted')` (T-3). */
  readonly storage?: 'auto' | 'granted' | 'denied' | undefined;
  /** The page the visitor sees. */
  page(): PageContext;
  /** The language of the words on screen (BCP 47). */
  locale(): string;
  onFinding(finding: Finding): void;
}

/** One person's time at this page. Answers to what was asked in an earlier one are not kept. */
interface Tenure {
  /** Ended by `logout`: what the server still issues for it is to be revoked. */
  isRevoked: boolean;
}

const LEFT: Problem = {
  code: 'session-expired',
  message: 'The visitor was forgotten meanwhile.',
};

const NO_SESSIONS: Problem = {
  code: 'unsupported',
  ability: 'sessions',
  message: 'This backend takes no identity.',
};

const tokensOf = ({ secure, bridge }: SessionAnswer): readonly string[] =>
  [secure, bridge].flatMap((one) => (one ? [one.token] : []));

export function createVisitorSession(options: VisitorSessionOptions): VisitorSession {
  const { backend, platform, widget } = options;
  const { page, stores } = platform;
  const place = page.place();
  const hasSessions = backend.abilities.has('sessions');
  let isAllowed = options.storage !== 'denied';
  if (!isAllowed) stores.allow(false);

  const boot = createBootId(stores.local, visitorKey(widget), platform.newId);
  const inStores = openSessionStores({
    widget,
    place,
    stores,
    rules: options.rules,
    newId: platform.newId,
    // What the visitor forbade is no fault of the owner's.
    onFinding: (finding) => isAllowed && options.onFinding(finding),
  });
  const state = signal<SessionState>({ state: 'unknown' });
  const newPerson = createEmitter<void>((error) => console.error('Porchlight: a session listener failed.', error));

  let tenure: Tenure = { isRevoked: false };
  /** The credentials of the last answer, while nothing says that there are newer ones. */
  let held: Held | null = null;
  let isHeldInStores = false;
  /** Another tab has other credentials of the same person. */
  let isStale = false;
  /** The server knows the held credential no more. */
  let isLost = false;
  /** Who had the page last, as far as it shows here, and whether local storage said so. */
  let person: Pick<KeptSession, 'who' | 'verified'> | null = null;
  let isRecorded = false;
  /** Another tab has forgotten them: what is still found of them is on its way out. */
  let isForgotten = false;
  let code: string | null = null;
  let claim: IdentityClaim | null = null;
  let underWay: Promise<Result<void, Problem>> | null = null;
  let isStopped = false;

  function look(): void {
    const kept = isAllowed ? inStores.kept() : null;
    if (kept === null && !(isAllowed && isRecorded && inStores.isRemoved())) return;
    isForgotten = kept === null;
    if (isSomebodyElse(person, kept)) {
      leave(false);
      boot.yield();
      newPerson.emit();
    } else if (kept && held && kept.token !== held.secure) isStale = true;
    person = kept;
    isRecorded = kept !== null;
  }

  /** The person of this page is gone: nothing that is known or asked of them counts any more. */
  function leave(isRevoked: boolean): void {
    tenure.isRevoked = isRevoked;
    tenure = { isRevoked: false };
    held = claim = code = person = underWay = null;
    isHeldInStores = isStale = isLost = isRecorded = false;
    state.value = { state: 'unknown' };
  }

  const isKept = (): boolean =>
    held !== null || (!isForgotten && (boot.peek() !== null || inStores.present().length > 0));

  const request = (identity: string | undefined): SessionRequest => ({
    boot: boot.get(),
    tokens: presentTokens(isHeldInStores ? null : held, inStores.present()),
    ...(code !== null && { code }),
    ...(identity !== undefined && { identity }),
    ...(!isAllowed && { storage: 'denied' as const }),
    page: fitPage(options.page()),
    language: options.locale(),
    timeZone: page.timeZone(),
  });

  const call = (identity?: string): Promise<Result<SessionAnswer, Problem>> =>
    careful(() => backend.resolveSession(request(identity)));

  const isRefused = (problem: Problem): boolean => problem.code === 'identity-refused';

  async function ask(): Promise<Result<void, Problem>> {
    const mine = tenure;
    const former = state.peek();
    const asked = code;
    const due = claim && (isLost || !claim.accepted) ? claim : null;
    if (former.state !== 'known') state.value = { state: 'resolving' };
    const isOver = (): boolean => tenure !== mine;
    const answer = due ? await askAs(due, call, isOver) : await call();
    if (due && answer?.ok === false && isRefused(answer.problem) && !isOver()) {
      options.onFinding({ code: 'K01', why: answer.problem.message });
      if (claim === due) claim = due.instead;
    }
    look();
    if (!answer || isOver()) {
      if (answer?.ok && mine.isRevoked) void revoke(tokensOf(answer.value));
      return refused(LEFT);
    }
    if (code === asked && (answer.ok || !isPassing(answer.problem.code))) code = null;
    if (answer.ok) {
      accept(answer.value, due);
      return ok(undefined);
    }
    state.value = held || isRefused(answer.problem) ? former : { state: 'failed', problem: answer.problem };
    return answer;
  }

  function accept(answer: SessionAnswer, due: IdentityClaim | null): void {
    const { identity, visitor } = answer;
    const next: Held = {
      secure: place.secure ? (answer.secure?.token ?? null) : null,
      bridge: answer.bridge?.token ?? null,
      who: visitor,
      verified: identity !== null,
    };
    const isOther = isSomebodyElse(person, next);
    if (isOther) boot.renew();
    if (due && claim === due) claim = { ...due, accepted: true, instead: null };
    else if (isOther && claim?.accepted) claim = null;
    isStale = isLost = false;
    hold(next);
    state.value = { state: 'known', visitor, identity, earlier: answer.earlier };
    if (isOther) newPerson.emit();
    const isUnlisted = !place.secure && !answer.bridge && options.rules().secure !== 'always';
    if (isUnlisted) options.onFinding({ code: 'S01', origin: place.origin, widget });
    for (const finding of answer.findings) options.onFinding(finding);
  }

  function hold(next: Held): void {
    held = next;
    isForgotten = false;
    isHeldInStores = inStores.keep(next);
    isRecorded = inStores.kept() !== null;
    person = next;
  }

  function resolve(): Promise<Result<void, Problem>> {
    if (isStopped) return Promise.resolve(refused({ code: 'closed', message: 'This session was stopped.' }));
    if (!hasSessions) {
      state.value = { state: 'known', visitor: boot.get(), identity: null, earlier: false };
      return Promise.resolve(ok(undefined));
    }
    if (underWay) return underWay;
    look();
    const isAnswered = held !== null && !isStale && code === null && claim?.accepted !== false;
    if (isAnswered) return Promise.resolve(ok(undefined));
    const asking = ask().finally(() => {
      if (underWay === asking) underWay = null;
    });
    underWay = asking;
    return asking;
  }

  const send = createSend({
    hasSessions,
    resolve,
    tenure: () => tenure,
    token: () => held?.secure ?? held?.bridge ?? undefined,
    lose() {
      held = null;
      isLost = true;
    },
  });

  async function handOver(target: string): Promise<string | null> {
    // Only a visitor who is known somehow has anything to carry (T-3), and only a secure token may be carried.
    if (!hasSessions || !place.secure || !isKept()) return null;
    const mine = tenure;
    const answer = await send<Handover>((token) =>
      isToken(token, 'pl1')
        ? backend.handOver(token, target)
        : Promise.resolve(refused({ code: 'forbidden', message: 'No secure session.' })),
    );
    return answer.ok && tenure === mine && isToken(answer.value.code, 'plh') ? answer.value.code : null;
  }

  async function revoke(tokens: readonly string[]): Promise<void> {
    if (hasSessions && tokens.length > 0) await careful(() => backend.endSession(tokens));
  }

  /** Forgets here first, so that nothing shows or is sent meanwhile, then has it revoked. */
  function forget(): Promise<void> {
    const tokens = presentTokens(held, inStores.present()).map(({ token }) => token);
    leave(true);
    inStores.clear();
    boot.forget();
    newPerson.emit();
    return revoke(tokens);
  }

  look();
  const stops = hasSessions ? [inStores.onChange(look), page.onWake(look)] : [];

  return {
    state,
    isKept,
    writer: boot.get,
    isWriter: (id) => boot.peek() === id,
    resolve,
    send,
    async identify(token, refresh) {
      if (!hasSessions) return refused(NO_SESSIONS);
      if (claim?.accepted && claim.token === token && held) return ok(undefined);
      claim = makeClaim(token, refresh, claim);
      await underWay;
      return resolve();
    },
    async redeem(given) {
      if (!hasSessions || !isToken(given, 'plh')) return;
      code = given;
      await underWay;
      await resolve();
    },
    handOver,
    logout: forget,
    async setConsent(consent) {
      if (isAllowed === (consent === 'granted')) return;
      isAllowed = !isAllowed;
      if (!isAllowed) {
        const revoked = forget();
        stores.allow(false);
        return revoked;
      }
      stores.allow(true);
      boot.keep();
      if (!held) return look();
      if (inStores.present().length === 0) return hold(held);
      // Before it was denied something was kept already: the server knows how the two go together.
      isStale = true;
      await resolve();
    },
    onNewPerson: newPerson.on,
    stop() {
      isStopped = true;
      tenure = { isRevoked: false };
      for (const stop of stops) stop();
    },
  };
}
