import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { packContract } from '../../../shared/contract/pack.contract.ts';
import type { scansContract } from '../../../shared/contract/scans.contract.ts';
import { learnPackCode } from '../../../shared/core/usecases/pack/learn-code.ts';
import { letSerialGoAgain } from '../../../shared/core/usecases/pack/serial-back.ts';
import type { PackDeps } from '../../../shared/core/usecases/pack/pack-deps.ts';
import type { PackDesk, Scanned } from '../../../shared/core/usecases/pack/pack-desk.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { hasRight } from '../../../shared/core/user/roles.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { approve } from './approve.ts';
import { type BenchWords, verdictToDto, viewToDto } from './bench-dto.ts';

export interface PackHandlerDeps {
  readonly desk: PackDesk;
  readonly pack: PackDeps;
  readonly words: BenchWords;
  readonly users: UserDeps;
}

const SHOWN_WAITING = 5;
const userOf = (acting: Acting): string => (acting.kind === 'person' ? acting.userId : 'cli');

export function createPackHandlers({ desk, pack, words, users }: PackHandlerDeps): GroupHandlers<typeof packContract, Acting> {
  const merchantOf = (orderId: string | null): string => (orderId === null ? '' : (pack.orderFiles.load(orderId)?.order.merchant ?? ''));
  const toDto = ({ verdict, view }: Scanned, orderId: string | null) => {
    const merchant = view?.bench.file.order.merchant ?? merchantOf(orderId);
    return { verdict: verdictToDto(verdict, view, merchant, words), bench: view === null ? null : viewToDto(view, words) };
  };
  return {
    scan: ({ scan, orderId }, { actor }) => {
      const acting = actingOf(actor);
      const scanned = desk.scan(scan, orderId, userOf(acting), actingToActor(acting));
      if (!scanned.ok) return err({ code: `scan_${scanned.error.code}` });
      return ok(toDto(scanned.value, orderId));
    },
    show: ({ orderId }) => {
      const view = desk.show(orderId);
      return ok({ bench: view === null ? null : viewToDto(view, words) });
    },
    waiting: () => {
      const { orderIds, total } = pack.parcels.waiting(SHOWN_WAITING);
      const next = orderIds.flatMap((orderId) => {
        const order = pack.orderFiles.load(orderId)?.order;
        if (order === undefined) return [];
        const units = order.lines.reduce((sum, { kind, quantity }) => sum + (kind === 'goods' ? Math.max(0, quantity) : 0), 0);
        return [{ orderId, platformOrderNo: order.platformOrderNo, units, promisedShipAt: order.promisedShipAt }];
      });
      const supervisors = users.users.list().filter(({ active, roles }) => active && hasRight(roles, 'override'));
      return ok({ total, next, supervisors: supervisors.map(({ id, name }) => ({ id, name })) });
    },
    override: async ({ orderId, reason, approval }, { actor }) => {
      const acting = actingOf(actor);
      const approver = await approve(users, acting, 'override', approval);
      if (!approver.ok) return approver;
      const scanned = desk.override(orderId, reason, approver.value, userOf(acting), actingToActor(acting));
      return scanned === null ? err({ code: 'not_on_bench' }) : ok(toDto(scanned, orderId));
    },
    serialBack: async ({ orderId, sku, serial, reason, approval }, { actor }) => {
      const acting = actingOf(actor);
      const approver = await approve(users, acting, 'override', approval);
      if (!approver.ok) return approver;
      desk.flush();
      const said = letSerialGoAgain({ orderId, sku, serial, reason }, approver.value, actingToActor(acting), pack);
      return said.ok ? ok({}) : said;
    },
    learnCode: async ({ orderId, barcode, sku, units, approval }, { actor }) => {
      const acting = actingOf(actor);
      const approver = await approve(users, acting, 'override', approval);
      if (!approver.ok) return approver;
      desk.flush();
      const learned = learnPackCode({ orderId, barcode, sku, units }, approver.value, actingToActor(acting), pack);
      return learned.ok ? ok({}) : learned;
    },
  };
}

export const createScansHandlers = ({ pack, desk }: Pick<PackHandlerDeps, 'pack' | 'desk'>): GroupHandlers<typeof scansContract, Acting> => ({
  health: ({ sinceAt }) => {
    desk.flush();
    return ok({ scanners: pack.scans.health(sinceAt).map((one) => ({ ...one, troubles: { ...one.troubles } })) });
  },
});
