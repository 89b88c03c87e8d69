import { element } from './element.ts';
import type { TabWords } from './words/words.ts';

export interface LoadFailureActions {
  onRetry(): void;
  onClose(): void;
}

/** Stands where the panel would while its script could not be loaded: a sentence and a way on. */
export function loadFailure(
  document: Document,
  words: TabWords,
  { onRetry, onClose }: LoadFailureActions,
): HTMLElement {
  const button = (text: string, onPress: () => void): HTMLElement => {
    const made = element(document, 'button', { type: 'button', class: 'plain' }, text);
    made.addEventListener('click', onPress);
    return made;
  };
  return element(
    document,
    'div',
    { class: 'card', role: 'alert', part: 'failure' },
    element(document, 'p', {}, words.loadFailed),
    button(words.retry, onRetry),
    button(words.close, onClose),
  );
}
