import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { PROBLEM_TYPE } from './problem-reply.ts';
import { SECURITY_HEADER_LINES } from './security-headers.ts';
import { transportProblem } from './transport-problem.ts';

/** Answers bytes that are no HTTP request. There is no request to reply to yet, so the answer is written by hand. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, problem } = transportProblem(error) ?? {
    status: 400,
    problem: { code: 'invalid', message: 'This is not an HTTP request that can be read.' },
  };
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `content-type: ${PROBLEM_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      ...SECURITY_HEADER_LINES,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
