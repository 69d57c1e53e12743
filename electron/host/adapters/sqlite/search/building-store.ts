import type { Building } from '../../../../../shared/core/address/check/check-building.ts';
import type { Recipient } from '../../../../../shared/core/order/recipient.ts';
import type { Buildings } from '../../../../../shared/core/ports/buildings.ts';
import { trigramMatch } from '../../../../../shared/core/search/search-keys.ts';
import type { Db } from '../database/open-database.ts';

/** Enough to tell a tower from a house; a street of a million orders is not read through for one of them. */
const LOOKED_AT = 60;

/** Who was delivered to in a building, found by the search's own index: nothing is kept for it, and what is erased there is gone here. */
export function createBuildingStore(db: Db): Buildings {
  const byText = db.prepare<[string, number, string], Recipient>(
    `SELECT p.name, p.company, p.phone, p.email, p.country, p.province, p.city, p.district, p.town, p.detail, p.postcode
     FROM (SELECT rowid AS n FROM order_text WHERE order_text MATCH ? ORDER BY rowid DESC LIMIT ?) t CROSS JOIN orders o ON o.n = t.n JOIN order_personal p ON p.order_n = t.n
     WHERE o.state <> 'cancelled' AND instr(lower(p.detail), lower(?)) > 0`,
  );
  return {
    deliveredIn: ({ words }: Building) => {
      const match = trigramMatch(words);
      return match === null ? [] : byText.all(match, LOOKED_AT, words);
    },
  };
}
