import { checkAddress } from '../../address/check/check-address.ts';
import { checkBuilding } from '../../address/check/check-building.ts';
import { checkReach } from '../../address/reach/check-reach.ts';
import type { Divisions } from '../../address/divisions/divisions.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ExceptionKind } from '../../finding/exception-kinds.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Order } from '../../order/order.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import type { AddressLessons } from '../../ports/address-lessons.ts';
import type { Buildings } from '../../ports/buildings.ts';
import { type CheckPart, merchantOf, type Site } from '../../site/site.ts';
import { checkLines } from '../../sku/check-sku.ts';
import { rankUnanswered } from '../../sku/rank-unanswered.ts';
import { noteNamesVariant } from '../../sku/words-against-code.ts';
import type { RequestRules } from '../../special-request/compile-request-rules.ts';
import { readNote } from '../../special-request/read-note.ts';

export interface OrderCheckDeps {
  readonly divisions: Divisions;
  /** Asked for each order: an administrator may have changed the phrases meanwhile. */
  readonly requestRules: () => RequestRules;
  readonly site: () => Site;
  readonly catalogue: () => Catalogue;
  /** Pinyin of Chinese text, so that an address typed in pinyin can be read back. */
  readonly romanise: (han: string) => string;
  readonly nowAt: () => number;
  /** What people taught this site about addresses. */
  readonly lessons: Pick<AddressLessons, 'recall'>;
  /** Addresses seen before, so that a missing flat can be told. */
  readonly buildings: Buildings;
  /** Orders known with the same content under another number. */
  readonly duplicatesOf: (order: Order) => readonly Finding[];
}

const readNotes = (buyerNote: string, sellerNote: string, rules: RequestRules): readonly Finding[] => {
  const buyer = readNote(buyerNote, rules, { field: 'buyerNote', understood: buyerNote !== '' && noteNamesVariant(buyerNote) });
  const seller = sellerNote === '' ? [] : readNote(sellerNote, rules, { field: 'sellerNote', understood: false }).findings;
  return [...buyer.findings, ...seller];
};

/**
 * Where the carrier a note asks for does not go: a condition, so that the order is held before a label is paid for and somebody asks the customer. A
 * wish may be passed over, so it is not looked at.
 */
function reachOfAsked(found: readonly Finding[], { hasAddress, recipient, carrier }: Order, deps: OrderCheckDeps): readonly Finding[] {
  if (!hasAddress) return [];
  const { trainingNumbers, country, carriers } = deps.site();
  return found.flatMap(({ code, severity, params, field, span }) => {
    const asked = params['carrier'];
    if (code !== 'request.designate_carrier' || severity !== 'stop' || typeof asked !== 'string') return [];
    return checkReach(asked, recipient, carriers, { divisions: deps.divisions, trainingNumbers, siteCountry: country }, carrier).map((finding): Finding => ({
      ...finding,
      kind: 'special_request',
      field,
      span,
      ...(finding.severity === 'stop' && { strength: 'condition' as const }),
    }));
  });
}

/** Everything the program can say about an order by looking at it: address and phone, codes, notes, and whether it is here twice. */
export function createOrderCheck(deps: OrderCheckDeps): CheckOrder {
  const byKind: Partial<Readonly<Record<ExceptionKind, { readonly part: CheckPart; readonly find: (order: Order) => readonly Finding[] }>>> = {
    bad_address: {
      part: 'address',
      find: ({ hasAddress, recipient, buyerNote, carrier, merchant }) => {
        if (!hasAddress) return [];
        const { trainingNumbers, country, carriers } = deps.site();
        const { divisions, romanise } = deps;
        const lessons = (key: string) => deps.lessons.recall(merchant, key);
        const context = { divisions, trainingNumbers, siteCountry: country, nowAt: deps.nowAt(), buyerNote, romanise, lessons };
        return [
          ...checkAddress(recipient, context),
          ...checkReach(carrier, recipient, carriers, context),
          ...checkBuilding(recipient, divisions, deps.buildings.deliveredIn),
        ];
      },
    },
    sku_mismatch: {
      part: 'sku',
      find: ({ lines, buyerNote, merchant }) =>
        rankUnanswered(
          checkLines(lines, buyerNote, deps.catalogue(), merchant, { successorAllowed: merchantOf(deps.site(), merchant)?.successorAllowed ?? false }),
          lines,
          deps.catalogue(),
          merchant,
        ),
    },
    special_request: {
      part: 'notes',
      find: (order) => {
        const found = readNotes(order.buyerNote, order.sellerNote, deps.requestRules());
        return [...found, ...reachOfAsked(found, order, deps)];
      },
    },
    duplicate_order: { part: 'duplicates', find: deps.duplicatesOf },
  };
  const all = Object.keys(byKind) as readonly ExceptionKind[];
  return (order, kinds = all) => {
    if (order.kind !== 'sale') return [];
    const { checksOff } = deps.site();
    return kinds.flatMap((kind) => {
      const check = byKind[kind];
      return check === undefined || checksOff.includes(check.part) ? [] : check.find(order);
    });
  };
}
