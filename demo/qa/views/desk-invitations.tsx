import type { VNode } from 'preact';
import { isPending } from '../../../src/domain/invitation/invitation.ts';
import type { Desk } from '../desk.ts';
import type { Lab } from '../lab.ts';
import { clockTime } from '../moment.ts';
import { useSignal } from '../use-signal.ts';

export interface DeskInvitationsProps {
  readonly lab: Lab;
  readonly desk: Desk;
  readonly agent: string;
}

/** What became of the agent's invitations (I-4). */
export function DeskInvitations({ lab, desk, agent }: DeskInvitationsProps): VNode {
  const invitations = useSignal(desk.invitations);
  const { timeZone } = useSignal(lab.situation);
  return (
    <ul class="desk-items" aria-label="Invitations">
      {invitations.map((invitation) => {
        const { id, text, state, hindrance, sentAt, chat } = invitation;
        return (
          <li key={id} class="desk-invitation">
            <span class="row">
              <span class="tag">{state}</span>
              {hindrance && <span class="tag bad">{hindrance}</span>}
              <small>{clockTime(sentAt, timeZone)}</small>
            </span>
            <p>{text}</p>
            <span class="actions">
              {isPending(invitation) && (
                <button
                  type="button"
                  onClick={() =>
                    void desk.act({
                      kind: 'withdraw-invitation',
                      actor: { kind: 'agent', id: agent },
                      invitation: id,
                    })
                  }
                >
                  Withdraw
                </button>
              )}
              {chat !== null && (
                <button type="button" onClick={() => desk.choose({ kind: 'chat', id: chat })}>
                  Look at the chat
                </button>
              )}
            </span>
          </li>
        );
      })}
      {invitations.length === 0 && <li class="none">None.</li>}
    </ul>
  );
}
