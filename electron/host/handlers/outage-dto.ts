import type { OutageDto, OutageLineDto } from '../../../shared/contract/outage.contract.ts';
import type { Outage } from '../../../shared/core/outage/outage.ts';
import { LINE_FINDINGS, type LineFinding, type ReconciliationLine } from '../../../shared/core/outage/reconcile.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { ViewDeps } from './order-dto.ts';

export type OutageView = Pick<ViewDeps, 'merchantName' | 'clockStatus'>;

/** An outage as screens show it: people by their id, which each window names in its own language; the triage clock as it stands. */
export function outageToDto(outage: Outage, nowAt: number, view: OutageView): OutageDto {
  const { clock, cause, expectedEndAt, note } = outage.triage;
  const { state, warnAt, dueAt } = view.clockStatus(clock, nowAt);
  const finite = (at: number): number | null => (Number.isFinite(at) ? at : null);
  return {
    no: outage.no,
    state: outage.state,
    channel: outage.channel,
    sign: outage.sign,
    sinceAt: outage.sinceAt,
    noticed: outage.noticed,
    lastKnownAt: outage.lastKnownAt,
    triage: { state, warnAt: finite(warnAt), dueAt: finite(dueAt), stoppedAt: clock.stoppedAt, cause, expectedEndAt, note },
    declared: outage.declared,
    givenUp: outage.givenUp ?? null,
    wellSinceAt: outage.wellSinceAt,
    relapses: outage.relapses,
    recovered: outage.recovered,
    upload: outage.upload,
    told: [...outage.told],
    closed: outage.closed === null ? null : { ...outage.closed, totals: { ...outage.closed.totals } },
    firstN: outage.firstN,
  };
}

export function lineToDto(line: ReconciliationLine, orderFiles: Pick<OrderFiles, 'load'>, view: OutageView): OutageLineDto {
  const order = orderFiles.load(line.orderId)?.order;
  const { manual } = line;
  return {
    ...line,
    manual: manual === null ? null : { documentNo: manual.documentNo, how: manual.how, differs: [...manual.differs] },
    platformOrderNo: order?.platformOrderNo ?? '',
    merchant: order?.merchant ?? '',
    merchantName: order === undefined ? '' : view.merchantName(order.merchant),
  };
}

/** How many orders show what, the worst first; findings nobody shows are left out. */
export function byFinding(lines: readonly ReconciliationLine[]): { finding: LineFinding; orders: number; unexplained: number }[] {
  return LINE_FINDINGS.flatMap((finding) => {
    const of = lines.filter((line) => line.finding === finding);
    return of.length === 0 ? [] : [{ finding, orders: of.length, unexplained: of.filter((line) => !line.explained).length }];
  });
}
