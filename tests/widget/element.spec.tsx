import { waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { anAnswer, people, scriptedBackend, settle } from '../../src/testing/index.ts';
import { PorchlightChat } from '../../src/widget/element.ts';

afterEach(async () => {
  document.body.replaceChildren();
  await settle();
  vi.restoreAllMocks();
});

function element(attributes: Readonly<Record<string, string>> = { widget: 'shop' }) {
  const made = document.createElement('porchlight-chat') as PorchlightChat;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const offline = () => anAnswer({ people: people({ staffed: false }) });
const launcher = (chat: PorchlightChat) => chat.shadowRoot?.querySelector('button[part=launcher]');

it('starts in the document, once it has a widget and a backend, and shows the tab in itself', async () => {
  const backend = scriptedBackend();
  const chat = element({});
  document.body.append(chat);
  expect(chat).toBeInstanceOf(PorchlightChat);
  chat.setAttribute('widget', 'shop');
  expect(chat.handle).toBeUndefined();
  chat.backend = backend;
  expect(chat.backend).toBe(backend);
  backend.reads[0]?.answer(offline());
  await waitFor(() => expect(launcher(chat)?.textContent).toBe('Leave a message'));
  expect(document.querySelectorAll('porchlight-chat')).toHaveLength(1);
});

it('ends when it is taken out, and starts anew when it is put back', async () => {
  const backend = scriptedBackend();
  const chat = element();
  chat.backend = backend;
  expect(backend.reads).toHaveLength(0);
  document.body.append(chat);
  const first = chat.handle;
  backend.reads[0]?.answer(offline());
  await waitFor(() => expect(launcher(chat)).toBeTruthy());
  chat.remove();
  await settle();
  expect(chat.handle).toBeUndefined();
  expect(launcher(chat)).toBeNull();
  expect(backend.watchers).toBe(0);
  document.body.append(chat);
  expect(chat.handle).not.toBe(first);
});

it('S-10 moved within the page it goes on, words and all', async () => {
  const chat = element();
  chat.backend = scriptedBackend();
  document.body.append(chat);
  const { handle } = chat;
  const elsewhere = document.createElement('main');
  document.body.append(elsewhere);
  elsewhere.append(chat);
  await settle();
  expect(chat.handle).toBe(handle);
});

it('speaks another language when its attribute says so', async () => {
  const backend = scriptedBackend();
  const chat = element({ widget: 'shop', locale: 'en' });
  chat.backend = backend;
  document.body.append(chat);
  backend.reads[0]?.answer(offline());
  await waitFor(() => expect(launcher(chat)?.textContent).toBe('Leave a message'));
  chat.setAttribute('locale', 'de');
  await waitFor(() => expect(launcher(chat)?.textContent).toBe('Nachricht hinterlassen'));
});

it('what cannot work is a line in the console, and no exception in the page', () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => document.body.append(element({ widget: 'shop', server: 'javascript:alert(1)' }))).not.toThrow();
  expect(errors).toHaveBeenCalledTimes(1);
});
