import { expect, it } from 'vitest';
import { toInstant } from '../../../src/base/instant.ts';
import type { Invitation, InvitationState } from '../../../src/domain/invitation/invitation.ts';
import { moveInvitation } from '../../../src/domain/invitation/move-invitation.ts';

const ENDS: readonly InvitationState[] = ['accepted', 'dismissed', 'expired', 'withdrawn'];

const NEWS: Readonly<Record<InvitationState, readonly InvitationState[]>> = {
  sent: ['delivered', 'shown', ...ENDS],
  delivered: ['shown', ...ENDS],
  shown: ENDS,
  accepted: [],
  dismissed: [],
  expired: [],
  withdrawn: [],
};

const STATES = Object.keys(NEWS) as InvitationState[];

it.each(STATES.flatMap((from) => STATES.map((to) => [from, to, NEWS[from].includes(to)] as const)))(
  'I-4 from %s to %s: %s',
  (from, to, moves) => {
    const invitation: Invitation = {
      ...{ id: 'i', widget: 'w', visitor: 'v', by: 'anna', text: 'May I help?', department: '*' },
      ...{ assignToMe: false, skipBot: false, fields: [], chat: null },
      ...{ state: from, since: toInstant(1), sentAt: toInstant(1), expiresAt: toInstant(9) },
    };
    const moved = moves ? { ...invitation, state: to, since: 5 } : null;
    expect(moveInvitation(invitation, to, toInstant(5))).toEqual(moved);
  },
);
