import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openChatSide } from './chat-side.ts';
import { openSocketSide } from './socket-side.ts';

/** What a side can be asked: what stays after a collection, buffers too, in bytes; its processor time so far, in ms. */
export type SideFigure = 'heapBytes' | 'busyMs';

/** Runs as a process of its own, so that no other's garbage is collected in its time: `chat` or `socket`, folder, visitors. */
const [side, folder = '', visitors] = process.argv.slice(2);
const open = side === 'chat' ? openChatSide : openSocketSide;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const FIGURES: Readonly<Record<SideFigure, () => number>> = {
  heapBytes() {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
  busyMs() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
};

process.on('disconnect', () => process.exit());
process.on('message', (figure: SideFigure) => process.send?.(FIGURES[figure]()));
process.send?.(await open(folder, Number(visitors)));
