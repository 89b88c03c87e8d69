import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface FileAnswer {
  readonly root: string;
  /** As it stands in the address, still encoded; a folder means its `index.html`. */
  readonly path: string;
  readonly policy: string;
  /** Changes the text of a page on its way out. */
  readonly fill?: (html: string) => string;
}

/** Answers with a file under `root`; false, and nothing sent, where there is none. */
export async function sendFile(response: ServerResponse, { root, path, policy, fill }: FileAnswer): Promise<boolean> {
  const name = fileUnder(root, path);
  const type = name && TYPES[extname(name)];
  if (!name || !type) return false;
  let body: string;
  try {
    body = await readFile(name, 'utf8');
  } catch {
    return false;
  }
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': policy,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  response.end(fill && extname(name) === '.html' ? fill(body) : body);
  return true;
}

function fileUnder(root: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  const name = normalize(join(root, decoded.endsWith('/') ? `${decoded}index.html` : decoded));
  return name.startsWith(root + sep) && !name.includes('\0') ? name : null;
}
