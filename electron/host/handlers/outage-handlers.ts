import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { outageContract, OutageStatusDto } from '../../../shared/contract/outage.contract.ts';
import { hasOpenPlace } from '../../../shared/core/contact/message-template.ts';
import type { Refusal } from '../../../shared/core/order-file/decision.ts';
import { totalsOf } from '../../../shared/core/outage/certificate.ts';
import type { Closing } from '../../../shared/core/outage/decide-outage.ts';
import type { OutageWork } from '../../../shared/core/outage/outage-work.ts';
import { platformChannel, type Outage } from '../../../shared/core/outage/outage.ts';
import type { PlatformStanding } from '../../../shared/core/outage/platform-watch.ts';
import { decidedLines, reconcile, type ReconciliationLine, type StandingNow } from '../../../shared/core/outage/reconcile.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { OpenOrders } from '../../../shared/core/ports/open-orders.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { Outages } from '../../../shared/core/ports/outages.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import type { UserRefusal } from '../../../shared/core/user/refusal.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import type { OutageDesk } from '../../../shared/core/usecases/outage/outage-desk.ts';
import type { ReadinessNow } from '../../../shared/core/usecases/outage/readiness-now.ts';
import type { CheckNow, OutageVerdict } from '../../../shared/core/usecases/outage/verify-outage.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { certificateSheet } from './certificate-sheet.ts';
import { byFinding, lineToDto, outageToDto, type OutageView } from './outage-dto.ts';
import { EVERY_DEPARTMENT, outageMessages, type OutageMessageDeps } from './outage-messages.ts';
import type { ExportSheet } from './sheet-words.ts';

export interface OutageHandlerDeps {
  readonly desk: OutageDesk;
  readonly outages: Outages;
  readonly view: OutageView;
  readonly clock: Clock;
  readonly orderFiles: OrderFiles;
  readonly openOrders: OpenOrders;
  readonly status: () => Omit<OutageStatusDto, 'outage' | 'asOf' | 'manual' | 'platforms'>;
  readonly platforms: () => readonly PlatformStanding[];
  readonly readiness: (fresh?: boolean) => ReadinessNow;
  readonly workOf: (outage: Outage) => Promise<OutageWork>;
  readonly standing: () => StandingNow;
  readonly journalHead: () => number;
  /** What the signature binds, taken inside its own transaction. */
  readonly closing: () => Closing;
  /** Reads everything there is, beside the work of the house. */
  readonly checks: {
    readonly verify: (no: string) => Promise<OutageVerdict | null>;
    readonly now: (no: string) => CheckNow;
    readonly stop: (no: string) => void;
    /** A check that was begun and that nobody waits for ended without a verdict. */
    readonly onFailed: (error: unknown) => void;
  };
  readonly confirm: (userId: UserId, kind: 'pin' | 'password', secret: string) => Promise<Result<unknown, UserRefusal>>;
  readonly messages: OutageMessageDeps;
  readonly queueMessage: (message: { readonly audience: string; readonly subject: string; readonly body: string; readonly no: string }) => void;
  /** Nothing waits for ever: when the next word is due. */
  readonly nextWordAt: (outage: Outage, nowAt: number) => number;
  readonly onMessage: () => void;
  /** What is still open about manual orders, and what follows once the upload was asked for. */
  readonly manual: { readonly figures: () => OutageStatusDto['manual']; readonly settle: (outage: Outage) => void };
  /** Reads everything at the WMS; nothing may leave before that was done. */
  readonly readAll: () => void;
  readonly exportLines: (
    outage: Outage,
    lines: readonly ReconciliationLine[],
    language: 'zh-CN' | 'en',
    acting: Acting,
  ) => { readonly downloadId: string; readonly fileName: string; readonly rows: number };
  readonly exportSheet: ExportSheet;
  readonly site: () => { readonly nameZh: string; readonly nameEn: string };
}

interface Lines {
  readonly lines: readonly ReconciliationLine[];
  readonly work: OutageWork;
}
/** What stands outside the journal (a difference that was found, a change on its way) may be this old on the screen; never in a signature. */
const KEPT_MS = 3_000;

/** Orders typed by hand that a printed certificate names; longer ones are read in the file. */
const MANUAL_PRINTED = 300;

const NOTHING_STANDS: StandingNow = { unsettled: new Map(), differences: new Map() };
const done = (result: Result<unknown, Refusal>): Result<Record<string, never>, Refusal> => (result.ok ? ok({}) : result);

