import { cleanText } from '../text/clean-text.ts';
import type { FormField, FormValues } from './form-field.ts';

/**
 * Values as they are checked, sent and stored: composed (NFC), trimmed, line ends as `\n`, without control characters
 * and halves of characters. Only the message keeps its lines; elsewhere a line end becomes a space, so that nothing
 * typed can start a new header in a mail. Values of other types and of unknown fields pass for `checkForm` to refuse.
 */
export function cleanValues(fields: readonly FormField[], values: FormValues): FormValues {
  const multiline = new Set(fields.filter(({ kind }) => kind === 'long-text').map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      typeof value === 'string' ? cleanText(value, multiline.has(id) ? '\n' : ' ') : value,
    ]),
  );
}
