import type { ExplainWords } from './explain-words.ts';

export const english: ExplainWords = {
  of: (department) => ` of ${department}`,
  verdict: { online: 'Online', closed: 'Closed', offline: 'Offline' },
  and: ', and ',
  but: ', but ',

  within: (when, of, hours) => `${when} is within the hours${of} (${hours})`,
  outside: (when, of, hours) => `${when} is outside the hours${of} (${hours})`,
  noHours: (of) => `no hours${of} are set, so none close it`,
  holiday: (day, of, name) => `${day} is a holiday${of}${name ? ` (${name})` : ''}`,
  staffed: (of) => `an agent${of} can be reached`,
  empty: (of) => `no agent${of} can be reached`,
  queueFull: (of) => `the queue${of} is full`,
  ownHours: (name, intervals) => `${name ?? 'this day'} ${intervals}`,

  disabled: 'Disabled: the owner has switched this widget off.',
  disabledOffline: 'Disabled: the owner has switched this widget off and lets it show its offline face.',
  opens: (when, wait) => `Opens ${when}, in ${wait}.`,
  noOpening: 'It does not open within the next 400 days.',
  needsAgent: 'An agent has to be there by then; none can be reached now.',
  hoursBegin: (when, wait) => `The next hours begin ${when}, in ${wait}.`,
  closes: (when, wait) => `Closes ${when}, in ${wait}.`,
  becomes(when, wait, reason, holiday) {
    const states = {
      open: 'online',
      disabled: 'switched off',
      'outside-hours': 'outside the hours',
      holiday: `a holiday${holiday ? ` (${holiday})` : ''}`,
      'no-agents': 'within the hours, but without an agent',
      'queue-full': 'within the hours, but with a full queue',
    };
    return `From ${when}, in ${wait}: ${states[reason]}.`;
  },
  department(id, reason, holiday) {
    const states = {
      open: 'is open',
      disabled: 'is switched off',
      'outside-hours': 'is outside its hours',
      holiday: `is on holiday${holiday ? ` (${holiday})` : ''}`,
      'no-agents': 'has no agent who can be reached',
      'queue-full': 'has a full queue',
    };
    return `${id} ${states[reason]}.`;
  },
  mode: {
    chat: 'Visitors see the chat tab.',
    bot: 'The bot answers visitors.',
    form: 'Visitors see the contact form.',
    wait: 'Visitors may leave a chat for the next agent.',
    hidden: 'Visitors see nothing until the widget is online again.',
    disabled: 'Visitors see nothing, and nothing is taken from them.',
  },
  waitFull: 'No more chats may be left for the next agent.',

  elsewhere: (time, zone) => ` (${time} in ${zone})`,
  days: (count) => `${count} ${count === 1 ? 'day' : 'days'}`,
  lessThanAMinute: 'less than a minute',
};
