import { fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { aSchedule } from '../../src/testing/builders.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import { loadWords } from '../../src/ui/words/load-words.ts';
import { stage, strike } from './stage.ts';

afterEach(strike);

const closed = { staffed: false };

describe('the launcher', () => {
  it.each<[string, Partial<WidgetSettings>, string, string]>([
    ['somebody there', {}, 'en', 'Chat with us'],
    ['nobody there', {}, 'en', 'Leave a message'],
    ['somebody there, in German', {}, 'de-AT', 'Chatten Sie mit uns'],
    ['nobody there, in German', {}, 'de', 'Nachricht hinterlassen'],
    [
      'somebody there, the owner’s words',
      { online: { tabText: { en: 'Ask us', fr: 'Demandez' } } },
      'fr-CA',
      'Demandez',
    ],
    ['nobody there, the owner’s words', { offline: { tabText: 'Write to us' } }, 'de', 'Write to us'],
    ['nobody there, a text without letters for this language', { offline: { tabText: {} } }, 'en', 'Leave a message'],
    ['somebody there, in a language without built-in words', {}, 'fr', 'Chat with us'],
  ])('F-2 with %s says what it should', async (who, settings, locale, text) => {
    const on = await stage({ settings, people: { staffed: who.startsWith('somebody') }, options: { locale } });
    expect((await on.launcher()).textContent).toBe(text);
  });

  it.each<[string, Partial<WidgetSettings>, object, string]>([
    ['no-agents', {}, closed, 'Nobody in'],
    ['queue-full', {}, { queueFull: true }, 'All busy'],
    ['outside-hours', { schedule: aSchedule({}, [['12:00', '13:00']]) }, {}, 'After hours'],
    [
      'holiday',
      { schedule: aSchedule({ exceptions: [{ date: '2026-03-02', name: 'Casimir' }] }) },
      {},
      'Casimir today',
    ],
    ['disabled', { disabled: true, whenDisabled: 'offline' }, {}, 'Back soon'],
  ])('S-14 says the owner’s words for %s', async (_reason, settings, staffing, text) => {
    const byReason = {
      'no-agents': { tabText: 'Nobody in' },
      'queue-full': { tabText: 'All busy' },
      'outside-hours': { tabText: 'After hours' },
      holiday: { tabText: 'Casimir today' },
      disabled: { tabText: 'Back soon' },
    };
    const on = await stage({ settings: { ...settings, offline: { tabText: 'Offline', byReason } }, people: staffing });
    expect((await on.launcher()).textContent).toBe(text);
  });

  it('S-14 falls back to the general offline words for a reason without its own', async () => {
    const on = await stage({
      settings: { offline: { tabText: 'Offline', byReason: { holiday: { tabText: 'x' } } } },
      people: closed,
    });
    expect((await on.launcher()).textContent).toBe('Offline');
  });

  it('S-9 changes its words at closing time, by the clock alone', async () => {
    const on = await stage({ settings: { schedule: aSchedule() }, now: '2026-03-02T16:59:59Z' });
    expect((await on.launcher()).textContent).toBe('Chat with us');
    await on.advance({ ms: 999 });
    expect((await on.launcher()).textContent).toBe('Chat with us');
    await on.advance({ ms: 1 });
    expect((await on.launcher()).textContent).toBe('Leave a message');
  });

  it('S-2 shows a bot that serves while people are offline as a chat', async () => {
    const on = await stage({ settings: { bot: {} }, people: closed });
    expect((await on.launcher()).textContent).toBe('Chat with us');
  });

  it('speaks another language as soon as it is told to', async () => {
    const on = await stage();
    await on.launcher();
    on.widget.setLocale('ar');
    await waitFor(() => expect(on.root().querySelector('[dir=rtl][lang=ar]')).not.toBeNull());
    expect((await on.launcher()).textContent).toBe('تحدث معنا');
    expect(on.chunks).toEqual(['words-ar']);
  });

  it('speaks the language that was asked for last, whichever words come first', async () => {
    let arrive = (): void => {};
    const german = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const on = await stage({ prepare: (chunk) => (chunk === 'words-de' ? german : Promise.resolve()) });
    await on.launcher();
    on.widget.setLocale('de');
    on.widget.setLocale('ar');
    await waitFor(() => expect(on.root().querySelector('[lang=ar]')).not.toBeNull());
    arrive();
    await loadWords('de', () => german);
    await settle();
    expect((await on.launcher()).textContent).toBe('تحدث معنا');
  });

  it('shows English when the words of a language cannot be loaded', async () => {
    const on = await stage({ options: { locale: 'de' }, prepare: () => Promise.reject(new Error('offline')) });
    expect((await on.launcher()).textContent).toBe('Chat with us');
    expect(on.root().querySelector('[lang=en]')).not.toBeNull();
  });

  it('loads the panel once when somebody comes near, and shows nothing yet', async () => {
    const on = await stage();
    const launcher = await on.launcher();
    expect(on.chunks).toEqual([]);
    fireEvent.pointerEnter(launcher);
    fireEvent.focus(launcher);
    fireEvent.touchStart(launcher);
    await waitFor(() => expect(on.root().adoptedStyleSheets).toHaveLength(2));
    expect(on.chunks).toEqual(['panel']);
    expect(on.screen().queryByRole('dialog')).toBeNull();
  });
});

describe('opening and closing', () => {
  it('opens with a press, puts the focus where the visitor begins, and names what it controls', async () => {
    const on = await stage();
    const launcher = await on.launcher();
    expect(launcher.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(launcher);
    const panel = await on.panel();
    expect(launcher.getAttribute('aria-expanded')).toBe('true');
    expect(launcher.getAttribute('aria-controls')).toBe(panel.id);
    expect(panel.getAttribute('aria-modal')).toBe('false');
    expect(on.focused()).toBe(on.field('Name'));
  });

  it('closes with Escape and gives the focus back to the launcher', async () => {
    const on = await stage();
    const panel = await on.open();
    fireEvent.keyDown(panel, { key: 'Escape' });
    expect(on.screen().queryByRole('dialog')).toBeNull();
    expect(on.focused()).toBe(await on.launcher());
  });

  it('leaves Escape alone while a word is being composed', async () => {
    const on = await stage();
    const panel = await on.open();
    fireEvent.keyDown(panel, { key: 'Escape', isComposing: true });
    expect(on.screen().queryByRole('dialog')).not.toBeNull();
  });

  it('is opened once, however often it is asked', async () => {
    const on = await stage();
    const panel = await on.open();
    on.field('E-mail').focus();
    on.widget.open();
    await settle();
    expect(on.screen().getByRole('dialog')).toBe(panel);
    expect(on.focused()).toBe(on.field('E-mail'));
  });

  it('does not take the focus from the page when the page closes it', async () => {
    const on = await stage();
    await on.open();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    on.widget.close();
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('says that it is loading, then that it could not be loaded, and tries again', async () => {
    let fails = true;
    const on = await stage({ prepare: () => (fails ? Promise.reject(new Error('offline')) : Promise.resolve()) });
    fireEvent.click(await on.launcher());
    expect(on.screen().getByRole('status').textContent).toBe('Loading…');
    const alert = await waitFor(() => on.screen().getByRole('alert'));
    expect(alert.textContent).toContain('could not be loaded');
    expect(on.screen().getByRole('status').textContent).toBe('');

    fails = false;
    await on.press('Try again');
    expect((await on.panel()).textContent).toContain('Hello!');
    expect(on.screen().queryByRole('alert')).toBeNull();
  });

  it('stays closed when it was closed while loading', async () => {
    const on = await stage();
    await on.launcher();
    on.widget.open();
    on.widget.close();
    fireEvent.pointerEnter(await on.launcher());
    await waitFor(() => expect(on.root().adoptedStyleSheets).toHaveLength(2));
    expect(on.screen().queryByRole('dialog')).toBeNull();
  });
});

describe('in the page', () => {
  it('is one element with everything inside its shadow root, and leaves none behind', async () => {
    const before = document.body.innerHTML;
    const on = await stage();
    await on.open();
    expect(document.querySelectorAll('porchlight-chat')).toHaveLength(1);
    expect(on.host()?.childNodes).toHaveLength(0);
    expect(on.root().querySelectorAll('[style], style, link')).toHaveLength(0);
    on.widget.destroy();
    expect(document.body.innerHTML).toBe(before);
    expect(document.adoptedStyleSheets).toHaveLength(0);
  });

  it('goes into the container it is given', async () => {
    const container = document.body.appendChild(document.createElement('aside'));
    const on = await stage({ options: { container } });
    await on.launcher();
    expect(on.host()?.parentElement).toBe(container);
    container.remove();
  });

  it('uses a container that is a <porchlight-chat> itself, and leaves that one in the page', async () => {
    const container = document.body.appendChild(document.createElement('porchlight-chat'));
    const on = await stage({ options: { container } });
    await on.launcher();
    expect(document.querySelectorAll('porchlight-chat')).toHaveLength(1);
    on.widget.destroy();
    expect(container.isConnected).toBe(true);
    expect(container.shadowRoot?.childNodes).toHaveLength(0);
    expect(container.shadowRoot?.adoptedStyleSheets).toHaveLength(0);

    const again = await stage({ options: { container } });
    expect((await again.launcher()).textContent).toBe('Chat with us');
    again.widget.destroy();
    container.remove();
  });
});

describe('going out of sight', () => {
  it('S-7 goes at once, panel and all, when nothing was typed', async () => {
    const on = await stage();
    await on.open();
    await on.now({ offline: { experience: 'hide' } }, closed);
    expect(on.host()).toBeNull();
  });

  it('S-7 comes back by itself when the status turns online', async () => {
    const on = await stage();
    await on.launcher();
    await on.now({ offline: { experience: 'hide' } }, closed);
    await on.now({});
    expect((await on.launcher()).textContent).toBe('Chat with us');
  });

  it('S-10 keeps an open panel with typed words, says why, sends nothing any more once disabled, and goes when closed', async () => {
    const on = await stage();
    await on.open();
    await on.type(/^Message/, 'Half a senten');
    await on.now({ disabled: true });
    expect(on.root().querySelector('[part=launcher]')).toBeNull();
    expect(on.text()).toContain('The chat was just switched off. You can still copy what you wrote.');
    expect(on.field(/^Message/).value).toBe('Half a senten');
    expect(on.field(/^Message/).readOnly).toBe(true);
    expect(on.screen().queryByRole('button', { name: 'Send message' })).toBeNull();
    await on.press('Close');
    expect(on.host()).toBeNull();
  });

  it('S-10 lets a visitor finish and send when the widget is only hidden', async () => {
    const on = await stage();
    await on.open();
    await on.type(/^Message/, 'Half a senten');
    await on.now({ offline: { experience: 'hide' } }, closed);
    expect(on.text()).toContain('You can still finish and send your message.');
    expect(on.field(/^Message/).value).toBe('Half a senten');
    expect(await on.send('A whole sentence.')).toMatchObject({
      submission: { values: { message: 'A whole sentence.' } },
    });
  });

  it('S-10 takes the notice back when the widget may stay after all', async () => {
    const on = await stage();
    await on.open();
    await on.type(/^Message/, 'Half a senten');
    await on.now({ offline: { experience: 'hide' } }, closed);
    await on.now({});
    expect(on.text()).not.toContain('You can still finish');
    expect((await on.launcher()).textContent).toBe('Chat with us');
    expect(on.field(/^Message/).value).toBe('Half a senten');
  });

  it('S-10 finds the words again after the widget was gone for a while', async () => {
    const on = await stage();
    await on.open();
    await on.type(/^Message/, 'Half a senten');
    await on.press('Close');
    await on.now({ offline: { experience: 'hide' } }, closed);
    expect(on.host()).toBeNull();
    await on.now({});
    await on.launcher();
    await on.open();
    expect(on.field(/^Message/).value).toBe('Half a senten');
  });
});
