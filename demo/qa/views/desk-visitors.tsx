import type { VNode } from 'preact';
import type { NobodySeen, OnlineVisitor } from '../../../src/domain/visit/online-visitor.ts';
import type { Desk } from '../desk.ts';
import type { Lab } from '../lab.ts';
import { span } from '../moment.ts';
import { useSignal } from '../use-signal.ts';

const NOBODY: Readonly<Record<NobodySeen, string>> = {
  'no-department': 'This agent serves no department.',
  'tracking-off': 'No widget tracks its visitors.',
  'nobody-there': 'Nobody is on the pages.',
  'others-only': 'Whoever is there belongs to other departments.',
};

/** Who is on the pages, as far as this agent sees them, or why they see nobody. */
export function DeskVisitors({ lab, desk }: { lab: Lab; desk: Desk }): VNode {
  const seen = useSignal(desk.visitors);
  const chosen = useSignal(desk.chosen);
  const now = useSignal(lab.now);
  return (
    <ul class="desk-items" aria-label="Visitors">
      {seen?.visitors.map((visitor) => (
        <li key={visitor.visitor}>
          <button
            type="button"
            aria-current={chosen.kind === 'visitor' && chosen.id === visitor.visitor ? 'true' : undefined}
            onClick={() => desk.choose({ kind: 'visitor', id: visitor.visitor })}
          >
            <b>{calledOf(visitor)}</b>
            {visitor.left && <span class="tag">left</span>}
            {visitor.chat !== null && <span class="tag good">in a chat</span>}
            {visitor.invitation && <span class="tag">{visitor.invitation.state}</span>}
            <small>
              visit {visitor.count}, {span(now - visitor.startedAt)}, {visitor.device}
            </small>
          </button>
        </li>
      ))}
      {seen === null && <li class="none">This agent may not see visitors.</li>}
      {seen?.reason && <li class="none">{NOBODY[seen.reason]}</li>}
    </ul>
  );
}

export const calledOf = ({ name, visitor }: Pick<OnlineVisitor, 'name' | 'visitor'>): string =>
  name ?? `Visitor ${visitor.slice(-4)}`;
