/**
 * One wrong line, put into one rule on purpose. The tests of the rule must notice: a test whose title begins with
 * `rule` must fail.
 */
export interface PlantedBreak {
  readonly rule: string;
  /** From the package's folder. */
  readonly file: string;
  /** A text that the file holds exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The spec of the rule, where it stands elsewhere than the rule does. */
  readonly tests?: string;
}

/** The source with the break in it; null where the text to be replaced is not there exactly once. */
export function plant(source: string, { find, replace }: PlantedBreak): string | null {
  const [before, after, more] = source.split(find);
  return before === undefined || after === undefined || more !== undefined ? null : before + replace + after;
}
