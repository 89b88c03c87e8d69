import type { PlantedBreak } from './planted-break.ts';

const form = (name: string): string => `src/domain/form/${name}.ts`;
const access = (name: string): string => `src/domain/access/${name}.ts`;

export const FORM_BREAKS: readonly PlantedBreak[] = [
  {
    rule: 'F-1',
    file: form('form-fields'),
    find: "standard('email', 'email', 'required'",
    replace: "standard('email', 'email', 'optional'",
  },
  {
    rule: 'F-1',
    file: form('form-fields'),
    find: "standard('phone', 'phone', 'off'",
    replace: "standard('phone', 'phone', 'optional'",
  },
  { rule: 'F-1', file: form('form-fields'), find: "if (use === 'off') return [];", replace: '' },
  { rule: 'F-1', file: form('check-form'), find: 'value.length > maxLength', replace: 'value.length >= maxLength' },
  {
    rule: 'F-1',
    file: form('check-form'),
    find: "if (isBlank(value)) return required ? 'required' : null;",
    replace: '',
  },
  {
    rule: 'F-1',
    file: form('check-form'),
    find: "return required && !value ? 'required' : null",
    replace: 'return null',
  },
  { rule: 'F-1', file: form('check-form'), find: 'option.value === value', replace: 'option.label === value' },
  {
    rule: 'F-1',
    file: form('check-form'),
    find: '...problems, ...unknown.map',
    replace: '...problems, ...unknown.slice(1).map',
  },
  { rule: 'F-4', file: form('reply-by'), find: 'weekday !== 0 && weekday !== 6', replace: 'weekday !== 0' },
  {
    rule: 'F-4',
    file: form('reply-by'),
    find: 'Math.max(toInstant(now), opensAt ?? 0)',
    replace: 'toInstant(now)',
  },
  {
    rule: 'F-4',
    file: form('reply-by'),
    find: "?? { kind: 'business-days', days: 1 }",
    replace: "?? { kind: 'business-days', days: 2 }",
  },
  { rule: 'F-4', file: form('reply-within'), find: 'weeks * 7', replace: 'weeks * 5' },
  { rule: 'F-6', file: form('spam-sign'), find: "if (trap !== '') return 'trap';", replace: '' },
  { rule: 'F-6', file: form('spam-sign'), find: 'filledInMs < minFillMs', replace: 'filledInMs <= minFillMs' },
  { rule: 'F-6', file: form('spam-sign'), find: 'MIN_FILL_MS = 2_000', replace: 'MIN_FILL_MS = 200' },
  { rule: 'Z-3', file: access('origin'), find: 'pattern.scheme !== page.scheme || ', replace: '' },
  { rule: 'Z-3', file: access('origin'), find: ' || pattern.port !== page.port', replace: '' },
  { rule: 'Z-3', file: access('origin'), find: 'pattern.host.slice(1)', replace: 'pattern.host.slice(2)' },
  {
    rule: 'Z-3',
    file: access('origin'),
    find: 'if (!origins?.length) return true;',
    replace: 'if (!origins?.length) return false;',
  },
  { rule: 'Z-4', file: access('rate-limit'), find: 'until > now', replace: 'until >= now' },
  { rule: 'Z-4', file: access('rate-limit'), find: 'Math.min(until, longest)', replace: 'until' },
  { rule: 'Z-4', file: access('rate-limit'), find: 'retryAfterMs: free - now', replace: 'retryAfterMs: longest - now' },
  {
    rule: 'Z-4',
    file: access('rate-limit'),
    find: 'taken[taken.length - rule.limit]',
    replace: 'taken[taken.length - rule.limit - 1]',
  },
];
