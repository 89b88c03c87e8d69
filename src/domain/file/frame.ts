/** One picture of those a file holds, in pixels; the first is the one that is shown. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}
