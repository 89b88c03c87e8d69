import { describe, expect, it } from 'vitest';
import { situationFromQuery, situationToQuery } from '../../demo/qa/address.ts';
import { type Situation, situationOf } from '../../demo/qa/situation.ts';
import type { Scene } from '../../demo/scene.ts';
import { scenes } from '../../demo/scenes.ts';

const [first, ...rest] = scenes;
if (!first) throw new Error('there are no scenes');
const all: readonly [Scene, ...Scene[]] = [first, ...rest];
const sceneOf = ({ scene }: Situation): Scene => all.find(({ id }) => id === scene) ?? first;
const thereAndBack = (situation: Situation) => situationFromQuery(situationToQuery(situation, sceneOf(situation)), all);

const start = situationOf(first);
const changes: readonly (readonly [string, Partial<Situation>])[] = [
  ['the server', { bench: 'http' }],
  ['an instant with milliseconds', { at: Date.parse('2027-03-28T00:59:59.999Z') }],
  ['a frozen clock', { speed: 0 }],
  ['the visitor’s zone', { timeZone: 'Pacific/Apia' }],
  ['a language', { locale: 'pt-BR' }],
  ['a second visitor', { visitors: 2 }],
  ['the workspace’s switch', { offlineHandling: false }],
  ['a theme', { theme: 'dark' }],
  ['a slow clock', { clockOffMinutes: -45 }],
  ['a visitor who agreed', { consents: true }],
  ['a network fault', { network: 'lost-answers' }],
  ['blocked storage', { storage: 'blocked' }],
  ['the form without an answer', { whenUnreachable: 'form' }],
  ['other people', { agents: [{ id: 'zoë', online: 'away', session: 'silent' }] }],
  ['a full department', { departments: [{ id: 'default', queueFull: true }] }],
  ['other settings, in any script', { settings: { ...start.settings, online: { tabText: 'Чат · 聊天 · دردشة' } } }],
];

describe('the address of a situation', () => {
  it.each(all.map(({ id }) => id))('of an untouched scene %s is its name alone', (id) => {
    const scene = all.find((one) => one.id === id) ?? first;
    expect(situationToQuery(situationOf(scene), scene)).toBe(`?scene=${id}`);
    expect(thereAndBack(situationOf(scene))).toEqual({ situation: situationOf(scene), complaints: [] });
  });

  it.each(changes)('carries %s', (_what, change) => {
    const changed = { ...start, ...change };
    expect(thereAndBack(changed)).toEqual({ situation: changed, complaints: [] });
  });

  it('carries everything at once', () => {
    const changed = Object.assign({}, start, ...changes.map(([, change]) => change)) as Situation;
    expect(thereAndBack(changed)).toEqual({ situation: changed, complaints: [] });
  });

  it.each([
    ['?scene=atlantis', 'There is no scene “atlantis”.'],
    ['?scene=online&at=yesterday', 'at=yesterday cannot be used.'],
    ['?scene=online&speed=7', 'speed=7 cannot be used.'],
    ['?scene=online&zone=Mars/Olympus', 'zone=Mars/Olympus cannot be used.'],
    ['?scene=online&lang=e_n', 'lang=e_n cannot be used.'],
    ['?scene=online&net=wet', 'net=wet cannot be used.'],
    ['?scene=online&visitors=3', 'visitors=3 cannot be used.'],
    ['?scene=online&handling=maybe', 'handling=maybe cannot be used.'],
    ['?scene=online&off=1.5', 'off=1.5 cannot be used.'],
    ['?scene=online&more=%%%', 'more=%%% cannot be used.'],
    ['?scene=online&more=bm8', 'more=bm8 cannot be used.'],
    [`?scene=online&more=${btoa('{"agents":[null]}').replaceAll('=', '')}`, 'more='],
    [
      `?scene=online&more=${btoa('{"settings":{"id":"lantern","colour":"red"}}').replaceAll('=', '')}`,
      'The settings in the address are wrong',
    ],
  ])('%s keeps the scene as it is and says what is wrong', (query, sentence) => {
    const { situation, complaints } = situationFromQuery(query, all);
    expect(situation).toEqual(start);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(sentence);
  });
});
