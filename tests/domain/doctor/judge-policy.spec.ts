import { expect, it } from 'vitest';
import { readPolicies } from '../../../src/domain/doctor/csp.ts';
import { judgePolicy, type PolicyNeeds } from '../../../src/domain/doctor/judge-policy.ts';

const NEEDS: PolicyNeeds = {
  page: 'https://www.shop.example/',
  scripts: [{ url: 'https://chat.example/w/shop.js' }],
  connections: ['https://chat.example/w/shop/status', 'wss://chat.example/w/shop/probe/socket'],
  isPasted: true,
};

it.each<[about: string, policy: string, findings: [directive: string, source: string][]]>([
  ['no policy', '', []],
  [
    'a policy that knows us',
    "default-src 'none'; script-src https://chat.example; connect-src https://chat.example wss://chat.example; trusted-types porchlight",
    [],
  ],
  [
    'a policy that knows nothing of us',
    "default-src 'self'; trusted-types 'none'",
    [
      ['script-src', "'self' https://chat.example"],
      ['connect-src', "'self' https://chat.example wss://chat.example"],
      ['trusted-types', 'porchlight'],
    ],
  ],
  [
    'two policies, each of which must agree',
    'connect-src https://chat.example, connect-src https://a.example',
    [['connect-src', 'wss://chat.example https://chat.example']],
  ],
])('T-11 %s', (_about, policy, findings) => {
  const found = judgePolicy(readPolicies(policy), NEEDS);
  expect(found).toEqual(findings.map(([directive, source]) => ({ code: 'N01', directive, source })));
});

it('T-11 an element of the page’s own bundle makes no Trusted Types policy', () => {
  expect(judgePolicy(readPolicies("trusted-types 'none'"), { ...NEEDS, isPasted: false })).toEqual([]);
});
