import type { ExplainWords } from './explain-words.ts';

export const german: ExplainWords = {
  of: (department) => ` von ${department}`,
  verdict: { online: 'Online', closed: 'Geschlossen', offline: 'Offline' },
  and: ', und ',
  but: ', aber ',

  within: (when, of, hours) => `${when} liegt in den Zeiten${of} (${hours})`,
  outside: (when, of, hours) => `${when} liegt außerhalb der Zeiten${of} (${hours})`,
  noHours: (of) => `Zeiten${of} sind nicht gesetzt und schließen nichts`,
  holiday: (day, of, name) => `${day} ist ein freier Tag${of}${name ? ` (${name})` : ''}`,
  staffed: (of) => `jemand${of} ist erreichbar`,
  empty: (of) => `niemand${of} ist erreichbar`,
  queueFull: (of) => `die Warteschlange${of} ist voll`,
  ownHours: (name, intervals) => `${name ?? 'an diesem Tag'} ${intervals}`,

  disabled: 'Abgeschaltet: Der Betreiber hat dieses Widget abgeschaltet.',
  disabledOffline:
    'Abgeschaltet: Der Betreiber hat dieses Widget abgeschaltet und lässt es sein Offline-Gesicht zeigen.',
  opens: (when, wait) => `Öffnet ${when}, in ${wait}.`,
  noOpening: 'In den nächsten 400 Tagen öffnet es nicht.',
  needsAgent: 'Bis dahin muss jemand da sein; zurzeit ist niemand erreichbar.',
  hoursBegin: (when, wait) => `Die nächsten Zeiten beginnen ${when}, in ${wait}.`,
  closes: (when, wait) => `Schließt ${when}, in ${wait}.`,
  becomes(when, wait, reason, holiday) {
    const states = {
      open: 'online',
      disabled: 'abgeschaltet',
      'outside-hours': 'außerhalb der Zeiten',
      holiday: `frei${holiday ? ` (${holiday})` : ''}`,
      'no-agents': 'in den Zeiten, aber niemand erreichbar',
      'queue-full': 'in den Zeiten, aber mit voller Warteschlange',
    };
    return `Ab ${when}, in ${wait}: ${states[reason]}.`;
  },
  department(id, reason, holiday) {
    const states = {
      open: 'ist offen',
      disabled: 'ist abgeschaltet',
      'outside-hours': 'ist außerhalb der Zeiten',
      holiday: `hat frei${holiday ? ` (${holiday})` : ''}`,
      'no-agents': 'hat niemanden, der erreichbar ist',
      'queue-full': 'hat eine volle Warteschlange',
    };
    return `${id} ${states[reason]}.`;
  },
  mode: {
    chat: 'Besucher sehen den Chat.',
    bot: 'Der Bot antwortet den Besuchern.',
    form: 'Besucher sehen das Kontaktformular.',
    wait: 'Besucher können dem nächsten Agenten einen Chat hinterlassen.',
    hidden: 'Besucher sehen nichts, bis das Widget wieder online ist.',
    disabled: 'Besucher sehen nichts, und nichts wird von ihnen angenommen.',
  },
  waitFull: 'Weitere Chats können nicht hinterlassen werden.',

  elsewhere: (time, zone) => ` (${time} in ${zone})`,
  days: (count) => `${count} ${count === 1 ? 'Tag' : 'Tagen'}`,
  lessThanAMinute: 'weniger als einer Minute',
};
