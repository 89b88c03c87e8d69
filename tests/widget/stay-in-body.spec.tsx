import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeClock } from '../../src/testing/fake-clock.ts';
import { attachHost, type HostElement } from '../../src/widget/host-element.ts';

const clock = fakeClock();
const mutated = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let host: HostElement;
let field: HTMLTextAreaElement;
beforeEach(() => {
  document.body.replaceChildren();
  host = attachHost(document.body, clock);
  field = document.createElement('textarea');
  host.root.append(field);
});
afterEach(() => host.remove());

const hosts = (): NodeListOf<Element> => document.querySelectorAll('porchlight-chat');

/** A body as a router brings it: another element, with what the server sent in it. */
function swapBody(...content: Node[]): HTMLElement {
  const body = document.createElement('body');
  body.append(document.createElement('main'), ...content);
  document.body.replaceWith(body);
  return body;
}

it.each<[string, () => void]>([
  ['is replaced', () => void swapBody()],
  ['is emptied', () => document.body.replaceChildren()],
  ['loses the element alone', () => hosts()[0]?.remove()],
  [
    'is gone for a moment',
    () => void [document.body.remove(), document.documentElement.append(document.createElement('body'))],
  ],
])('E-2 a body that %s gets the widget back, words and all', async (_how, change) => {
  field.value = 'Half a thought';
  change();
  await mutated();
  expect(hosts()).toHaveLength(1);
  expect(host.root.host.parentNode).toBe(document.body);
  expect(field.value).toBe('Half a thought');
});

it('E-2 a body that is replaced again and again has it again and again', async () => {
  for (let time = 0; time < 30; time++) {
    const body = swapBody();
    await mutated();
    expect(host.root.host.parentNode).toBe(body);
    await clock.advance({ seconds: 1 });
  }
});

it('E-2 the empty copy that a router kept of it goes, and what is the page’s own stays', async () => {
  const own = document.createElement('porchlight-chat');
  own.setAttribute('widget', 'other');
  swapBody(host.root.host.cloneNode(), own);
  await mutated();
  expect([...hosts()]).toEqual([own, host.root.host]);
});

it('E-2 the focus is given back to what had it', async () => {
  field.focus();
  await mutated();
  swapBody();
  await mutated();
  expect(host.root.activeElement).toBe(field);
});

it('E-2 the focus is not taken from what the page gave it to', async () => {
  field.focus();
  await mutated();
  const search = document.createElement('input');
  swapBody(search);
  search.focus();
  await mutated();
  expect(document.activeElement).toBe(search);
});

it('E-2 the focus does not come back to what the visitor had left', async () => {
  field.focus();
  await mutated();
  field.blur();
  await mutated();
  swapBody();
  await mutated();
  expect(host.root.activeElement).toBeNull();
});

it('E-2 a page that takes it out each time it comes back gets its way, until its next route', async () => {
  let removals = 0;
  const fight = new MutationObserver(() => {
    for (const one of hosts()) {
      removals++;
      one.remove();
    }
  });
  fight.observe(document.body, { childList: true });
  hosts()[0]?.remove();
  for (let turn = 0; turn < 50; turn++) await mutated();
  expect(removals).toBeLessThan(20);
  expect(hosts()).toHaveLength(0);

  fight.disconnect();
  document.body.append('more');
  await mutated();
  expect(hosts()).toHaveLength(0);

  location.hash = '#/next';
  window.dispatchEvent(new Event('hashchange'));
  expect(hosts()).toHaveLength(1);
});

it('E-1 removed, it stays away', async () => {
  host.remove();
  await mutated();
  swapBody();
  await mutated();
  expect(hosts()).toHaveLength(0);
});

it('E-2 in a container of the page’s own it goes where that goes', async () => {
  host.remove();
  const place = document.body.appendChild(document.createElement('div'));
  host = attachHost(place, clock);
  swapBody();
  await mutated();
  expect(hosts()).toHaveLength(0);
  document.body.append(place);
  expect(hosts()).toHaveLength(1);
});
