import { MINUTE_MS } from '../../base/instant.ts';
import { ok, type Result } from '../../base/result.ts';
import { readPolicies } from '../../domain/doctor/csp.ts';
import type { Finding, FindingCode } from '../../domain/doctor/finding.ts';
import { judgeAnswers } from '../../domain/doctor/judge-answers.ts';
import { judgePlace } from '../../domain/doctor/judge-place.ts';
import { judgePolicy, type PolicyNeeds } from '../../domain/doctor/judge-policy.ts';
import { sayFinding } from '../../domain/doctor/say-finding.ts';
import { socketProbePath, statusPath } from '../../protocol/http.ts';
import { askAsPage } from './ask-as-page.ts';
import { type FoundTag, findTags } from './find-tags.ts';
import { readPage } from './read-page.ts';

/** What the doctor found at an address, in the shape `--json` prints. */
export interface DoctorReport {
  /** Where the page was in the end. */
  readonly url: string;
  readonly redirects: readonly string[];
  readonly widgets: readonly { readonly widget: string; readonly server: string }[];
  /** `code` is null for what is wrong without being a setting: no tag, no server. */
  readonly findings: readonly { readonly code: FindingCode | null; readonly message: string }[];
  /** What was looked at and is right. */
  readonly fine: readonly string[];
}

/** How far the server's clock may be off from ours. */
const CLOCK_MS = 5 * MINUTE_MS;

const NO_TAG =
  'No widget is on this page: it has no `<script>` tag of a Porchlight server and no `<porchlight-chat>`. ' +
  'One that a script adds later, such as a tag manager, cannot be seen from here.';

/** Reads a page, finds our tags in it, and asks each server what the page would ask (T-11). */
export async function examinePage(address: string, now: () => number): Promise<Result<DoctorReport, string>> {
  const read = await readPage(address);
  if (!read.ok) return read;
  const { url, redirects, html, policy } = read.value;
  const { tags, policies } = findTags(html, url);
  const findings: Finding[] = [];
  const troubles = tags.length === 0 ? [NO_TAG] : [];
  const fine: string[] = [];

  const widgets = [...new Map(tags.map((tag) => [`${tag.widget} ${tag.server}`, tag])).values()];
  for (const { widget } of new Map(tags.map((tag) => [tag.widget, tag])).values()) {
    if (tags.filter((tag) => tag.kind === 'pasted' && tag.widget === widget).length > 1) {
      findings.push({ code: 'S12', widget });
    }
  }
  for (const { server, widget } of widgets) {
    const asked = await askFor({ server, widget, origin: url.origin }, now);
    findings.push(...asked.findings);
    troubles.push(...asked.troubles);
    fine.push(...asked.fine);
  }
  const inForce = [policy, ...policies].flatMap(readPolicies);
  const blocked = judgePolicy(inForce, needsOf(tags, url));
  findings.push(...blocked);
  if (tags.length > 0 && inForce.length > 0 && blocked.length === 0) fine.push('the content security policy');

  const said = findings.map((finding) => ({ code: finding.code, message: sayFinding(finding) }));
  return ok({
    url: url.href,
    redirects,
    widgets: widgets.map(({ widget, server }) => ({ widget, server })),
    findings: [...new Map(said.map((one) => [one.message, one])).values(), ...troubles.map(withoutCode)],
    fine: [...new Set(fine)],
  });
}

const withoutCode = (message: string) => ({ code: null, message });

interface AskedFor {
  readonly findings: readonly Finding[];
  readonly troubles: readonly string[];
  readonly fine: readonly string[];
}

async function askFor(
  page: { readonly server: string; readonly widget: string; readonly origin: string },
  now: () => number,
): Promise<AskedFor> {
  const { server, origin } = page;
  const before = judgePlace({ origin, server, settings: {} });
  // Over plain http a page sends nothing, so there is nothing to be asked.
  if (before.some(({ code }) => code === 'S05')) return { findings: before, troubles: [], fine: [] };

  const { answers, document, serverNow, trouble } = await askAsPage(page, now);
  const aheadMs = serverNow === null ? 0 : now() - serverNow;
  const fine = [
    answers.status === 'fine' && `${origin} may use "${page.widget}"`,
    answers.preflight === 'passed' && 'preflight',
    answers.socket === 'opened' && 'WebSocket',
    answers.stream === 'flowing' && 'stream',
    serverNow !== null && Math.abs(aheadMs) <= CLOCK_MS && 'clock',
  ];
  return {
    findings: [
      ...judgePlace({ origin, server, settings: document?.settings ?? {} }),
      ...judgeAnswers(page, answers),
      ...(Math.abs(aheadMs) > CLOCK_MS ? [{ code: 'S13', aheadMs } as const] : []),
    ],
    troubles: trouble === null ? [] : [trouble],
    fine: fine.filter((one) => one !== false),
  };
}

/** The scripts each tag brings, and where it connects to. The chunks lie beside the immutable script. */
function needsOf(tags: readonly FoundTag[], page: URL): PolicyNeeds {
  return {
    page: page.href,
    scripts: tags.flatMap(({ kind, src = '', nonce, integrity }) => {
      if (kind === 'element') return [];
      const chunk = new URL(/\/w\/[^/]+\.js/.test(src) ? '../embed/tab.js' : 'tab.js', src).href;
      return [
        { url: src, nonce, integrity },
        { url: chunk, nonce, isInserted: true },
      ];
    }),
    connections: tags.flatMap(({ server, widget }) => [
      server + statusPath(widget),
      server.replace(/^http/i, 'ws') + socketProbePath(widget),
    ]),
    isPasted: tags.some(({ kind }) => kind === 'pasted'),
  };
}
