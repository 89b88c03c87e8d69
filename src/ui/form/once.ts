/**
 * A press that is not the second half of a double click. The answer to a fast first click puts another button under the
 * pointer, which was never meant.
 */
export const once =
  (act: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) act();
  };
