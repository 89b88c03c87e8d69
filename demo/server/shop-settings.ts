import type { WidgetSettings } from '../../src/domain/settings.ts';

export const SHOP_WIDGET = 'lantern';

/** Looks every five seconds: who switches the agent off on the command line should not wait half a minute to see it. */
export const shopSettings: WidgetSettings = {
  id: SHOP_WIDGET,
  online: {
    greeting: { en: 'Good evening. Which lamp may we light for you?', de: 'Guten Abend. Welche Lampe darf es sein?' },
  },
  offline: {
    message: {
      en: 'The workshop is closed right now. Leave us a line and we will write back.',
      de: 'Die Werkstatt ist gerade geschlossen. Schreiben Sie uns, wir antworten.',
    },
  },
  chat: { fields: { name: 'optional' }, patience: [60, 180] },
  statusIntervalMs: 5_000,
};
