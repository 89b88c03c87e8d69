/** Where the rest of what a visitor wrote can be seen: the same page over https (T-8). */
export interface Elsewhere {
  /** `earlier`: there is such a rest; `stranger`: over http nobody is known here, so nothing can be said of it. */
  readonly reason: 'earlier' | 'stranger';
  readonly address: string;
}
