import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChatRating } from '../../../src/domain/chat/visitor-chat.ts';
import { PatienceCard } from '../../../src/ui/chat/patience-card.tsx';
import { QuickReplies } from '../../../src/ui/chat/quick-replies.tsx';
import { RatingCard } from '../../../src/ui/chat/rating-card.tsx';
import { chatWords } from '../../../src/ui/words/chat-words.ts';

afterEach(cleanup);

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const send = () => screen.queryByRole('button', { name: 'Send rating' });

function rate(rating: ChatRating | null = null) {
  const onRate = vi.fn();
  const at = (given: ChatRating | null) => <RatingCard rating={given} words={chatWords} onRate={onRate} />;
  const { rerender } = render(at(rating));
  return { onRate, stored: (next: ChatRating) => rerender(at(next)) };
}

describe('the rating', () => {
  it('K-8 is one of five by name, with words or without', async () => {
    const on = rate();
    const names = screen.getAllByRole('radio').map((radio) => radio.getAttribute('aria-label'));
    expect([names, send()]).toEqual([['Very bad', 'Bad', 'Fair', 'Good', 'Very good'], null]);
    fireEvent.click(screen.getByRole('radio', { name: 'Good' }));
    await vi.waitFor(() => expect(send()).toBeTruthy());
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    fireEvent.input(screen.getByRole('textbox', { name: 'Anything to add?' }), { target: { value: ' Kind. ' } });
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    expect(on.onRate.mock.calls).toEqual([[{ score: 4, comment: null }], [{ score: 4, comment: 'Kind.' }]]);
  });

  it('K-8 is thanked for once it is stored, and can be said anew', async () => {
    const on = rate();
    fireEvent.click(screen.getByRole('radio', { name: 'Good' }));
    on.stored({ score: 4, comment: null });
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('Thank you for your rating.'));
    expect(send()).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'Bad' }));
    await vi.waitFor(() => expect(send()).toBeTruthy());
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('K-8 shows what was said meanwhile in another tab', async () => {
    const on = rate();
    on.stored({ score: 5, comment: null });
    await vi.waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Very good' }).checked).toBe(true),
    );
    expect(screen.getByRole('status').textContent).toBe('Thank you for your rating.');
  });

  it('K-8 shows what an earlier page said, and sends the same only once', () => {
    const on = rate({ score: 2, comment: 'Slow.' });
    expect([
      screen.getByRole<HTMLInputElement>('radio', { name: 'Bad' }).checked,
      screen.getByRole<HTMLTextAreaElement>('textbox').value,
    ]).toEqual([true, 'Slow.']);
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    expect(on.onRate).not.toHaveBeenCalled();
  });
});

it('K-7 whoever has waited long may wait on, or leave a message', () => {
  const [onWait, onLeave] = [vi.fn(), vi.fn()];
  render(<PatienceCard words={chatWords} onWait={onWait} onLeave={onLeave} />);
  expect(screen.getByRole('status').textContent).toBe(chatWords.patience.asked);
  press('Keep waiting');
  expect([onWait.mock.calls.length, onLeave.mock.calls.length]).toEqual([1, 0]);
  press('Leave a message');
  expect(onLeave).toHaveBeenCalledTimes(1);
});

it('K-5 quick replies are buttons of a named set, each said as it stands and not twice by a double click', () => {
  const onChoose = vi.fn();
  render(<QuickReplies choices={['Opening hours', 'Prices *now*']} label="Suggested answers" onChoose={onChoose} />);
  expect(screen.getByRole('group', { name: 'Suggested answers' })).toBeTruthy();
  const choice = screen.getByRole('button', { name: 'Prices *now*' });
  fireEvent.click(choice, { detail: 1 });
  fireEvent.click(choice, { detail: 2 });
  expect(onChoose.mock.calls).toEqual([['Prices *now*']]);
});
