import { Component, type VNode } from 'preact';
import type { VisitorInvitation } from '../../domain/chat/visitor-chat.ts';
import { MarkedText } from '../marked-text.tsx';

export interface InvitationCardProps {
  readonly invitation: VisitorInvitation;
  readonly answerLabel: string;
  readonly dismissLabel: string;
  onShown(): void;
  onAnswer(): void;
  onDismiss(): void;
}

/** An agent's invitation beside the closed tab, which takes no focus from the page (I-1). */
export class InvitationCard extends Component<InvitationCardProps> {
  override componentDidMount(): void {
    this.props.onShown();
  }

  override render({ invitation, answerLabel, dismissLabel, onAnswer, onDismiss }: InvitationCardProps): VNode {
    return (
      <section class="card" part="invitation" aria-label={invitation.name}>
        <div role="status">
          <strong>{invitation.name}</strong>
          <div dir="auto">
            <MarkedText text={invitation.text} />
          </div>
        </div>
        <button type="button" class="plain" onClick={onAnswer}>
          {answerLabel}
        </button>
        <button type="button" class="plain" onClick={onDismiss}>
          {dismissLabel}
        </button>
      </section>
    );
  }
}
