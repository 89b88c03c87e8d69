import { ok } from '../../src/base/result.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { AgentDoors } from './agent-doors.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { RememberedTyping } from './remember-typing.ts';

/** The doors of a server in this process. */
export const workspaceDoors = (
  server: Pick<ReferenceServer, 'inbox' | 'chatFor' | 'onlineVisitors' | 'invitations' | 'uploadFile' | 'readFile'>,
  typing: Pick<RememberedTyping, 'typingIn'>,
): AgentDoors => ({
  inbox: server.inbox,
  chatFor: server.chatFor,
  onlineVisitors: server.onlineVisitors,
  invitations: server.invitations,
  typingIn: async (chat) => ok(typing.typingIn(chat)),
  sendFile: (agent, chat, { name, base64 }) =>
    server.uploadFile({ kind: 'agent', id: agent }, chat, { name, bytes: fromBase64(base64) }),
  async readFile(agent, file) {
    const read = await server.readFile({ kind: 'agent', id: agent }, file);
    return read.ok ? ok(toBase64(read.value.bytes)) : read;
  },
});
