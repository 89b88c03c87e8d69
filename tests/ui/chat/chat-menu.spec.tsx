import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChatMenu, type ChatMenuProps } from '../../../src/ui/chat/chat-menu.tsx';
import { chatWords } from '../../../src/ui/words/chat-words.ts';

afterEach(cleanup);

function show(given: Partial<ChatMenuProps> = {}) {
  const calls = { onMute: vi.fn(), onTranscript: vi.fn(), onEnd: vi.fn(), onPanelKey: vi.fn() };
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the panel, which closes on Escape
    <div onKeyDown={calls.onPanelKey}>
      <ChatMenu words={chatWords} muted={false} {...calls} {...given} />
      <button type="button">Elsewhere</button>
    </div>,
  );
  return {
    ...calls,
    press: (name: string) => fireEvent.click(screen.getByRole('button', { name })),
    /** What the menu offers now. */
    items: () => [...document.querySelectorAll('.menu button')].map(({ textContent }) => textContent),
    focused: () => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label'),
  };
}

describe('the menu', () => {
  it('K-8 is not there when there is nothing in it', () => {
    show({ muted: null, onTranscript: null, onEnd: null });
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
  });

  it.each([
    [{}, ['Sound off', 'Save transcript', 'End chat']],
    [{ muted: true }, ['Sound on', 'Save transcript', 'End chat']],
    [{ muted: null, onEnd: null }, ['Save transcript']],
  ])('K-8 offers what there is %#', async (given, items) => {
    const on = show(given);
    on.press('More');
    await vi.waitFor(() => expect(on.items()).toEqual(items));
    expect(on.focused()).toBe(items[0]);
    expect(screen.getByRole('button', { name: 'More' }).getAttribute('aria-expanded')).toBe('true');
  });

  it('K-3 what is chosen is done, and leads back to where the menu was opened', async () => {
    const on = show();
    on.press('More');
    await vi.waitFor(() => expect(on.items().length).toBe(3));
    on.press('Sound off');
    await vi.waitFor(() => expect(on.items()).toEqual([]));
    expect([on.onMute.mock.calls, on.focused()]).toEqual([[[true]], 'More']);
  });

  it('C-17 a chat is ended only by those who mean it', async () => {
    const on = show();
    on.press('More');
    await vi.waitFor(() => expect(on.items().length).toBe(3));
    on.press('End chat');
    await vi.waitFor(() => expect(on.items()).toEqual(['End chat', 'Back to the chat']));
    expect([on.focused(), on.onEnd.mock.calls.length]).toEqual(['Back to the chat', 0]);
    on.press('Back to the chat');
    await vi.waitFor(() => expect(on.items()).toEqual([]));
    on.press('More');
    await vi.waitFor(() => expect(on.items().length).toBe(3));
    on.press('End chat');
    await vi.waitFor(() => expect(on.items().length).toBe(2));
    on.press('End chat');
    expect(on.onEnd).toHaveBeenCalledTimes(1);
  });

  it('E-4 Escape closes the menu alone, and the panel when there is no menu open', async () => {
    const on = show();
    on.press('More');
    await vi.waitFor(() => expect(on.items().length).toBe(3));
    const pressEscape = () => fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    expect(pressEscape()).toBe(false);
    await vi.waitFor(() => expect(on.items()).toEqual([]));
    expect([on.focused(), on.onPanelKey.mock.calls.length]).toEqual(['More', 0]);
    pressEscape();
    expect(on.onPanelKey).toHaveBeenCalledTimes(1);
  });

  it('E-4 closes when the focus goes elsewhere, and takes it along nowhere', async () => {
    const on = show();
    on.press('More');
    await vi.waitFor(() => expect(on.items().length).toBe(3));
    const elsewhere = screen.getByRole('button', { name: 'Elsewhere' });
    fireEvent.blur(document.activeElement as Element, { relatedTarget: elsewhere });
    await vi.waitFor(() => expect(on.items()).toEqual([]));
  });
});
