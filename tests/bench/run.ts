import { benchPage } from './page.bench.ts';
import { benchPush } from './push.bench.ts';
import { benchRules } from './rules.bench.ts';
import { benchServer } from './server.bench.ts';
import { benchStore } from './store.bench.ts';
import { benchWorkspace } from './workspace.bench.ts';

/** `npm run bench`: every figure beside a floor measured in the same run, since machines differ and ratios do not. */
await benchRules();
await benchServer();
await benchWorkspace();
await benchStore();
await benchPush();
await benchPage();
