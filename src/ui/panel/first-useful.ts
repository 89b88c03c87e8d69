/** Moves the focus to where a visitor goes on: the first field still empty, else the last one, else the place itself. */
export function focusFirstUseful(place: HTMLElement): void {
  const fields = [...place.querySelectorAll<HTMLInputElement>('input:not([tabindex="-1"]), select, textarea')];
  // Where fingers type, a focused field brings up the keyboard, over the words that should be read first.
  const target = matchMedia('(pointer: coarse)').matches
    ? place
    : (fields.find(({ value }) => !value) ?? fields.at(-1) ?? place);
  target.focus({ preventScroll: true });
}
