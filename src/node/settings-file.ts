import { readFile } from 'node:fs/promises';
import { ok, type Result, refused } from '../base/result.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import { parseSettings } from '../protocol/settings-schema.ts';

/**
 * Reads the widgets a server starts with from a JSON file: one widget's settings or a list of them. A refusal is a
 * list of sentences, each with the file and the path inside it.
 */
export async function readSettingsFile(file: string): Promise<Result<readonly WidgetSettings[], readonly string[]>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return refused([`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused([`${file} is not JSON: ${(error as Error).message}.`]);
  }
  const sentences: string[] = [];
  const widgets: WidgetSettings[] = [];
  for (const [index, item] of (Array.isArray(value) ? value : [value]).entries()) {
    const parsed = parseSettings(item);
    const place = Array.isArray(value) ? `${file}: [${index}]` : `${file}: `;
    if (parsed.ok) widgets.push(parsed.value);
    else for (const { path, message } of parsed.problem.issues ?? []) sentences.push(join(place, path, message));
  }
  const ids = widgets.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) sentences.push(`${file}: two widgets have the id ${JSON.stringify(twice)}.`);
  return sentences.length > 0 ? refused(sentences) : ok(widgets);
}

const join = (place: string, path: string, message: string): string =>
  `${place}${place.endsWith(']') && path && !path.startsWith('[') ? '.' : ''}${path}${path ? ': ' : ''}${message}.`;
