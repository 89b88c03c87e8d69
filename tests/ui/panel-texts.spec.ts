import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../src/base/instant.ts';
import { formFields } from '../../src/domain/form/form-fields.ts';
import type { WidgetStatus } from '../../src/domain/status/status.ts';
import { panelTexts } from '../../src/ui/panel-texts.ts';
import { panelSpeech } from '../../src/ui/words/panel-speech.ts';

const NOW = toInstant(Date.UTC(2026, 10, 23, 10));
const OPEN: WidgetStatus = { availability: 'online', reason: 'open', mode: 'chat', changesAt: null, opensAt: null };

const textsOf = (greeting?: string) =>
  panelTexts({
    shown: { status: OPEN, settings: { id: 'shop', ...(greeting && { online: { greeting } }) }, closesAt: null },
    fields: formFields(),
    speech: panelSpeech({ locale: 'en', words: null }),
    now: NOW,
    timeZone: 'UTC',
  });

/** How often the browser is asked to make a formatter of dates, which takes it long the first time. */
let made = 0;
const { DateTimeFormat } = Intl;
beforeEach(() => {
  made = 0;
  Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
    construct(target, given, as) {
      made += 1;
      return Reflect.construct(target, given, as);
    },
  });
});
afterEach(() => {
  Intl.DateTimeFormat = DateTimeFormat;
});

describe('the panel\u2019s texts', () => {
  it('ask for no time of day before one is read', () => {
    const texts = textsOf('Good evening');
    expect([texts.message, texts.hours, texts.closing, made]).toEqual(['Good evening', [], null, 0]);
    expect(texts.answer.join(' ')).toMatch(/Expect it by tomorrow 10:00/);
    expect(made).toBeGreaterThan(0);
  });

  it('F-2 fill an owner\u2019s greeting with the time it names', () => {
    expect(textsOf('An answer by {replyBy}, {nobody}').message).toMatch(/^An answer by tomorrow 10:00.*, \{nobody\}$/);
  });
});
