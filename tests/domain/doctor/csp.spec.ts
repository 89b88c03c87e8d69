import { describe, expect, it } from 'vitest';
import {
  connectBlocked,
  readPolicies,
  type ScriptExcuses,
  scriptBlocked,
  trustedTypeBlocked,
} from '../../../src/domain/doctor/csp.ts';

const PAGE = 'https://www.shop.example/about?x=1';
const CHAT = 'https://chat.example/w/shop/status';

const only = (text: string) => {
  const [policy] = readPolicies(text);
  if (!policy) throw new Error(`no policy in ${text}`);
  return policy;
};

describe('readPolicies', () => {
  it.each<[text: string, policies: Record<string, string[]>[]]>([
    ['', []],
    [' ; ;', []],
    ["default-src 'self'", [{ 'default-src': ["'self'"] }]],
    ["Default-SRC\t'self'   a.example ;; img-src", [{ 'default-src': ["'self'", 'a.example'], 'img-src': [] }]],
    ['img-src a; img-src b', [{ 'img-src': ['a'] }]],
    ['img-src a, img-src b', [{ 'img-src': ['a'] }, { 'img-src': ['b'] }]],
    ['img-src a, ', [{ 'img-src': ['a'] }]],
  ])('T-11 reads "%s"', (text, policies) => {
    expect(readPolicies(text).map((policy) => Object.fromEntries(policy))).toEqual(policies);
  });
});

describe('connect-src', () => {
  it.each<[policy: string, url?: string, page?: string]>([
    ["img-src 'none'"],
    ['connect-src https://chat.example'],
    ['connect-src HTTPS://CHAT.example'],
    ['connect-src http://chat.example'],
    ['connect-src chat.example'],
    ['connect-src chat.example:443'],
    ['connect-src chat.example:80'],
    ['connect-src https://chat.example:*'],
    ['connect-src https://chat.example:8443', 'https://chat.example:8443/w'],
    ['connect-src https:'],
    ['connect-src http:'],
    ['connect-src *'],
    ['connect-src *', 'wss://chat.example/w'],
    ['connect-src *:443'],
    ['connect-src https://*.example'],
    ["connect-src 'self'", 'https://www.shop.example/chat/w'],
    ["connect-src 'SELF'", 'https://www.shop.example:443/chat/w'],
    ["connect-src 'self'", 'wss://www.shop.example/w'],
    ["connect-src 'self'", 'https://www.shop.example/w', 'http://www.shop.example/'],
    ["connect-src 'self'", 'http://localhost:8080/w', 'http://localhost:8080/'],
    ["connect-src 'self'", 'ws://localhost:8080/w', 'http://localhost:8080/'],
    ['connect-src https://chat.example/w/'],
    ['connect-src https://chat.example/'],
    ['connect-src https://chat.example/w/shop/status'],
    ['connect-src wss://chat.example', 'wss://chat.example/w'],
    ['connect-src ws://chat.example', 'wss://chat.example/w'],
    ['connect-src wss:', 'wss://chat.example/w'],
    ['connect-src http://[::1]:4100', 'http://[::1]:4100/w', 'http://[::1]/'],
    ['default-src https://chat.example'],
    ["default-src 'none'; connect-src https://chat.example"],
  ])('T-11 "%s" lets through', (policy, url = CHAT, page = PAGE) => {
    expect(connectBlocked(only(policy), url, page)).toBeNull();
  });

  it.each<[policy: string, source?: string, url?: string, page?: string]>([
    ["connect-src 'none'"],
    ['connect-src'],
    ["connect-src 'self'"],
    ['connect-src https://chat.example.evil'],
    ['connect-src https://evilchat.example'],
    ['connect-src https://*.chat.example'],
    ['connect-src https://shop.example'],
    ['connect-src https://chat.example:8443'],
    ['connect-src https://chat.example:80'],
    ['connect-src https://chat.example/api/'],
    ['connect-src https://chat.example/w'],
    ['connect-src data:'],
    ['connect-src wss://chat.example'],
    ['connect-src wss:'],
    ['connect-src ws:'],
    ["connect-src 'nonce-abc' 'unsafe-inline'"],
    ['connect-src https://chat.example', 'wss://chat.example', 'wss://chat.example/w'],
    ['connect-src https:', 'wss://chat.example', 'wss://chat.example/w'],
    ['connect-src http:', 'wss://chat.example', 'wss://chat.example/w'],
    ['connect-src https://chat.example', 'https://chat.example:8443', 'https://chat.example:8443/w'],
    ['connect-src https://chat.example', 'http://chat.example', 'http://chat.example/w'],
    ['connect-src chat.example', 'http://chat.example', 'http://chat.example/w'],
    ["connect-src 'self'", 'http://www.shop.example', 'http://www.shop.example/w'],
    ["connect-src 'self'", 'https://www.shop.example:8443', 'https://www.shop.example:8443/w'],
    ["connect-src 'self'", 'http://localhost:4100', 'http://localhost:4100/w', 'http://localhost:8080/'],
  ])('T-11 "%s" blocks, and needs %s', (policy, source = 'https://chat.example', url = CHAT, page = PAGE) => {
    expect(connectBlocked(only(policy), url, page)).toEqual({ directive: 'connect-src', source });
  });

  it.each([
    ["default-src 'none'", 'https://chat.example'],
    ["default-src 'self' https://cdn.example", "'self' https://cdn.example https://chat.example"],
  ])('T-11 beside "%s" a directive of its own is needed that keeps what was allowed', (policy, source) => {
    expect(connectBlocked(only(policy), CHAT, PAGE)).toEqual({ directive: 'connect-src', source });
  });
});

