import { isToteLabel, toteNames } from '../../order/tote-label.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { ScanKnowledge } from '../../scanning/classify-scan.ts';

export interface TotePrefixesDep {
  /** What the labels of this site's totes begin with; none where they say nothing of themselves. */
  readonly totePrefixes: () => readonly string[];
}

/** What every desk knows of totes. */
export function totesKnown({ orderFiles, totePrefixes }: OrderFilesDep & TotePrefixesDep): Pick<ScanKnowledge, 'toteOf' | 'isTote'> {
  const prefixes = totePrefixes();
  return {
    toteOf: (label) => {
      for (const name of toteNames(label, prefixes)) {
        const orderId = orderFiles.findByTote(name);
        if (orderId !== null) return orderId;
      }
      return undefined;
    },
    isTote: (code) => isToteLabel(code, prefixes),
  };
}
