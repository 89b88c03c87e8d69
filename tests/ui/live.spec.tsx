import { batch, computed, signal } from '@preact/signals-core';
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { live } from '../../src/ui/live.ts';

afterEach(cleanup);

it('a live component draws itself again when a signal it read changes, and not for others', async () => {
  const name = signal('Ada');
  const other = signal(0);
  let drawings = 0;
  const Greeting = live(({ word }: { word: string }) => {
    drawings += 1;
    return `${word} ${name.value}`;
  });
  const { container } = render(<Greeting word="Hello" />);
  expect(container.textContent).toBe('Hello Ada');

  await act(() => {
    name.value = 'Grace';
  });
  expect(container.textContent).toBe('Hello Grace');

  await act(() => {
    other.value = 1;
  });
  expect(drawings).toBe(2);
});

it('a live component draws once for several changes at once, and follows signals it did not read at first', async () => {
  const detailed = signal(false);
  const detail = signal('a');
  let drawings = 0;
  const Box = live(() => {
    drawings += 1;
    return detailed.value ? detail.value : 'short';
  });
  const { container } = render(<Box />);
  await act(() => {
    detail.value = 'b';
  });
  expect(drawings).toBe(1);

  await act(() =>
    batch(() => {
      detailed.value = true;
      detail.value = 'c';
    }),
  );
  expect([container.textContent, drawings]).toEqual(['c', 2]);

  await act(() => {
    detail.value = 'd';
  });
  expect(container.textContent).toBe('d');
});

it('a live component that was taken away reads nothing any more', async () => {
  const source = signal(1);
  let reads = 0;
  const seen = computed(() => {
    reads += 1;
    return source.value;
  });
  const Box = live(() => String(seen.value));
  const { unmount } = render(<Box />);
  unmount();
  await act(() => {
    source.value = 2;
  });
  expect(reads).toBe(1);
});
