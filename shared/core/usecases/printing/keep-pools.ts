import type { Actor } from '../../journal/journal-entry.ts';
import type { Refusal } from '../../order-file/decision.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { WaybillPools } from '../../ports/waybill-pools.ts';
import { DEFAULT_LOW_MARK, isLow, readWaybillBlock, type BlockFault, type PoolFigures } from '../../waybill/read-block.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

export interface PoolDeps extends UnitOfWorkDep, JournalWriterDep, ClockDep, IdsDep {
  readonly pools: WaybillPools;
}

export interface BlockTaken {
  readonly blockId: string;
  readonly taken: number;
  /** Numbers some block brought before: they keep their place there. */
  readonly known: number;
  readonly faults: readonly BlockFault[];
}

/** A block of numbers as the carrier sent it. A line that is no number is named and left out; the others are taken. */
export function takeInBlock(
  block: { readonly carrier: string; readonly name: string; readonly text: string },
  actor: Actor,
  deps: PoolDeps,
): Result<BlockTaken, Refusal> {
  const { numbers, faults } = readWaybillBlock(block.text);
  if (numbers.length === 0) return err({ code: 'block_empty', params: { faults: faults.length } });
  return deps.unitOfWork.run(() => {
    const at = deps.clock.now();
    const blockId = deps.ids.next();
    const by = actor.kind === 'person' ? actor.userId : actor.kind === 'program' ? actor.rule : 'cli';
    const known = deps.pools.addBlock({ id: blockId, carrier: block.carrier, name: block.name, importedAt: at, by }, numbers);
    const taken = numbers.length - known.length;
    const data = { blockId, carrier: block.carrier, name: block.name, taken, known: known.length };
    deps.journal.append({ type: 'waybill.blockTaken', at, actor, orderId: null, caseId: null, data, personal: null });
    return ok({ blockId, taken, known: known.length, faults });
  });
}

/** The rest of a block goes back to the carrier; none of its numbers is ever given again. */
export function returnBlock(blockId: string, actor: Actor, deps: PoolDeps): Result<number, Refusal> {
  return deps.unitOfWork.run(() => {
    const block = deps.pools.blocks().find(({ id }) => id === blockId);
    if (block === undefined) return err({ code: 'block_not_found' });
    const at = deps.clock.now();
    const returned = deps.pools.returnRest(blockId, at);
    deps.journal.append({
      type: 'waybill.blockReturned',
      at,
      actor,
      orderId: null,
      caseId: null,
      data: { blockId, carrier: block.carrier, returned },
      personal: null,
    });
    return ok(returned);
  });
}

/**
 * Somebody looked which number of a doubted block was used last (the newest label, the carrier's list): those before it are passed over, and the block
 * gives numbers again. Null stands for none since.
 */
export function settleBlockDoubt(blockId: string, lastUsed: string | null, actor: Actor, deps: PoolDeps): Result<number, Refusal> {
  return deps.unitOfWork.run(() => {
    const block = deps.pools.blocks().find(({ id }) => id === blockId);
    if (block === undefined) return err({ code: 'block_not_found' });
    if (!block.doubted) return err({ code: 'block_not_doubted', params: { name: block.name } });
    const at = deps.clock.now();
    const passedOver = deps.pools.settleDoubt(blockId, lastUsed, at);
    if (passedOver === null) return err({ code: 'block_number_not_free', params: { number: lastUsed ?? '', name: block.name } });
    deps.journal.append({
      type: 'waybill.blockChecked',
      at,
      actor,
      orderId: null,
      caseId: null,
      data: { blockId, carrier: block.carrier, lastUsed, passedOver },
      personal: null,
    });
    return ok(passedOver);
  });
}

/** What is left at each carrier, the lowest first. */
export function poolFigures(pools: Pick<WaybillPools, 'blocks'>, lowMark = DEFAULT_LOW_MARK): readonly (PoolFigures & { readonly low: boolean })[] {
  const byCarrier = Map.groupBy(pools.blocks(), ({ carrier }) => carrier);
  return [...byCarrier]
    .map(([carrier, blocks]) => {
      const free = blocks.reduce((sum, block) => sum + (block.doubted ? 0 : block.free), 0);
      const used = blocks.reduce((sum, block) => sum + block.used, 0);
      return { carrier, free, used, lowMark, low: isLow({ free, lowMark }) };
    })
    .toSorted((a, b) => a.free - b.free || a.carrier.localeCompare(b.carrier));
}
