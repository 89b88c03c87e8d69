import { config } from 'zod';

// The page's policy allows no eval, and zod tries one when the first schema is made: said before any of ours is loaded.
config({ jitless: true });

void import('./start.tsx').then(({ start }) => start());
