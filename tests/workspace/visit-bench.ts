import type { VisitBeat } from '../../src/domain/chat/visitor-chat.ts';
import type { OnlineVisitor } from '../../src/domain/visit/online-visitor.ts';
import type { VisitorActor } from '../../src/workspace/chats/chat-command.ts';
import type { CommandOf } from '../../src/workspace/command.ts';
import { answered, hexId } from './bench.ts';
import { openChatBench } from './chat-bench.ts';

export type VisitBench = Awaited<ReturnType<typeof openVisitBench>>;

/** A visitor with what their page shows who they are by. */
export interface Guest {
  readonly id: string;
  readonly actor: VisitorActor;
}

type InviteMembers = Partial<Omit<CommandOf<'invite'>, 'kind' | 'actor' | 'visitor'>>;

/** A bench on whose widget visitors are tracked, with Ada on a page of it, and short ways to what agents see of her. */
export async function openVisitBench({
  settings = { id: 'w', tracking: true },
  rules,
}: Parameters<typeof openChatBench>[0] = {}) {
  const bench = await openChatBench({ settings, ...(rules && { rules }) });
  const { server, agent, commandId } = bench;
  let boots = 5_000;

  const guest = async (widget = 'w'): Promise<Guest> => {
    boots += 1;
    const { visitor, secure } = answered(await bench.resolve({ boot: hexId(boots) }, { widget }));
    return { id: visitor, actor: { kind: 'visitor', widget, token: secure?.token ?? '', origin: null } };
  };
  const beat = ({ actor }: Guest, visit: Partial<VisitBeat> = {}) =>
    server.handle({
      kind: 'beat-visit',
      actor,
      visit: { page: { url: 'https://shop.example/' }, language: 'en', timeZone: 'UTC', device: 'desktop', ...visit },
    });
  const ada = await guest();
  await beat(ada);

  return {
    ...bench,
    ada,
    guest,
    beat,
    invite: (by: string, { id }: Guest, members: InviteMembers = {}) =>
      server.handle({
        kind: 'invite',
        actor: agent(by),
        widget: 'w',
        visitor: id,
        commandId: commandId(),
        text: 'May I help?',
        ...members,
      }),
    answer: (
      { actor }: Guest,
      invitation: string,
      members: Partial<Omit<CommandOf<'start-chat'>, 'kind' | 'actor' | 'invitation'>> = {},
    ) =>
      server.handle({
        kind: 'start-chat',
        actor,
        commandId: commandId(),
        text: 'Yes, please.',
        invitation,
        ...members,
      }),
    tell: ({ actor }: Guest, invitation: string, state: CommandOf<'tell-invitation'>['state']) =>
      server.handle({ kind: 'tell-invitation', actor, invitation, state }),
    withdraw: (by: string, invitation: string) =>
      server.handle({ kind: 'withdraw-invitation', actor: agent(by), invitation }),
    /** What became of an agent's invitations, the latest first: `shown`, or with what hinders: `sent (left)`. */
    async states(by: string): Promise<readonly string[]> {
      const own = answered(await server.invitations(by));
      return own.map(({ state, hindrance }) => (hindrance ? `${state} (${hindrance})` : state));
    },
    async online(by: string): Promise<readonly OnlineVisitor[]> {
      return answered(await server.onlineVisitors(by)).visitors;
    },
  };
}
