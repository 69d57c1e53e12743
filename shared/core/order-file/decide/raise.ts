import type { Reporter } from '../../exception-case/exception-case.ts';
import type { ExceptionKind } from '../../finding/exception-kinds.ts';
import type { RequestStrength } from '../../finding/finding.ts';
import type { FieldPath } from '../../order/order.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { PhotoRef } from '../order-events.ts';
import type { OrderFile } from '../order-file.ts';
import { openOrJoin } from './open-cases.ts';

export interface RaisedReport {
  readonly kind: ExceptionKind;
  readonly cause: string;
  readonly note: string;
  readonly reporter: Exclude<Reporter, 'program'>;
  readonly strength: RequestStrength | null;
  readonly photos: readonly PhotoRef[];
}

/** Anybody may raise an exception on any order; a second report of the same kind joins the open one. */
export function raise(
  file: OrderFile,
  report: RaisedReport,
  context: DecideContext,
): Result<Decision & { readonly caseId: string; readonly joined: boolean }, Refusal> {
  const draft = new Draft(file, context);
  const cause = `raised.${report.reporter}`;
  const { caseId, joined } = openOrJoin(
    draft,
    {
      kind: report.kind,
      cause,
      reporter: report.reporter,
      text: report.note,
      strength: report.kind === 'special_request' ? (report.strength ?? 'demand') : null,
      incident: null,
      findings: [
        { kind: report.kind, code: cause, field: fieldOf(report.kind), span: null, params: { cause: report.cause }, severity: 'stop', suggestions: [] },
      ],
    },
    context,
  );
  if (report.note !== '' || report.photos.length > 0) {
    if (report.photos.length > 0) draft.add({ type: 'case.photographed', data: { caseId, photos: report.photos }, personal: { text: report.note } });
    else draft.add({ type: 'case.noted', data: { caseId }, personal: { text: report.note } });
  }
  return ok({ ...draft.done(), caseId, joined });
}

const fieldOf = (kind: ExceptionKind): FieldPath => (kind === 'bad_address' ? 'recipient.detail' : kind === 'special_request' ? 'buyerNote' : 'carrier');
