import type { ReadonlySignal } from '@preact/signals-core';
import { useEffect, useState } from 'preact/hooks';

/** The present value of a signal; the component is drawn again when it changes. */
export function useSignal<Value>(source: ReadonlySignal<Value>): Value {
  const [value, setValue] = useState(() => source.peek());
  useEffect(() => source.subscribe((next) => setValue(() => next)), [source]);
  return value;
}
