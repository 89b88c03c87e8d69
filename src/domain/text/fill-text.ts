/**
 * Puts values in the places named `{opensAt}`, `{replyBy}` … of an owner's text (F-2). A place whose name has no value
 * stays as it is written, so that a slip of the pen is seen. Values are not searched for places again.
 */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
