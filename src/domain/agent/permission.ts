/** The closed list of what an agent may be allowed (P-6). */
export type Permission =
  | 'agent.change-online'
  | 'agent.change-visibility'
  | 'agent.change-presence'
  | 'agent.manage-others'
  | 'visitors.use'
  | 'visitors.see-all'
  | 'chats.open-all'
  | 'chats.open-unassigned'
  | 'chats.transfer'
  | 'settings.manage'
  | 'messages.read'
  | 'messages.export';

export type Role = 'agent' | 'supervisor' | 'admin';
