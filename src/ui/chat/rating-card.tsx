import { Component, type VNode } from 'preact';
import type { ChatRating } from '../../domain/chat/visitor-chat.ts';
import { Icon } from '../icon.tsx';
import type { ChatWords } from '../words/words.ts';

export interface RatingCardProps {
  /** What was said before; null: nothing yet. */
  readonly rating: ChatRating | null;
  readonly words: ChatWords;
  onRate(rating: ChatRating): void;
}

/** What was chosen here; null: what was said before holds. */
interface State {
  readonly score: number | null;
  readonly comment: string | null;
}

const STAR = 'm12 3.6 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z';

/** As the server takes it. */
const MOST_CHARACTERS = 1_000;

/** Asks how a closed chat was, in one of five steps and in words if they like; it can be said anew (K-8). */
export class RatingCard extends Component<RatingCardProps, State> {
  override state: State = { score: null, comment: null };

  #chosen(): { readonly score: number | null; readonly comment: string; readonly isNew: boolean } {
    const { rating } = this.props;
    const score = this.state.score ?? rating?.score ?? null;
    const comment = this.state.comment ?? rating?.comment ?? '';
    const isNew = score !== null && (score !== rating?.score || comment.trim() !== (rating.comment ?? ''));
    return { score, comment, isNew };
  }

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const { score, comment, isNew } = this.#chosen();
    if (score !== null && isNew) this.props.onRate({ score, comment: comment.trim() || null });
  };

  override render({ rating, words: { rating: words } }: RatingCardProps): VNode {
    const { score, comment, isNew } = this.#chosen();
    return (
      <form class="ask rating" part="rating" noValidate onSubmit={this.#send}>
        <fieldset>
          <legend>{words.title}</legend>
          <div class="stars">
            {words.scores.map((name, index) => (
              <label key={name} title={name}>
                <input
                  type="radio"
                  name="score"
                  aria-label={name}
                  checked={score === index + 1}
                  onChange={() => this.setState({ score: index + 1 })}
                />
                <Icon lines={STAR} />
              </label>
            ))}
          </div>
        </fieldset>
        {score !== null && (
          <textarea
            part="input"
            rows={2}
            dir="auto"
            maxLength={MOST_CHARACTERS}
            aria-label={words.comment}
            placeholder={words.comment}
            value={comment}
            onInput={(event) => this.setState({ comment: event.currentTarget.value })}
          />
        )}
        {isNew && (
          <button type="submit" class="send" part="send">
            {words.send}
          </button>
        )}
        <p role="status">{rating && !isNew && words.thanks}</p>
      </form>
    );
  }
}
