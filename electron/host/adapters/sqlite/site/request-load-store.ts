import type { RequestLoad } from '../../../../../shared/core/ports/request-load.ts';
import type { Db } from '../database/open-database.ts';

export function createRequestLoad(db: Db): RequestLoad {
  const count = db
    .prepare<[number, string], number>(
      `SELECT count(*) FROM exception_case c JOIN case_request r ON r.case_n = c.n
       WHERE c.kind = 'special_request' AND c.outcome = 'accepted' AND c.resolved_at >= ?
         AND EXISTS (SELECT 1 FROM json_each(r.body, '$.items') item WHERE json_extract(item.value, '$.code') = ?)`,
    )
    .pluck();
  return { acceptedSince: (code, sinceAt) => count.get(sinceAt, code) ?? 0 };
}
