import { canonicalJson } from '../../src/base/json.ts';
import { parseSettings } from '../../src/protocol/settings-schema.ts';
import type { Scene, SceneAgent, SceneDepartment } from '../scene.ts';
import { type Situation, SPEEDS, situationOf } from './situation.ts';

/**
 * A situation as the query of an address, and back: `?scene=holiday&lang=de&speed=0`.
 *
 * Only what differs from the scene stands in it, each lever under its own short name; settings, agents and departments
 * go into `more` as base64url JSON.
 */
export function situationToQuery(situation: Situation, scene: Scene): string {
  const start = situationOf(scene);
  const query = new URLSearchParams({ scene: scene.id });
  const put = (name: string, value: string | number, usual: string | number): void => {
    if (value !== usual) query.set(name, String(value));
  };
  put('bench', situation.bench, start.bench);
  if (situation.at !== start.at) query.set('at', new Date(situation.at).toISOString().replace('.000Z', 'Z'));
  put('speed', situation.speed, start.speed);
  put('zone', situation.timeZone, start.timeZone);
  put('lang', situation.locale, start.locale);
  put('visitors', situation.visitors, start.visitors);
  put('handling', situation.offlineHandling ? 'on' : 'off', start.offlineHandling ? 'on' : 'off');
  put('theme', situation.theme, start.theme);
  put('off', situation.clockOffMinutes, start.clockOffMinutes);
  put('consent', situation.consents ? 'yes' : 'no', start.consents ? 'yes' : 'no');
  put('net', situation.network, start.network);
  put('store', situation.storage, start.storage);
  put('unreachable', situation.whenUnreachable, start.whenUnreachable);

  const more: Record<string, unknown> = {};
  for (const member of ['settings', 'agents', 'departments'] as const) {
    if (canonicalJson(situation[member]) !== canonicalJson(start[member])) more[member] = situation[member];
  }
  if (Object.keys(more).length > 0) query.set('more', toBase64Url(JSON.stringify(more)));
  return `?${query}`;
}

export interface ReadQuery {
  readonly situation: Situation;
  /** What of the address could not be used, in sentences. */
  readonly complaints: readonly string[];
}

/** Reads a query over the scenes there are; what it cannot use keeps the scene's own value and is complained about. */
export function situationFromQuery(text: string, scenes: readonly [Scene, ...Scene[]]): ReadQuery {
  const query = new URLSearchParams(text);
  const complaints: string[] = [];
  const id = query.get('scene');
  const scene = scenes.find((one) => one.id === id) ?? scenes[0];
  if (id !== null && scene.id !== id) complaints.push(`There is no scene “${id}”.`);
  const start = situationOf(scene);

  const pick = <Value>(name: string, usual: Value, read: (text: string) => Value | undefined): Value => {
    const text = query.get(name);
    if (text === null) return usual;
    const value = read(text);
    if (value === undefined) complaints.push(`${name}=${text} cannot be used.`);
    return value ?? usual;
  };
  const oneOf =
    <Value extends string | number>(...values: readonly Value[]) =>
    (text: string): Value | undefined =>
      values.find((value) => String(value) === text);

  const more = pick('more', {}, readMore);
  const parsed = more.settings === undefined ? null : parseSettings(more.settings);
  if (parsed && !parsed.ok) complaints.push(`The settings in the address are wrong: ${parsed.problem.message}`);

  const situation: Situation = {
    scene: scene.id,
    bench: pick('bench', start.bench, oneOf('memory', 'http')),
    at: pick('at', start.at, (text) => (Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text))),
    speed: pick('speed', start.speed, oneOf(...SPEEDS)),
    settings: parsed?.ok ? parsed.value : start.settings,
    agents: more.agents ?? start.agents,
    departments: more.departments ?? start.departments,
    chats: start.chats,
    offlineHandling: pick('handling', start.offlineHandling, (text) => ({ on: true, off: false })[text]),
    visitors: pick('visitors', start.visitors, oneOf(1, 2)),
    timeZone: pick('zone', start.timeZone, (text) => (isZone(text) ? text : undefined)),
    locale: pick('lang', start.locale, (text) => (isLanguage(text) ? text : undefined)),
    theme: pick('theme', start.theme, oneOf('system', 'light', 'dark')),
    clockOffMinutes: pick('off', start.clockOffMinutes, (text) =>
      /^-?\d{1,6}$/.test(text) ? Number(text) : undefined,
    ),
    consents: pick('consent', start.consents, (text) => ({ yes: true, no: false })[text]),
    network: pick('net', start.network, oneOf('none', 'down', 'slow', 'lost-answers', 'rate-limited')),
    storage: pick('store', start.storage, oneOf('none', 'blocked', 'full')),
    whenUnreachable: pick('unreachable', start.whenUnreachable, oneOf('hide', 'form')),
  };
  return { situation, complaints };
}

interface More {
  readonly settings?: unknown;
  readonly agents?: readonly SceneAgent[];
  readonly departments?: readonly SceneDepartment[];
}

/** People and departments are taken as they are: a server that refuses one says so on the page. */
function readMore(text: string): More | undefined {
  try {
    const value = JSON.parse(fromBase64Url(text)) as More;
    const isList = (list: unknown): boolean => list === undefined || (Array.isArray(list) && list.every(isNamed));
    return isList(value.agents) && isList(value.departments) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isNamed = (item: unknown): boolean => typeof (Object(item) as { id?: unknown }).id === 'string';

export function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const toBase64Url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64Url = (text: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)),
  );
