import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fileRules } from '../../../src/domain/file/file-settings.ts';
import { Composer, type ComposerProps } from '../../../src/ui/chat/composer.tsx';
import { chatWords } from '../../../src/ui/words/chat-words.ts';
import { aFile, anAttached } from './files.ts';

afterEach(cleanup);

const READY = anAttached({ state: 'ready', file: aFile() });
const SENDING = anAttached({ state: 'sending' }, 'k2');
const REFUSED = anAttached({
  state: 'failed',
  problem: { code: 'invalid', message: '', issues: [{ path: 'file', message: '', code: 'file-kind' }] },
});
const CUT_OFF = anAttached({ state: 'failed', problem: { code: 'unreachable', message: '' } });

function show(given: Partial<ComposerProps> = {}) {
  const calls = { onText: vi.fn(), onSay: vi.fn(), onAttach: vi.fn(), onDetach: vi.fn(), onRetryFile: vi.fn() };
  const all: ComposerProps = {
    text: '',
    label: 'Message',
    words: chatWords,
    attached: [],
    files: fileRules({ maxBytes: 2 * 1_048_576, perMessage: 2 }),
    locale: 'en',
    readOnly: false,
    ...calls,
    ...given,
  };
  const at = (props: ComposerProps) => (
    <section class="panel">
      <Composer {...props} />
    </section>
  );
  const { rerender } = render(at(all));
  return {
    ...calls,
    field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' }),
    panel: document.querySelector('.panel') as HTMLElement,
    change: (more: Partial<ComposerProps>) => rerender(at({ ...all, ...more })),
  };
}

const picture = (size = 3, name = 'lamp.png', type = 'image/png') => new File([new Uint8Array(size)], name, { type });
// The environment knows no such event by itself, and the library would then make one of another name.
const drop = (place: HTMLElement, init: object) => fireEvent(place, createEvent.drop(place, init));
const dragOver = (place: HTMLElement, init: object) => fireEvent(place, createEvent.dragOver(place, init));
const enter = (field: HTMLElement) => fireEvent.keyDown(field, { key: 'Enter' });
const names = (call: ReturnType<typeof vi.fn>) => call.mock.calls[0]?.[0].map(({ name }: { name: string }) => name);

describe('files in the composer', () => {
  it('K-6 says the limits at the button before anything is chosen', () => {
    show();
    const button = screen.getByRole('button', { name: 'Attach a file' });
    const described = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe('Pictures and PDF, up to 2 MB each, at most 2 in a message.');
  });

  it.each([
    ['there is nobody to take them', { files: null }],
    ['nothing can be written any more', { readOnly: true }],
  ])('K-6 offers none where %s', (_why, given) => {
    const on = show(given);
    drop(on.panel, { dataTransfer: { types: ['Files'], files: [picture()] } });
    expect([screen.queryByRole('button', { name: 'Attach a file' }), on.onAttach.mock.calls]).toEqual([null, []]);
  });

  it('K-6 takes files by button, by drop and by paste', () => {
    const by = {
      button: () => fireEvent.change(document.querySelector('input[type=file]') as Element, files('button.png')),
      drop: (on: ReturnType<typeof show>) => drop(on.panel, { dataTransfer: files('drop.png').target }),
      paste: (on: ReturnType<typeof show>) => fireEvent.paste(on.field, { clipboardData: files('paste.png').target }),
    };
    for (const [way, act] of Object.entries(by)) {
      const on = show();
      act(on);
      expect(names(on.onAttach)).toEqual([`${way}.png`]);
      cleanup();
    }
  });

  it('K-6 a dropped file never takes the page away, and dragged words are nobody’s business', () => {
    const on = show({ files: null });
    const drag = (types: string[]) => dragOver(on.panel, { dataTransfer: { types, files: [] } });
    expect([drag(['Files']), drag(['text/plain'])]).toEqual([false, true]);
  });

  it('K-6 leaves to the field what has words in it, such as a copied table', () => {
    const on = show();
    fireEvent.paste(on.field, { clipboardData: { types: ['text/plain', 'Files'], files: [picture()] } });
    expect(on.onAttach).not.toHaveBeenCalled();
  });

  it.each([
    [[picture(0)], 'This file is empty.', false],
    [[picture(3 * 1_048_576)], 'This file is too large.', true],
    [[picture(3, 'film.mp4', 'video/mp4')], 'Only pictures and PDF can be sent.', false],
    [[picture(), picture(), picture()], 'No more files fit into this message.', true],
  ])('K-6 says what is wrong and what would not be, and sends nothing of it %#', async (chosen, text, saysLimits) => {
    const on = show();
    drop(on.panel, { dataTransfer: { types: ['Files'], files: chosen } });
    const alert = await screen.findByText(new RegExp(text));
    expect(alert.textContent?.includes('up to 2 MB each')).toBe(saysLimits);
    expect(on.onAttach.mock.calls.length).toBe(chosen.length === 3 ? 1 : 0);
    enter(on.field);
    await vi.waitFor(() => expect(screen.queryByText(new RegExp(text))).toBeNull());
  });

  it('K-6 shows what has become of each, with a way to try again where that helps', () => {
    const on = show({ attached: [CUT_OFF] });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    fireEvent.click(screen.getByRole('button', { name: 'Remove lamp.png' }));
    expect([on.onRetryFile.mock.calls, on.onDetach.mock.calls]).toEqual([[['k1']], [['k1']]]);
    on.change({ attached: [REFUSED] });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(screen.getByText('Only pictures and PDF can be sent.')).toBeTruthy();
  });

  it('K-6 words wait for files that are on their way, and go with the last of them', () => {
    const on = show({ text: 'See', attached: [READY, SENDING] });
    enter(on.field);
    expect(on.onSay).not.toHaveBeenCalled();
    on.change({ attached: [READY, { ...READY, key: 'k2' }] });
    expect(on.onSay).toHaveBeenCalledTimes(1);
  });

  it('K-6 words stay where a file they waited for was not taken', () => {
    const on = show({ text: 'See', attached: [SENDING] });
    enter(on.field);
    on.change({ attached: [{ ...REFUSED, key: 'k2' }] });
    expect(on.onSay).not.toHaveBeenCalled();
    enter(on.field);
    expect(on.onSay).toHaveBeenCalledTimes(1);
  });
});

const files = (name: string) => ({ target: { types: ['Files'], files: [picture(3, name)] } });

describe('sending', () => {
  it('E-7 leaves the focus in the field, and with it the keyboard of a phone', () => {
    const on = show({ text: 'Hello' });
    on.field.focus();
    const send = screen.getByRole('button', { name: 'Send' });
    expect(fireEvent.mouseDown(send)).toBe(false);
    send.focus();
    fireEvent.submit(on.field.closest('form') as HTMLFormElement);
    expect([on.onSay.mock.calls.length, document.activeElement]).toEqual([1, on.field]);
  });
});
