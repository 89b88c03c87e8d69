/** JSON for people: two spaces, and below the first level whatever fits on a line of sixty stays on it. */
export function prettyJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value) ?? 'null';
  if (typeof value !== 'object' || value === null) return flat;
  if (indent !== '' && flat.length + indent.length <= 60) return spaced(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => deeper + prettyJson(item, deeper)).join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const lines = members.map(([key, member]) => `${deeper}${JSON.stringify(key)}: ${prettyJson(member, deeper)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function spaced(value: object): string {
  if (Array.isArray(value)) return `[${value.map((item) => flatText(item)).join(', ')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return '{}';
  return `{ ${members.map(([key, member]) => `${JSON.stringify(key)}: ${flatText(member)}`).join(', ')} }`;
}

const flatText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? spaced(value) : JSON.stringify(value);
