import { isPassing } from '../domain/problem.ts';
import type { FormSession } from '../engine/form-state.ts';
import type { VisitorSession } from '../engine/session/visitor-session.ts';
import type { GateSide } from './gate-side.ts';

/**
 * Brings what the page tells of its visitor to the session and the form, and what the session learns to the form.
 *
 * Nobody is made known before they act (T-3): a signed identity waits until the panel is open, unless an earlier page
 * left a session; then it may be another person's, of whom nothing should show (T-10).
 */
export function followVisitor(gate: GateSide, session: VisitorSession, form: FormSession): void {
  const { told } = gate;
  /** Whom this page knows, and whom it knew before: what it told until then is about them. */
  let present: string | undefined;
  let former: string | undefined;

  const prefill = (): void => form.prefill(told.filled ?? {});

  function prefillIdentity(): void {
    const known = session.state.peek();
    const { name, email } = (known.state === 'known' && known.identity) || {};
    form.prefill({ ...(name && { name }), ...(email && { email }) });
  }

  async function meet(): Promise<void> {
    const { identity } = told;
    const isKept = session.isKept();
    if (!isKept && !(told.isOpen && identity)) return;
    if (!identity) {
      if (told.isOpen) await session.resolve();
      return;
    }
    delete told.identity;
    const answer = await session.identify(identity.token, identity.refresh);
    if (answer.ok) return;
    // What only failed to arrive is said again the next time the panel opens, unless the page has said another by then.
    if (isPassing(answer.problem.code)) told.identity ??= identity;
    gate.announce('error', answer.problem);
  }

  function followConsent(): void {
    if (!told.consent) return;
    if (told.consent === 'denied') form.forget();
    void session.setConsent(told.consent);
  }

  const stops = [
    session.onNewPerson(() => {
      if (session.state.peek().state === 'known' ? former : present) delete told.filled;
      prefill();
      // The form began anew after it had heard who this is.
      prefillIdentity();
    }),
    session.state.subscribe((known) => {
      if (known.state !== 'known') return;
      if (known.visitor !== present) [former, present] = [present, known.visitor];
      prefillIdentity();
    }),
    gate.hear('filled', prefill),
    gate.hear('consent', followConsent),
    gate.hear('identity', () => void meet()),
    gate.hear('open', () => void meet()),
  ];
  gate.hear('end', () => {
    for (const stop of stops) stop();
  });

  prefill();
  followConsent();
  const { code } = told;
  delete told.code;
  void (code ? session.redeem(code).then(meet) : meet());
}
