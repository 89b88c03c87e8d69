import type { TestInfo } from 'playwright/test';

/** What one journey came to in one browser, counted at the server and on the wire. */
export interface JourneyRow {
  /** From 1 to 27. */
  readonly journey: number;
  readonly browser: string;
  readonly title: string;
  /** Messages that were written and are not there. */
  readonly lost: number;
  /** Messages that are there more than once. */
  readonly twice: number;
  /** Messages that one visitor holds beside those of another. */
  readonly mixed: number;
  /** Visitors beyond those who were really there. */
  readonly extra: number;
  /** Secure tokens that were seen over plain http. */
  readonly leaked: number;
}

const ANNOTATION = 'journey';

/** Leaves the row with the test's results, where the reporter finds it. */
export function leaveRow(info: TestInfo, counts: Omit<JourneyRow, 'journey' | 'browser' | 'title'>): void {
  const [, number, title] = /^\S+ (\d+): (.*)$/s.exec(info.title) ?? [];
  if (!number || !title) throw new Error(`“${info.title}” is no journey’s title; write “T-7 1: …”.`);
  const row: JourneyRow = { journey: Number(number), browser: info.project.name, title, ...counts };
  info.annotations.push({ type: ANNOTATION, description: JSON.stringify(row) });
}

/** The row of a finished test; null where it was no journey, or came to no end. */
export function rowOf(annotations: readonly { type: string; description?: string }[]): JourneyRow | null {
  const text = annotations.find(({ type }) => type === ANNOTATION)?.description;
  return text === undefined ? null : (JSON.parse(text) as JourneyRow);
}
