import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** One measurement: an address asked over and over through some connections, for some time. */
export interface HttpLoad {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What each answer must begin with: the status. */
  readonly status: number;
  readonly connections: number;
  readonly ms: number;
}

/**
 * Runs as a worker and posts how many answers came. It speaks to bare sockets and counts bytes, since all answers of
 * one address are equally long: an HTTP client would need as much of the machine as the server that is measured.
 */
async function run({ port, path, headers, status, connections, ms }: HttpLoad): Promise<number> {
  const head = Object.entries({ host: 'bench', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const question = `GET ${path} HTTP/1.1\r\n${head.join('')}\r\n`;
  const end = performance.now() + ms;
  let answers = 0;

  const caller = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(question));
      let length = 0;
      let missing = 0;
      socket.on('error', reject).on('data', (bytes: Buffer) => {
        if (length === 0) {
          length = missing = lengthOf(bytes.toString('latin1'), status);
        }
        missing -= bytes.length;
        if (missing > 0) return;
        answers += 1;
        missing = length;
        if (performance.now() < end) return void socket.write(question);
        socket.destroy();
        resolve();
      });
    });

  await Promise.all(Array.from({ length: connections }, caller));
  return answers;
}

/** The length of a whole answer, read from its first packet, which holds at least the head. */
function lengthOf(answer: string, status: number): number {
  if (!answer.startsWith(`HTTP/1.1 ${status} `))
    throw new Error(`expected ${status}, but it was ${answer.slice(0, 20)}`);
  const body = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
  return answer.indexOf('\r\n\r\n') + 4 + (status === 304 ? 0 : body);
}

parentPort?.postMessage(await run(workerData as HttpLoad));
