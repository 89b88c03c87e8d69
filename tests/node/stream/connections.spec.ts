import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createConnections, MOST_OF_ADDRESS } from '../../../src/node/stream/connections.ts';

function open() {
  const app = Fastify();
  onTestFinished(() => app.close());
  return createConnections(app);
}

/** How many more are let in from an address. */
function room({ refusal, add }: ReturnType<typeof open>, ip: string): number {
  const gone: (() => void)[] = [];
  while (refusal(ip) === null) gone.push(add(ip, () => undefined));
  for (const tell of gone) tell();
  return gone.length;
}

describe('the connections of an address', () => {
  it('Z-4 are counted as they come and go, each once', () => {
    const connections = open();
    const gone = connections.add('192.0.2.1', () => undefined);
    expect(room(connections, '192.0.2.1')).toBe(MOST_OF_ADDRESS - 1);
    gone();
    gone();
    expect(room(connections, '192.0.2.1')).toBe(MOST_OF_ADDRESS);
  });

  it.each([
    ['another IPv4 address', '192.0.2.2', MOST_OF_ADDRESS],
    ['the same one written as IPv6', '::ffff:192.0.2.1', MOST_OF_ADDRESS - 1],
    ['an IPv6 address', '2001:db8::1', MOST_OF_ADDRESS - 1],
    ['another of the same /64', '2001:db8::2', MOST_OF_ADDRESS - 1],
    ['another /64', '2001:db8:0:1::1', MOST_OF_ADDRESS],
    ['something that is no address', 'unix', MOST_OF_ADDRESS - 1],
    ['something else that is none', '', MOST_OF_ADDRESS - 1],
  ])('Z-4 %s: %s', (_what, ip, left) => {
    const connections = open();
    const gone = ['192.0.2.1', '2001:db8::1', 'elsewhere'].map((other) => connections.add(other, () => undefined));
    expect(room(connections, ip)).toBe(left);
    for (const tell of gone) tell();
  });
});
