/** Answers that a bot holds out with one message; more are a list to read and no choice (K-5). */
export const MOST_CHOICES = 8;

/** Characters of one of them: it stands on a button. */
export const LONGEST_CHOICE = 80;
