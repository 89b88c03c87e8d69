import type { PlantedBreak } from './planted-break.ts';

const page = (name: string): string => `src/engine/session/${name}.ts`;

export const PAGE_BREAKS: readonly PlantedBreak[] = [
  { rule: 'T-5', file: page('cookie-domain'), find: "scope === 'host' || ", replace: '' },
  {
    rule: 'T-5',
    file: 'src/domain/access/is-within-domain.ts',
    find: 'page.endsWith(`.',
    replace: 'page.endsWith(`',
  },
  { rule: 'T-9', file: page('cookie-domain'), find: "replace(/^\\.+/, '')", replace: "replace(/^$/, '')" },
  { rule: 'T-9', file: page('cookie-domain'), find: 'trim().toLowerCase()', replace: 'trim()' },
  { rule: 'T-5', file: page('cookie-domain'), find: 'labels.slice(-2 - index)', replace: 'labels.slice(index)' },
  { rule: 'T-5', file: page('cookie-domain'), find: 'labels.slice(1).map', replace: 'labels.map' },
  { rule: 'T-5', file: page('cookie-domain'), find: '!/^[\\d.]+$|[[\\]:]/.test(host) && ', replace: '' },
  { rule: 'T-5', file: page('cookie-domain'), find: "host.includes('.') && ", replace: '' },
  {
    rule: 'T-5',
    file: page('cookie-domain'),
    find: '[configured, ...suffixes',
    replace: '[...suffixes, configured, ...suffixes',
  },
  { rule: 'T-9', file: page('link-target'), find: 'target.origin === place.origin', replace: 'false' },
  { rule: 'T-9', file: page('link-target'), find: 'linkDomains.length === 0 || ', replace: '' },
  { rule: 'T-9', file: page('link-target'), find: '!/^https?:$/.test(target.protocol) || ', replace: '' },
  {
    rule: 'T-9',
    file: page('link-target'),
    find: 'isHttps && place.host === target.hostname',
    replace: 'place.host === target.hostname',
  },
  { rule: 'T-9', file: page('link-target'), find: 'isHttps && domain && ', replace: 'domain && ' },
  { rule: 'T-9', file: page('link-target'), find: 'isWithinDomain(place.host, domain) && ', replace: '' },
];
