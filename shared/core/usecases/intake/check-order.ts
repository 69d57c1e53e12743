import { checkAddress } from '../../address/check-address.ts';
import type { Divisions } from '../../address/divisions.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Order } from '../../order/order.ts';
import { type CheckPart, merchantOf, type Site } from '../../site/site.ts';
import { checkLines } from '../../sku/check-sku.ts';
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
  /** Orders known with the same content under another number. */
  readonly duplicatesOf: (order: Order) => readonly Finding[];
}

const readNotes = (buyerNote: string, sellerNote: string, rules: RequestRules): readonly Finding[] => {
  const buyer = readNote(buyerNote, rules, { field: 'buyerNote', understood: buyerNote !== '' && noteNamesVariant(buyerNote) });
  const seller = sellerNote === '' ? [] : readNote(sellerNote, rules, { field: 'sellerNote', understood: false }).findings;
  return [...buyer.findings, ...seller];
};

/** Everything the program can say about an order by looking at it: address and phone, codes, notes, and whether it is here twice. */
export function createOrderCheck(deps: OrderCheckDeps) {
  return (order: Order): readonly Finding[] => {
    if (order.kind !== 'sale') return [];
    const site = deps.site();
    const { recipient, buyerNote, sellerNote, lines, merchant } = order;
    const isOn = (part: CheckPart): boolean => !site.checksOff.includes(part);
    const address =
      order.hasAddress && isOn('address')
        ? checkAddress(recipient, {
            divisions: deps.divisions,
            trainingNumbers: site.trainingNumbers,
            siteCountry: site.country,
            nowAt: deps.nowAt(),
            buyerNote,
            romanise: deps.romanise,
          })
        : [];
    const sku = !isOn('sku')
      ? []
      : checkLines(lines, buyerNote, deps.catalogue(), merchant, { successorAllowed: merchantOf(site, merchant)?.successorAllowed ?? false });
    const notes = isOn('notes') ? readNotes(buyerNote, sellerNote, deps.requestRules()) : [];
    return [...address, ...sku, ...notes, ...(isOn('duplicates') ? deps.duplicatesOf(order) : [])];
  };
}
