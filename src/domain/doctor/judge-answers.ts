import { isSecureOrigin } from '../access/secure-origin.ts';
import type { Finding } from './finding.ts';

/** What came of asking the server as the page does; `unknown`: not asked, or blocked for a reason said elsewhere. */
export interface Answers {
  /** `origin-refused`: an answer came, and it refuses this page. */
  readonly status: 'fine' | 'origin-refused' | 'unknown';
  /** Whether a request that browsers ask leave for first was answered. */
  readonly preflight: 'passed' | 'refused' | 'unknown';
  readonly socket: 'opened' | 'refused' | 'unknown';
  readonly stream: 'flowing' | 'held' | 'unknown';
}

export interface AskedPage {
  readonly origin: string;
  readonly widget: string;
  readonly server: string;
}

/** What the server's answers tell an owner (S01, S04, N03, N04, N05). */
export function judgeAnswers({ origin, widget, server }: AskedPage, answers: Answers): readonly Finding[] {
  const findings: Finding[] = [];
  if (answers.status === 'origin-refused')
    findings.push({ code: isSecureOrigin(origin) ? 'S04' : 'S01', origin, widget });
  if (answers.preflight === 'refused') findings.push({ code: 'N05', server });
  if (answers.socket === 'refused') findings.push({ code: 'N03', server });
  if (answers.stream === 'held') findings.push({ code: 'N04', server });
  return findings;
}
