import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { DifferenceDto, syncContract } from '../../../shared/contract/sync.contract.ts';
import { UNFOLLOWED, type Difference } from '../../../shared/core/difference/difference.ts';
import { fieldsOf, type Choice } from '../../../shared/core/difference/plan-merge.ts';
import { handsHere, handsThere, type Hand } from '../../../shared/core/difference/last-hands.ts';
import { mergeOrders } from '../../../shared/core/difference/merge.ts';
import type { Actor, JournalEntry } from '../../../shared/core/journal/journal-entry.ts';
import type { Refusal } from '../../../shared/core/order-file/decision.ts';
import type { Differences } from '../../../shared/core/ports/differences.ts';
import type { ParkedRecord } from '../../../shared/core/ports/inbound-records.ts';
import type { JournalReader } from '../../../shared/core/ports/journal.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { OutboxStore } from '../../../shared/core/ports/outbox-store.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { newestOf } from '../../../shared/core/usecases/sync/resolve-difference.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { maskValue } from './mask-view.ts';
import type { ViewDeps } from './order-dto.ts';

export interface DifferenceHandlerDeps {
  readonly differences: Differences;
  readonly orderFiles: OrderFiles;
  readonly outbox: OutboxStore;
  readonly journal: JournalReader;
  readonly view: Pick<ViewDeps, 'mask' | 'personName' | 'merchantName'>;
  readonly resolve: (n: number, choices: ReadonlyMap<string, Choice>, actor: Actor) => Result<unknown, Refusal>;
  readonly closeDifference: (n: number, reason: string, actor: Actor) => Result<unknown, Refusal>;
  readonly parkedRecords: () => readonly ParkedRecord[];
  readonly readAgain: () => number;
}

type FieldDto = DifferenceDto['fields'][number];

type Handlers = Pick<GroupHandlers<typeof syncContract, Acting>, 'differences' | 'resolve' | 'closeDifference' | 'parkedRecords' | 'readAgain'>;

/** Both sides of an order, as the role of the asker may see them. */
export function createDifferenceHandlers(deps: DifferenceHandlerDeps): Handlers {
  /** Who last changed the order here. */
  function ours(entries: readonly JournalEntry[]): { readonly by: string; readonly at: number } | null {
    const last = entries.findLast((entry) => entry.type === 'order.corrected' && entry.actor.kind === 'person');
    return last?.actor.kind === 'person' ? { by: deps.view.personName(last.actor.userId), at: last.at } : null;
  }
  function ourHand(hand: Hand | undefined): FieldDto['ourHand'] {
    if (hand === undefined) return null;
    const { actor, at } = hand;
    return { by: actor.kind === 'person' ? deps.view.personName(actor.userId) : actor.kind === 'program' ? actor.rule : null, kind: actor.kind, at };
  }
  function toDto({ n, kind, orderId, entryId, foundAt, theirs: noted }: Difference, acting: Acting | null) {
    const file = deps.orderFiles.load(orderId);
    if (kind === UNFOLLOWED || file === null) return [];
    const theirs = kind === 'twin' ? noted : newestOf(deps.differences.ofOrder(orderId));
    const lane = deps.outbox.lane(orderId);
    const found = theirs === null ? [] : kind === 'twin' ? mergeOrders(file.order, [], theirs) : fieldsOf(file, lane, theirs);
    const entries = deps.journal.ofOrder(orderId);
    const [here, there] = [handsHere(entries), theirs === null ? new Map<string, never>() : handsThere(theirs)];
    const theirHandOn = (field: string): FieldDto['theirHand'] => {
      const hand = there.get(field);
      return hand === undefined ? null : { ...hand, kind: 'there' };
    };
    const shown = (field: string, value: string): string => (acting === null ? '' : maskValue(field, value, acting, deps.view.mask));
    return [
      {
        n,
        kind,
        orderId: orderId as string,
        platformOrderNo: file.order.platformOrderNo,
        merchant: file.order.merchant,
        merchantName: deps.view.merchantName(file.order.merchant),
        entryId,
        foundAt,
        ours: ours(entries),
        theirs: theirs === null ? null : { ref: theirs.ref, version: theirs.version, at: theirs.updatedAt },
        baseVersion: file.order.wmsVersion,
        fields: found.map(({ field, base, ours: ourText, theirs: theirText, verdict }) => ({
          field: field as string,
          base: shown(field, base),
          ours: shown(field, ourText),
          theirs: shown(field, theirText),
          verdict,
          ourHand: ourText === base ? null : ourHand(here.get(field)),
          theirHand: theirText === base ? null : theirHandOn(field),
        })),
      },
    ];
  }
  const answer = (result: Result<unknown, Refusal>): Result<Record<string, never>, Refusal> => (result.ok ? ok({}) : result);
  return {
    differences: (_input, { actor }) => ok({ differences: deps.differences.open().flatMap((one) => toDto(one, actor)) }),
    resolve: ({ n, choices }, { actor }) =>
      answer(
        deps.resolve(
          n,
          new Map(choices.map(({ field, take, value }): readonly [string, Choice] => [field, take === 'own' ? { take, value: value ?? '' } : { take }])),
          actingToActor(actor),
        ),
      ),
    closeDifference: ({ n, reason }, { actor }) => answer(deps.closeDifference(n, reason, actingToActor(actor))),
    parkedRecords: () => ok({ records: [...deps.parkedRecords()] }),
    readAgain: () => ok({ count: deps.readAgain() }),
  };
}
