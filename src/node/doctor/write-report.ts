import type { DoctorReport } from './examine-page.ts';

/** The report as lines for a person: where the page is, what is wrong, what is right. */
export function writeReport({ url, redirects, widgets, findings, fine }: DoctorReport): string {
  const shown = widgets.map(({ widget, server }) => `widget "${widget}" of ${server}`);
  const lines = [
    ...redirects.map((address) => `${address} leads on.`),
    [url, ...shown].join(', '),
    ...findings.map(({ code, message }) => `${code ?? '---'}  ${message}`),
    ...(fine.length > 0 ? [`Fine: ${fine.join(', ')}.`] : []),
  ];
  // A page may hold signs that a terminal takes for orders.
  return lines.map((line) => `${line.replace(/\p{Cc}/gu, '\uFFFD')}\n`).join('');
}