export function createOutageHandlers(deps: OutageHandlerDeps): GroupHandlers<typeof outageContract, Acting> {
  const { desk, outages, view, clock } = deps;
  let known: { readonly key: string; readonly lines: Lines; readonly readAt: number } | null = null;
  const dtoOf = (outage: Outage) => outageToDto(outage, clock.now(), view);
  const dtoOrNull = (outage: Outage | null) => (outage === null ? null : dtoOf(outage));
  const lineDto = (line: ReconciliationLine) => lineToDto(line, deps.orderFiles, view);
  /** The lines of an outage as they stand, or as they stood when it was signed. */
  const linesOf = async (outage: Outage): Promise<Lines> => {
    const key = `${outage.no} ${outage.state} ${Object.keys(outage.explained).length} ${deps.journalHead()}`;
    // Several lists of one screen ask at once, and fifty thousand orders take a while: one reading is for all of them.
    if (known?.key === key && clock.mono() - known.readAt < KEPT_MS) return known.lines;
    const work = await deps.workOf(outage);
    const lines = { work, lines: reconcile(work, outage.closed === null ? deps.standing() : NOTHING_STANDS, outage.explained) };
    known = { key, lines, readAt: clock.mono() };
    return lines;
  };
  const signedLines = async (outage: Outage) => (await linesOf(outage)).lines;
  const platformDto = (standing: PlatformStanding) => ({ ...standing, outage: dtoOrNull(outages.ofChannel(platformChannel(standing.platform))) });
  /** The one that is named, or the one of the WMS. */
  const meant = (no: string | undefined): Outage | null => (no === undefined ? desk.current() : outages.find(no));
  const closedOutage = (no: string): Result<Outage, Refusal> => {
    const outage = outages.find(no);
    if (outage === null) return err({ code: 'outage_unknown', params: { no } });
    return outage.closed === null ? err({ code: 'outage_not_closed', params: { no: outage.no } }) : ok(outage);
  };

  const verdictDto = ({ figures, broken, ...verdict }: OutageVerdict) => ({
    ...verdict,
    figures: [...figures],
    broken:
      broken === null
        ? null
        : { at: broken.at, type: broken.type, orderNo: broken.orderId === null ? '' : (deps.orderFiles.load(broken.orderId)?.order.platformOrderNo ?? '') },
  });

  return {
    status: () =>
      ok({
        ...deps.status(),
        platforms: deps.platforms().map(platformDto),
        manual: deps.manual.figures(),
        outage: dtoOrNull(desk.current()),
        asOf: clock.now(),
      }),
    readiness: () => {
      const { open, ready, lacking, asOf } = deps.readiness();
      return ok({ open, ready, lacking: { ...lacking }, asOf });
    },
    lacking: ({ lack, offset, limit }) => {
      const found = deps.readiness(offset === 0).orders.filter(({ lacks }) => lacks.includes(lack));
      const orders = found.slice(offset, offset + limit).map(({ orderId, platformOrderNo, merchant, state, promisedShipAt, lacks }) => ({
        orderId,
        platformOrderNo,
        merchant,
        merchantName: view.merchantName(merchant),
        state,
        promisedShipAt,
        lacks: [...lacks],
      }));
      return ok({ orders, total: found.length });
    },
    list: ({ limit }) => ok({ outages: outages.list(limit).map(dtoOf) }),
    triage: ({ no, cause, expectedEndAt, note }, { actor }) => done(desk.triage(actingToActor(actor), cause, expectedEndAt, note, meant(no)?.channel)),
    giveUp: ({ no, reason }, { actor }) => {
      const outage = outages.find(no);
      return outage === null ? err({ code: 'outage_unknown', params: { no } }) : done(desk.giveUp(actingToActor(actor), outage.channel, reason));
    },
    declare: ({ reason }, { actor }) => {
      const { health } = deps.status();
      const nowAt = clock.now();
      const declared = desk.declare(actingToActor(actor), reason, {
        channel: 'wms',
        sinceAt: health.sinceAt ?? nowAt,
        lastKnownAt: health.lastContactAt,
      });
      return declared.ok ? ok({ no: declared.value?.no ?? '' }) : declared;
    },
    recover: (_, { actor }) => {
      const { health } = deps.status();
      const recovered = desk.recover(actingToActor(actor), health.connected ? health.lastContactAt : null);
      if (recovered.ok) deps.readAll();
      return done(recovered);
    },
    upload: ({ waiting, entering }, { actor }) => {
      const { readSinceRecovery } = deps.status();
      if (!readSinceRecovery && desk.current()?.state === 'recovered') return err({ code: 'outage_reading' });
      const { toDecide, toEnter } = deps.manual.figures();
      if (toDecide > 0) return err({ code: 'outage_manual_undecided', params: { count: toDecide } });
      if (entering !== toEnter) return err({ code: 'outage_count_changed', params: { count: deps.status().waiting + toEnter } });
      // An order that is entered is a change as well: what was asked for agrees with what the WMS acknowledges.
      const asked = desk.askUpload(actingToActor(actor), () => deps.status().waiting + toEnter, waiting + entering);
      if (asked.ok && asked.value !== null) deps.manual.settle(asked.value);
      return done(asked);
    },
    lines: async ({ no, only, offset, limit }) => {
      const outage = meant(no);
      if (outage === null) return err({ code: 'outage_none' });
      const { lines, work } = await linesOf(outage);
      const shown = lines.filter((line) => only === 'all' || (only === 'open' ? !line.explained : line.explanation !== null));
      return ok({
        lines: shown.slice(offset, offset + limit).map(lineDto),
        total: shown.length,
        unexplained: lines.filter((line) => !line.explained).length,
        byFinding: byFinding(lines),
        totals: { ...totalsOf(work, Object.keys(outage.explained).length) },
      });
    },
    explain: ({ keys, reason }, { actor }) => done(desk.explain(actingToActor(actor), keys, reason)),
    messages: async ({ no, ...words }) => {
      const outage = meant(no) ?? outages.list(1)[0] ?? null;
      if (outage === null || outage.state === 'passed') return err({ code: 'outage_none' });
      const nowAt = clock.now();
      const nextAt = deps.nextWordAt(outage, nowAt);
      return ok({ messages: outageMessages(outage, await deps.workOf(outage), deps.openOrders.list(), words, nowAt, nextAt, deps.messages), nextAt });
    },
    tell: ({ no: named, messages }, { actor }) => {
      if (messages.some(({ subject, body }) => hasOpenPlace(subject) || hasOpenPlace(body))) return err({ code: 'message_incomplete' });
      const outage = meant(named);
      const no = outage?.no ?? '';
      const audience = messages.every((message) => message.audience === EVERY_DEPARTMENT) ? 'departments' : 'merchants';
      const queue = (): void => {
        for (const message of messages) deps.queueMessage({ ...message, no });
      };
      const told = desk.noteTold(actingToActor(actor), audience, messages.length, queue, outage?.channel);
      if (!told.ok) return told;
      deps.onMessage();
      return ok({ told: messages.length });
    },
    close: async ({ kind, secret }, { actor }) => {
      const acting = actingOf(actor);
      const current = desk.current();
      if (acting.kind !== 'person') return err({ code: 'window_only' });
      if (current === null) return err({ code: 'outage_none' });
      const proven = await deps.confirm(acting.userId, kind, secret);
      if (!proven.ok) return proven;
      // Read up to now, so that the signature itself has only the last entries to read.
      await deps.workOf(current);
      const closed = desk.close(actingToActor(actor), deps.closing);
      return closed.ok ? ok({ no: closed.value?.no ?? '' }) : closed;
    },
    certificate: async ({ no }) => {
      const outage = closedOutage(no);
      if (!outage.ok) return outage;
      const lines = await signedLines(outage.value);
      const manual = lines.filter((line) => line.manual !== null);
      return ok({
        manual: manual.slice(0, MANUAL_PRINTED).map(lineDto),
        manualTotal: manual.length,
        outage: dtoOf(outage.value),
        decided: decidedLines(lines, outage.value.explained).map(lineDto),
        byFinding: byFinding(lines).map(({ finding, orders }) => ({ finding, orders })),
      });
    },
    verify: async ({ no }) => {
      const verdict = await deps.checks.verify(no);
      return verdict === null ? err({ code: 'outage_check_stopped', params: { no } }) : ok(verdictDto(verdict));
    },
    check: ({ no }) => {
      const outage = closedOutage(no);
      if (!outage.ok) return outage;
      deps.checks.verify(no).catch(deps.checks.onFailed);
      return ok({});
    },
    checking: ({ no }) => {
      const now = deps.checks.now(no);
      const { done, total } = now.state === 'running' ? now : { done: 0, total: 0 };
      return ok({ state: now.state, done, total, verdict: now.state === 'done' ? verdictDto(now.verdict) : null });
    },
    stopChecking: ({ no }) => {
      deps.checks.stop(no);
      return ok({});
    },
    export: async ({ no, language, format }, { actor }) => {
      const outage = closedOutage(no);
      if (!outage.ok) return outage;
      const acting = actingOf(actor);
      const lines = await signedLines(outage.value);
      if (format === 'csv') return ok(deps.exportLines(outage.value, lines, language, acting));
      const checked = deps.checks.now(outage.value.no);
      const facts = {
        outage: dtoOf(outage.value),
        decided: decidedLines(lines, outage.value.explained).map(lineDto),
        manual: lines.filter((line) => line.manual !== null).map(lineDto),
        site: deps.site(),
        check: checked.state === 'done' ? { agrees: checked.verdict.kind === 'agrees', found: checked.verdict.found } : null,
      };
      const rows = facts.decided.length + facts.manual.length;
      const wanted = { what: 'outage', of: outage.value.no, rows, fileName: `sidebay-${outage.value.no}.pdf` } as const;
      return ok(await deps.exportSheet(wanted, (words) => certificateSheet(facts, words), language, acting));
    },
  };
}
