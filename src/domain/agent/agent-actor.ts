import type { Actor } from '../chat/chat.ts';

/** Who changed an agent. `owner`: whoever runs the server, or a program of theirs; the workspace asks no more of them. */
export type AgentActor = Extract<Actor, { readonly kind: 'agent' | 'server' }> | { readonly kind: 'owner' };
