import { afterEach, expect, it } from 'vitest';
import type { Stop } from '../../src/base/stop.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import { catchLostFocus } from '../../src/ui/panel/catch-lost-focus.ts';

let stop: Stop = () => undefined;
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** A place in a shadow root with two buttons, and one more beside them in the page. */
function aPlace() {
  const button = () => document.createElement('button');
  const host = document.body.appendChild(document.createElement('div'));
  const elsewhere = document.body.appendChild(button());
  const place = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('section'));
  const [first, second] = [place.appendChild(button()), place.appendChild(button())];
  let lost = 0;
  stop = catchLostFocus(place, () => lost++);
  return { elsewhere, first, second, lost: () => lost };
}

type Button = Exclude<keyof ReturnType<typeof aPlace>, 'lost'>;

it.each<[string, readonly Button[], number]>([
  ['what had it is gone', ['first'], 1],
  ['something else is gone', ['second'], 0],
  ['nothing had it', [], 0],
  ['it had gone on in the same place', ['first', 'second'], 0],
  ['it had gone elsewhere in the page', ['first', 'elsewhere'], 0],
])('E-4 the focus is led on only where it was lost: %s', async (_what, focused, times) => {
  const place = aPlace();
  for (const button of focused) place[button].focus();
  await settle();
  place.first.remove();
  await settle();
  expect(place.lost()).toBe(times);
});

it('E-4 the focus that was let go of on purpose is led nowhere', async () => {
  const { first, lost } = aPlace();
  first.focus();
  first.blur();
  await settle();
  first.remove();
  await settle();
  expect(lost()).toBe(0);
});

it.each(['second', 'elsewhere'] as const)(
  'E-4 the focus is left where it was put as what had it went: %s',
  async (next) => {
    const place = aPlace();
    place.first.focus();
    place.first.remove();
    place[next].focus();
    await settle();
    expect(place.lost()).toBe(0);
  },
);

it('E-4 the focus that is lost after much else went is led on, too', async () => {
  const { first, second, lost } = aPlace();
  first.focus();
  second.remove();
  await settle();
  first.remove();
  await settle();
  expect(lost()).toBe(1);
});
