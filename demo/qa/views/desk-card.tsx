import type { VNode } from 'preact';
import type { AgentView } from '../../../src/workspace/reply.ts';
import type { Desk } from '../desk.ts';
import type { Lab } from '../lab.ts';
import { sentencesOf } from '../sentences-of.ts';
import { useSignal } from '../use-signal.ts';
import { Card } from './card.tsx';
import { DeskChat } from './desk-chat.tsx';
import { DeskInvitations } from './desk-invitations.tsx';
import { DeskLists } from './desk-lists.tsx';
import { DeskVisitor } from './desk-visitor.tsx';
import { DeskVisitors } from './desk-visitors.tsx';
import { Pick } from './pick.tsx';

export interface DeskProps {
  readonly lab: Lab;
  readonly desk: Desk;
}

/** One agent's console: lists on one side, what was chosen from them on the other. */
export function DeskCard({ lab, desk }: DeskProps): VNode | null {
  const agents = useSignal(lab.agents);
  const seated = useSignal(desk.agent);
  const list = useSignal(desk.list);
  const chosen = useSignal(desk.chosen);
  const refusal = useSignal(desk.refusal);
  const warning = useSignal(desk.warning);
  const agent = agents.find(({ id }) => id === seated);
  if (!agent) return null;

  return (
    <Card
      title={`${agent.name}’s console`}
      class="desk"
      aside={
        <div class="row">
          <PresenceTags agent={agent} />
          <Pick
            label="Who sits here"
            hideLabel
            options={agents.map(({ id, name }) => ({ value: id, label: name }))}
            value={agent.id}
            onChange={(id) => desk.sit(id)}
          />
        </div>
      }
    >
      <div class="desk-halves">
        <div class="desk-side">
          <DeskLists desk={desk} agent={agent} />
          {list === 'visitors' && <DeskVisitors lab={lab} desk={desk} />}
          {list === 'invitations' && <DeskInvitations lab={lab} desk={desk} agent={agent.id} />}
        </div>
        <div class="desk-main">
          {chosen.kind === 'chat' && <DeskChat key={chosen.id} lab={lab} desk={desk} agent={agent} />}
          {chosen.kind === 'visitor' && <DeskVisitor key={chosen.id} lab={lab} desk={desk} visitor={chosen.id} />}
          {chosen.kind === 'nothing' && <p class="none">Choose a chat, or a visitor to invite.</p>}
          <div class="desk-said" aria-live="polite">
            {refusal && (
              <p class="behind">
                {sentencesOf(refusal)} <code>{refusal.permission ?? refusal.code}</code>
              </p>
            )}
            {warning && <p class="good">{warning}</p>}
          </div>
        </div>
      </div>
    </Card>
  );
}

function PresenceTags({ agent }: { agent: AgentView }): VNode {
  return (
    <>
      <span class={agent.reachable ? 'tag good' : 'tag'}>{agent.reachable ? 'reachable' : agent.online}</span>
      {agent.visible === 'invisible' && <span class="tag bad">invisible</span>}
      <span class="tag">{agent.role}</span>
    </>
  );
}
