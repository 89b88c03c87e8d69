import { someAgent } from './pick-chat.ts';
import type { Step } from './steps.ts';
import type { World } from './world.ts';

/** A page of the visitor shows a sign of life, or is left. */
const beatVisit: Step = async (world) => {
  const { random, browsers } = world;
  if (browsers.length === 0) return;
  const visit = {
    page: { url: `https://shop.example/${random.below(3)}` },
    language: 'en',
    timeZone: 'UTC',
    device: 'desktop' as const,
    ...(random.chance(0.3) && { department: random.pick(['sales', 'help']) }),
    ...(random.chance(0.1) && { leaves: true }),
  };
  await world.send({ kind: 'beat-visit', actor: world.actor(random.pick(browsers)), visit });
};

const invite: Step = async (world) => {
  const { random, browsers } = world;
  if (browsers.length === 0) return;
  const { visitor, widget } = random.pick(browsers);
  await world.send({
    kind: 'invite',
    actor: someAgent(world),
    widget,
    visitor,
    commandId: world.commandId(),
    text: 'May I help you?',
    ...(random.chance(0.5) && { assignToMe: true }),
    ...(random.chance(0.5) && { skipBot: true }),
    ...(random.chance(0.1) && { fields: ['email'] as const }),
    ...(random.chance(0.5) && { expiresInMs: 90_000 }),
  });
};

/** One that waits for an answer as a rule, and any there ever was otherwise. */
function pickInvitation({ random, oracle }: World) {
  const all = [...oracle.invitations.values()];
  const pending = all.filter(({ chat, state }) => chat === null && ['sent', 'delivered', 'shown'].includes(state));
  if (pending.length > 0 && random.chance(0.9)) return random.pick(pending);
  return all.length > 0 ? random.pick(all.slice(-6)) : null;
}

const invited = (world: World, visitor: string) => world.browsers.find((browser) => browser.visitor === visitor);

const answer: Step = async (world) => {
  const invitation = pickInvitation(world);
  const browser = invitation && invited(world, invitation.visitor);
  if (!browser) return;
  await world.send({
    kind: 'start-chat',
    actor: world.actor(browser),
    commandId: world.commandId(),
    text: 'Yes, please.',
    invitation: invitation.id,
    ...(world.random.chance(0.5) && { contact: { email: 'ada@example.com' } }),
  });
};

const tell: Step = async (world) => {
  const invitation = pickInvitation(world);
  const browser = invitation && invited(world, invitation.visitor);
  if (!browser) return;
  const state = world.random.pick(['delivered', 'delivered', 'shown', 'shown', 'dismissed'] as const);
  await world.send({ kind: 'tell-invitation', actor: world.actor(browser), invitation: invitation.id, state });
};

const withdraw: Step = async (world) => {
  const invitation = pickInvitation(world);
  if (!invitation) return;
  const by = world.random.chance(0.7) ? ({ kind: 'agent', id: invitation.by } as const) : someAgent(world);
  await world.send({ kind: 'withdraw-invitation', actor: by, invitation: invitation.id });
};

/** Who is on the pages, and who asks them in. */
export const invitationSteps = {
  'beat visit': [3, beatVisit],
  invite: [3, invite],
  answer: [2, answer],
  tell: [2, tell],
  withdraw: [0.4, withdraw],
} satisfies Record<string, readonly [number, Step]>;
