interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** The value of this key, made at its first use. */
export function remember<Key, Value>(memory: Memory<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  let value = memory.get(key);
  if (value === undefined) {
    value = make(key);
    memory.set(key, value);
  }
  return value;
}
