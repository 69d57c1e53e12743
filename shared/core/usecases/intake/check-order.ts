import { checkAddress } from '../../address/check-address.ts';
import { checkReach } from '../../address/check-reach.ts';
import type { Divisions } from '../../address/divisions.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ExceptionKind } from '../../exception-case/exception-kinds.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Order } from '../../order/order.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import type { AddressLessons } from '../../ports/address-lessons.ts';
import { merchantOf, type Site } from '../../site/site.ts';
import { checkLines } from '../../sku/check-sku.ts';
import { noteNamesVariant } from '../../sku/words-against-code.ts';
import type { RequestRules } from '../../special-request/compile-request-rules.ts';
import { readNote } from '../../special-request/read-note.ts';

export interface OrderCheckDeps {
  readonly divisions: Divisions;
  readonly requestRules: RequestRules;
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

/** Everything the program can say about an order by looking at it: address and phone, codes, notes, and whether it is here twice. */
export function createOrderCheck(deps: OrderCheckDeps): CheckOrder {
  const byKind: Partial<Readonly<Record<ExceptionKind, (order: Order) => readonly Finding[]>>> = {
    bad_address: ({ hasAddress, recipient, buyerNote, carrier, merchant }) => {
      if (!hasAddress) return [];
      const { trainingNumbers, country, carriers } = deps.site();
      const { divisions, romanise } = deps;
      const lessons = (key: string) => deps.lessons.recall(merchant, key);
      const context = { divisions, trainingNumbers, siteCountry: country, nowAt: deps.nowAt(), buyerNote, romanise, lessons };
      return [...checkAddress(recipient, context), ...checkReach(carrier, recipient, carriers, context)];
    },
    sku_mismatch: ({ lines, buyerNote, merchant }) =>
      checkLines(lines, buyerNote, deps.catalogue(), merchant, { successorAllowed: merchantOf(deps.site(), merchant)?.successorAllowed ?? false }),
    special_request: ({ buyerNote, sellerNote }) => [
      ...readNote(buyerNote, deps.requestRules, { field: 'buyerNote', understood: buyerNote !== '' && noteNamesVariant(buyerNote) }).findings,
      ...(sellerNote === '' ? [] : readNote(sellerNote, deps.requestRules, { field: 'sellerNote', understood: false }).findings),
    ],
    duplicate_order: deps.duplicatesOf,
  };
  const all = Object.keys(byKind) as readonly ExceptionKind[];
  return (order, kinds = all) => (order.kind === 'sale' ? kinds.flatMap((kind) => byKind[kind]?.(order) ?? []) : []);
}
