import { checkAddress } from '../../address/check-address.ts';
import { checkReach } from '../../address/check-reach.ts';
import type { Divisions } from '../../address/divisions.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ExceptionKind } from '../../exception-case/exception-kinds.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Order } from '../../order/order.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import type { AddressLessons } from '../../ports/address-lessons.ts';
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
  /** Orders known with the same content under another number. */
  readonly duplicatesOf: (order: Order) => readonly Finding[];
}

const readNotes = (buyerNote: string, sellerNote: string, rules: RequestRules): readonly Finding[] => {
  const buyer = readNote(buyerNote, rules, { field: 'buyerNote', understood: buyerNote !== '' && noteNamesVariant(buyerNote) });
  const seller = sellerNote === '' ? [] : readNote(sellerNote, rules, { field: 'sellerNote', understood: false }).findings;
  return [...buyer.findings, ...seller];
};

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
        return [...checkAddress(recipient, context), ...checkReach(carrier, recipient, carriers, context)];
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
    special_request: { part: 'notes', find: ({ buyerNote, sellerNote }) => readNotes(buyerNote, sellerNote, deps.requestRules()) },
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
