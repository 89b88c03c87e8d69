const MOST_LINES = 8;

/** Gives a field as many lines as its text takes, where the style sheet cannot say so by itself. */
export function growWithText(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(field);
  field.rows = 1;
  const text = field.scrollHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
  field.rows = Math.min(MOST_LINES, Math.max(1, Math.floor(text / Number.parseFloat(lineHeight)) || 1));
}
