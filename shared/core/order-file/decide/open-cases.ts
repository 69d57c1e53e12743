import { isActiveState, type Reporter } from '../../exception-case/exception-case.ts';
import type { ExceptionKind } from '../../finding/exception-kinds.ts';
import type { Finding, RequestStrength } from '../../finding/finding.ts';
import { holdKindOf } from '../../hold/hold.ts';
import type { HoldId } from '../../hold/hold.ts';
import type { DecideContext, Draft } from '../decision.ts';
import { openCaseOfKind } from '../order-file.ts';
import { isOfPlace } from './settle-place.ts';

const STRENGTHS: readonly RequestStrength[] = ['condition', 'demand', 'wish'];
const strongest = (findings: readonly Finding[]): RequestStrength | null =>
  STRENGTHS.find((one) => findings.some((finding) => finding.strength === one)) ?? null;

export interface Report {
  readonly kind: ExceptionKind;
  readonly cause: string;
  readonly reporter: Reporter;
  readonly findings: readonly Finding[];
  readonly text: string;
  readonly strength: RequestStrength | null;
  readonly incident: string | null;
  /** False where the kind would hold but this one only informs: an order that shares a shortage and still got its stock. */
  readonly holds?: boolean;
}

/** Opens an exception with its clocks and the hold of its kind, or joins the open one of the same kind. Returns its id. */
export function openOrJoin(draft: Draft, report: Report, context: DecideContext): { readonly caseId: string; readonly joined: boolean } {
  const codes = report.findings.map((finding) => finding.code);
  const open = openCaseOfKind(draft.file, report.kind);
  if (open !== undefined) {
    draft.add({ type: 'case.joined', data: { caseId: open.id, reporter: report.reporter, codes }, personal: { findings: report.findings, text: report.text } });
    return { caseId: open.id, joined: true };
  }
  const caseId = context.ids.next();
  draft.add({
    type: 'case.opened',
    data: { caseId, kind: report.kind, cause: report.cause, strength: report.strength, incident: report.incident, reporter: report.reporter, codes },
    personal: { findings: report.findings, text: report.text },
  });
  startClocks(draft, caseId, report.kind, context);
  const kind = report.holds === false ? null : holdKindOf(report.kind, report.strength);
  if (kind !== null) {
    const holdId = context.ids.next() as HoldId;
    draft.add({
      type: 'hold.placed',
      data: {
        id: holdId,
        kind,
        caseId,
        reason: `hold.reason.${report.kind}`,
        liftableBy: 'owner',
        ifNobody: 'hold.ifNobody.stays',
        reviewAt: null,
      },
      personal: null,
    });
    draft.tell('hold.place', { holdId, reason: report.kind });
  }
  return { caseId, joined: false };
}

export function startClocks(draft: Draft, caseId: string, kind: ExceptionKind, context: DecideContext): void {
  for (const rule of context.clockRules) {
    if (rule.kind !== kind) continue;
    draft.add({
      type: 'clock.started',
      data: { caseId, name: rule.clock, policyVersion: rule.version, minutes: rule.minutes, warnShare: rule.warnShare },
      personal: null,
    });
  }
}

/** What the checks found on an order, one exception per kind. Hints and wishes are kept with the exception beside them and open none. */
export function openFromFindings(
  draft: Draft,
  findings: readonly Finding[],
  context: DecideContext,
  incidentOf: (finding: Finding) => string | null = () => null,
): void {
  const byKind = Map.groupBy(findings, (finding) => finding.kind);
  for (const [kind, ofKind] of byKind) {
    const first = ofKind.find((finding) => finding.severity === 'stop');
    if (first === undefined) continue;
    openOrJoin(
      draft,
      { kind, cause: first.code, reporter: 'program', findings: ofKind, text: '', strength: strongest(ofKind), incident: incidentOf(first) },
      context,
    );
  }
}

/** After a correction the checks run again: what is still wrong stays, what is mended leaves, what is new opens. */
export function recheck(draft: Draft, kinds: readonly ExceptionKind[], findings: readonly Finding[], context: DecideContext): void {
  for (const kind of kinds) {
    const ofKind = findings.filter((finding) => finding.kind === kind);
    const stops = ofKind.some((finding) => finding.severity === 'stop');
    const open = draft.file.cases.find((one) => one.kind === kind && isActiveState(one.state));
    if (open === undefined) {
      if (stops) openFromFindings(draft, ofKind, context);
      continue;
    }
    // A person's own report is not answered by a check that never looked for it, nor is what a packer asked of a shelf.
    const reported = open.findings.filter((finding) => finding.code.startsWith('raised.') || isOfPlace(finding));
    draft.add({
      type: 'case.rechecked',
      data: { caseId: open.id, codes: ofKind.map((finding) => finding.code) },
      personal: { findings: [...reported, ...ofKind] },
    });
  }
}
