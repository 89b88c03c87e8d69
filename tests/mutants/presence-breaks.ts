import type { PlantedBreak } from './planted-break.ts';

const presence = (name: string): string => `src/domain/presence/${name}.ts`;

export const PRESENCE_BREAKS: readonly PlantedBreak[] = [
  {
    rule: 'P-1',
    file: presence('is-reachable'),
    find: "presence.presence === 'always' ||",
    replace: "(presence.presence === 'always' && presence.visible === 'visible') ||",
  },
  {
    rule: 'P-2',
    file: presence('session-end'),
    find: "transport === 'socket'",
    replace: "transport !== 'socket'",
  },
  {
    rule: 'P-2',
    file: presence('session-end'),
    find: 'Math.min(heardAt + timeoutMs, activeAt + limits.idleAfterMs)',
    replace: '(heardAt + timeoutMs)',
  },
  { rule: 'P-2', file: presence('is-live'), find: 'now < sessionEnd', replace: 'now <= sessionEnd' },
  { rule: 'P-2', file: presence('is-live'), find: 'sessions.some', replace: 'sessions.every' },
  { rule: 'P-2', file: presence('presence-deadline'), find: 'Math.min', replace: 'Math.max' },
  { rule: 'P-2', file: presence('sign-out'), find: 'other.id !== session && ', replace: '' },
  { rule: 'P-3', file: presence('is-reachable'), find: "presence.online === 'online' && (", replace: '(' },
  {
    rule: 'P-3',
    file: presence('is-reachable'),
    find: "presence.presence === 'always' || isLive(presence, now, limits)",
    replace: 'isLive(presence, now, limits)',
  },
  { rule: 'P-4', file: presence('keep-sessions'), find: "...(wouldBeGhost && { online: 'offline' })", replace: '' },
  {
    rule: 'P-4',
    file: presence('keep-sessions'),
    find: "sessions.length === 0 && presence.presence === 'activity'",
    replace: 'sessions.length === 0',
  },
  {
    rule: 'P-4',
    file: presence('keep-sessions'),
    find: "sessions.length === 0 && presence.presence === 'activity'",
    replace: "presence.presence === 'activity'",
  },
  {
    rule: 'P-5',
    file: presence('is-reachable'),
    find: "presence.online === 'online'",
    replace: "presence.online !== 'offline'",
  },
];
