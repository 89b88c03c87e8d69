/** The same object less one member: a setting that is back to its default is not there at all. */
export function without<Whole extends object, Name extends keyof Whole>(whole: Whole, name: Name): Omit<Whole, Name> {
  const { [name]: _gone, ...rest } = whole;
  return rest;
}
