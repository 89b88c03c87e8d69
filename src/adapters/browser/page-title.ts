/** A page that puts its own title back each time gets its way after so many tries, until the number changes. */
const MOST_TRIES = 100;

const counts = new Map<object, number>();
/** What stands in the title of ours, and what of the page's it took the place of. */
let written: string | null = null;
let own = '';
let tries = 0;
let observer: MutationObserver | null = null;

const element = (): HTMLTitleElement | null => document.head?.querySelector('title') ?? null;

/** The page's own title, without what stands before it here. */
export const pageTitle = (): string => (written === null ? document.title : document.title.replace(written, own));

/**
 * Shows how many messages wait before the page's title, for all widgets in it as one number; 0: this one shows none. A
 * page without a title has none to show them in. What the page writes meanwhile is its title from then on.
 */
export function countInTitle(widget: object, count: number): void {
  if (count > 0) counts.set(widget, count);
  else counts.delete(widget);
  tries = 0;
  write();
  if (counts.size === 0) {
    observer?.disconnect();
    observer = null;
  } else if (!observer && document.head) {
    observer = new MutationObserver(write);
    // Routers put another element in the place of this one, too.
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
  }
}

function write(): void {
  const title = element();
  if (!title) return;
  const text = title.textContent ?? '';
  const isOurs = written !== null && text.includes(written);
  if (!isOurs) own = text;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const next = total > 0 ? `(${total}) ${own}` : own;
  if (isOurs && next === written) return;
  if (++tries > MOST_TRIES) return;
  const whole = isOurs ? text.replace(written ?? '', () => next) : next;
  written = total > 0 ? next : null;
  if (whole !== text) title.textContent = whole;
}