describe('script-src', () => {
  const SCRIPT = 'https://chat.example/w/shop.js';
  const sri = 'sha256-abc=';

  it.each<[policy: string, script: ScriptExcuses]>([
    ["img-src 'none'", {}],
    ['script-src https://chat.example', {}],
    ["script-src 'none'; script-src-elem https://chat.example", {}],
    ["script-src 'nonce-Abc'", { nonce: 'Abc' }],
    [`script-src '${sri}'`, { integrity: sri }],
    [`script-src '${sri}' 'sha384-x'`, { integrity: `${sri} sha384-x` }],
    ["script-src 'strict-dynamic' 'nonce-Abc'", { nonce: 'Abc' }],
    ["script-src 'strict-dynamic' 'nonce-Abc'", { isInserted: true }],
    [`script-src 'strict-dynamic' '${sri}'`, { integrity: sri }],
    ["default-src 'nonce-Abc'", { nonce: 'Abc' }],
  ])('T-11 "%s" runs a script with %o', (policy, script) => {
    expect(scriptBlocked(only(policy), SCRIPT, PAGE, script)).toBeNull();
  });

  it.each<[policy: string, script: ScriptExcuses, directive: string, source: string]>([
    ["script-src 'self'", {}, 'script-src', 'https://chat.example'],
    ["script-src 'nonce-Abc'", {}, 'script-src', 'https://chat.example'],
    ["script-src 'nonce-Abc'", { nonce: 'abc' }, 'script-src', 'https://chat.example'],
    ["script-src 'nonce-'", { nonce: '' }, 'script-src', 'https://chat.example'],
    [`script-src '${sri}'`, { integrity: `${sri} sha384-x` }, 'script-src', 'https://chat.example'],
    [`script-src '${sri}'`, { integrity: '' }, 'script-src', 'https://chat.example'],
    ["script-src 'nonce-Abc'", { isInserted: true }, 'script-src', 'https://chat.example'],
    ["script-src https://chat.example 'strict-dynamic' 'nonce-Abc'", {}, 'script-src', "'nonce-…'"],
    ["script-src https://chat.example 'STRICT-DYNAMIC'", {}, 'script-src', "'nonce-…'"],
    ["script-src https://chat.example; script-src-elem 'self'", {}, 'script-src-elem', 'https://chat.example'],
    ["default-src 'self'", {}, 'script-src', "'self' https://chat.example"],
  ])('T-11 "%s" blocks a script with %o: %s needs %s', (policy, script, directive, source) => {
    expect(scriptBlocked(only(policy), SCRIPT, PAGE, script)).toEqual({ directive, source });
  });
});

describe('trusted-types', () => {
  it.each([
    ["script-src 'self'", null],
    ["require-trusted-types-for 'script'", null],
    ['trusted-types porchlight', null],
    ['trusted-types other *', null],
    ["trusted-types 'none'", 'porchlight'],
    ['trusted-types other', 'other porchlight'],
    ['trusted-types Porchlight', 'Porchlight porchlight'],
  ])('T-11 "%s" needs %s', (policy, source) => {
    const blocked = trustedTypeBlocked(only(policy), 'porchlight');
    expect(blocked?.source ?? null).toBe(source);
  });
});
