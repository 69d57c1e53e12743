import type { Ids } from '../../shared/core/ports/ids.ts';

let makers = 0;
/** Version 7 ids that say nothing but their order; two makers never give the same one. */
export const createCountingIds = (): Ids => {
  const maker = (makers += 1);
  let count = 0;
  return { next: () => `01940000-0000-7${maker.toString(16).padStart(3, '0').slice(-3)}-8000-${(count += 1).toString(16).padStart(12, '0')}` };
};
