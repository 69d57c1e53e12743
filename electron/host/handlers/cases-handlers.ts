import type { casesContract } from '../../../shared/contract/cases.contract.ts';
import type { GroupHandlers, Reply } from '../../../shared/contract/define-contract.ts';
import { OUTCOMES } from '../../../shared/core/finding/exception-kinds.ts';
import { assign, reopen, resolve, resumeClock, rightToVoid, setNextAction, voidCase, type Decider } from '../../../shared/core/order-file/decide/case-state.ts';
import { addPhotos, contact, note } from '../../../shared/core/order-file/decide/contact.ts';
import { correct, type CheckOrder } from '../../../shared/core/order-file/decide/correct.ts';
import { liftHold, placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { raise } from '../../../shared/core/order-file/decide/raise.ts';
import { fieldValue } from '../../../shared/core/order-file/evolve.ts';
import { caseOf, type OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { FieldChange, Order, OrderId } from '../../../shared/core/order/order.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import { hasOpenPlace } from '../../../shared/core/contact/message-template.ts';
import type { Messages } from '../../../shared/core/ports/messages.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { JournalReader } from '../../../shared/core/ports/journal.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { OutboxQueue } from '../../../shared/core/ports/outbox-queue.ts';
import type { OutboxStore } from '../../../shared/core/ports/outbox-store.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import type { SuggestionRecords } from '../../../shared/core/ports/suggestion-records.ts';
import type { Uploads } from '../../../shared/core/ports/uploads.ts';
import type { DecisionRecorder } from '../../../shared/core/usecases/cases/record-decision.ts';
import { countDecided, countPassedOver } from '../../../shared/core/usecases/cases/suggestion-outcome.ts';
import type { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { hasRight } from '../../../shared/core/user/roles.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { unmaskChanges } from './mask-view.ts';
import { caseToDto, isErased, orderToDto, type ViewDeps } from './order-dto.ts';
import { messagesFor, type MessageTextDeps } from './message-texts.ts';
import { entriesToLog } from './order-log.ts';
import { createPhotoTaker } from './take-photos.ts';

export interface CasesHandlerDeps {
  readonly view: ViewDeps;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly journal: JournalReader;
  readonly orderFiles: OrderFiles;
  readonly outboxQueue: OutboxQueue & Pick<OutboxStore, 'lane'>;
  readonly recorder: DecisionRecorder;
  readonly undo: ReturnType<typeof createUndo>;
  readonly check: CheckOrder;
  /** Remembers what a corrected address teaches, in the same transaction. */
  readonly learnAddress: (before: Order, after: Order) => void;
  readonly records: SuggestionRecords;
  readonly uploads: Uploads;
  readonly photos: Photos;
  readonly messages: Pick<Messages, 'queue'>;
  /** A message was queued and waits to be sent. */
  readonly onMessage: () => void;
  readonly messageTexts: MessageTextDeps;
}

const deciderOf = (acting: Acting | null): Decider => (acting?.kind === 'person' ? acting : { userId: 'cli', roles: [] });
type Decided = { seq: number; changed: string[] };
const done = <E extends { readonly code: string }>(recorded: Result<{ readonly seq: number; readonly changed: readonly string[] }, E>): Reply<Decided> =>
  recorded.ok ? ok({ seq: recorded.value.seq, changed: [...recorded.value.changed] }) : recorded;

export function createCasesHandlers(deps: CasesHandlerDeps): GroupHandlers<typeof casesContract, Acting> {
  const { recorder, view } = deps;

  const unmask = (file: OrderFile, caseId: string, changes: readonly FieldChange[], acting: Acting): readonly FieldChange[] => {
    const suggestions = caseOf(file, caseId)?.findings.flatMap((finding) => finding.suggestions) ?? [];
    return unmaskChanges(changes, (field) => fieldValue(file.order, field), suggestions, acting, view.mask);
  };

  const takePhotos = createPhotoTaker(deps);

  return {
    get: ({ caseId }, { actor }) => {
      const file = deps.orderFiles.loadByCase(caseId);
      const one = file === null ? undefined : caseOf(file, caseId);
      if (file === null || one === undefined) return err({ code: 'case_not_found' });
      const acting = actingOf(actor);
      const nowAt = deps.clock.now();
      const entries = deps.journal.ofOrder(file.order.id);
      return ok({
        case: caseToDto(one, nowAt, acting, view),
        order: orderToDto(file, acting, view, isErased(entries)),
        siblings: file.cases.filter((other) => other.id !== one.id).map(({ id, kind, state, cause, outcome }) => ({ id, kind, state, cause, outcome })),
        log: entriesToLog(entries, acting, view, deps.outboxQueue),
        undo: deps.undo.offer(entries),
        outcomes: [...OUTCOMES[one.kind]],
        mayDecide: acting.kind === 'person' && hasRight(acting.roles, 'decide'),
        mayVoid: acting.kind === 'person' && hasRight(acting.roles, rightToVoid(one, acting.userId)),
        pending: deps.outboxQueue.lane(file.order.id).length,
      });
    },
    raise: ({ orderId, kind, cause, note: text, reporter, strength, photoUploads }, { actor }) => {
      const photos = takePhotos(photoUploads);
      if (!photos.ok) return photos;
      const recorded = recorder.onOrder(orderId, actingToActor(actor), (file, context) => {
        const decided = raise(file, { kind, cause, note: text, reporter, strength: strength ?? null, photos: photos.value }, context);
        if (decided.ok) deps.photos.link(photos.value, orderId, context.nowAt);
        return decided;
      });
      if (!recorded.ok) return recorded;
      return ok({
        seq: recorded.value.seq,
        changed: [...recorded.value.changed],
        caseId: recorded.value.decision.caseId,
        joined: recorded.value.decision.joined,
      });
    },
    assign: ({ caseIds, owner, nextAction }, { actor }) =>
      done(recorder.onCases(caseIds, actingToActor(actor), (caseId) => (file, context) => assign(file, caseId, owner, nextAction, context))),
    setNextAction: ({ caseIds, ...step }, { actor }) =>
      done(recorder.onCases(caseIds, actingToActor(actor), (caseId) => (file, context) => setNextAction(file, caseId, step, context))),
    resumeClock: ({ caseId }, { actor }) => done(recorder.onCase(caseId, actingToActor(actor), (file, context) => resumeClock(file, caseId, context))),
    note: ({ caseId, text, mentions }, { actor }) => {
      const recorded = recorder.onCase(caseId, actingToActor(actor), (file, context) => {
        const decided = note(file, caseId, text, context);
        // The words stay in the log, where rights are asked; who is named only hears of which order they speak.
        if (decided.ok)
          for (const audience of new Set(mentions))
            deps.messages.queue({
              id: deps.ids.next(),
              at: context.nowAt,
              channel: 'in_app',
              audience,
              code: 'message.mentioned',
              params: { order: file.order.platformOrderNo, who: view.personName(context.by), caseId },
              body: '',
              orderId: file.order.id,
            });
        return decided;
      });
      if (recorded.ok && mentions.length > 0) deps.onMessage();
      return done(recorded);
    },
    addPhotos: ({ caseId, uploads, text }, { actor }) => {
      const photos = takePhotos(uploads);
      if (!photos.ok) return photos;
      return done(
        recorder.onCase(caseId, actingToActor(actor), (file, context) => {
          const decided = addPhotos(file, caseId, photos.value, text, context);
          if (decided.ok) deps.photos.link(photos.value, file.order.id, context.nowAt);
          return decided;
        }),
      );
    },
    photo: ({ photoId }) => {
      const photo = deps.photos.read(photoId);
      return photo === null ? err({ code: 'photo_not_found' }) : ok({ mime: photo.mime, base64: Buffer.from(photo.bytes).toString('base64') });
    },
    messages: ({ caseId }) => {
      const orderId = deps.orderFiles.orderOfCase(caseId);
      const file = orderId === null ? null : deps.orderFiles.load(orderId);
      const one = file === null ? undefined : caseOf(file, caseId);
      return file === null || one === undefined ? err({ code: 'case_not_found' }) : ok({ messages: messagesFor(one, file, deps.messageTexts) });
    },
    contact: ({ caseId, print, ...attempt }, { actor }) => {
      if (print && (attempt.text === '' || hasOpenPlace(attempt.text))) return err({ code: 'message_incomplete' });
      const recorded = recorder.onCase(caseId, actingToActor(actor), (file, context) => {
        const decided = contact(file, caseId, attempt, context);
        // What is to be printed is queued in the transaction of the decision that says it was sent.
        if (decided.ok && print)
          deps.messages.queue({
            id: deps.ids.next(),
            at: context.nowAt,
            channel: 'print',
            audience: attempt.to,
            code: 'message.printed',
            params: { order: file.order.platformOrderNo },
            body: attempt.text,
            orderId: file.order.id,
          });
        return decided;
      });
      if (recorded.ok && print) deps.onMessage();
      return done(recorded);
    },
    correct: ({ caseId, changes, rule }, { actor }) => {
      const recorded = recorder.onCase(caseId, actingToActor(actor), (file, context) => {
        const real = unmask(file, caseId, changes as readonly FieldChange[], actingOf(actor));
        const decided = correct(file, real, rule, deps.check, context);
        if (!decided.ok) return decided;
        deps.learnAddress(file.order, decided.value.after.order);
        countDecided(file, caseId, real, deps.records);
        return decided;
      });
      if (!recorded.ok) return recorded;
      const { after, events } = recorded.value.decision;
      const one = caseOf(after, caseId);
      return ok({
        seq: recorded.value.seq,
        changed: [...recorded.value.changed],
        remaining: (one?.findings ?? []).filter((finding) => finding.severity === 'stop').map((finding) => finding.code),
        labelVoided: events.some((event) => event.type === 'order.corrected' && event.data.voidedWaybill !== null),
      });
    },
    hold: ({ orderId, ...request }, { actor }) => {
      const recorded = recorder.onOrder(orderId, actingToActor(actor), (file, context) => placeHold(file, request, context));
      return recorded.ok ? ok({ seq: recorded.value.seq, changed: [...recorded.value.changed], holdId: recorded.value.decision.holdId }) : recorded;
    },
    liftHold: ({ orderId, holdId, reason }, { actor }) =>
      done(recorder.onOrder(orderId, actingToActor(actor), (file, context) => liftHold(file, holdId, reason, deciderOf(actor), context))),
    resolve: ({ caseIds, outcome, note: text }, { actor }) =>
      done(
        recorder.onCases(caseIds, actingToActor(actor), (caseId) => (file, context) => {
          const decided = resolve(file, caseId, outcome, text, deciderOf(actor), context);
          if (decided.ok) countPassedOver(file, caseId, outcome, deps.records);
          return decided;
        }),
      ),
    reopen: ({ caseId, reason }, { actor }) => done(recorder.onCase(caseId, actingToActor(actor), (file, context) => reopen(file, caseId, reason, context))),
    void: ({ caseId, reason }, { actor }) =>
      done(recorder.onCase(caseId, actingToActor(actor), (file, context) => voidCase(file, caseId, reason, deciderOf(actor), context))),
    undo: ({ orderId, seq }, { actor }) => done(deps.undo.take(orderId as OrderId, seq, actingToActor(actor))),
  };
}
