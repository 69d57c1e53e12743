import type { Finding } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import type { AddressContext } from './address-context.ts';
import { addressFinding, addressSuggestion, changesTo } from './address-finding.ts';
import { divisionPath, type Division } from '../divisions/division.ts';
import { levelFields } from '../chinese/level-fields.ts';
import { RULE_CONFIDENCE } from '../chinese/rank-divisions.ts';
import type { RecipientReading } from '../chinese/read-recipient.ts';
import { readShifted } from '../chinese/read-shifted.ts';

/** Levels that slipped into each other's columns: put back where one place is meant, asked about where several are. */
export function checkShifted(recipient: Recipient, reading: RecipientReading, { divisions }: AddressContext): Finding | null {
  const shifted = readShifted(recipient, reading, divisions);
  if (shifted === null) return null;
  const { slipped, asText, verdict } = shifted;
  const fix = (one: Division): ReturnType<typeof changesTo> => changesTo(recipient, { district: '', town: '', ...levelFields(asText, shifted.reading, one) });
  const suggestions =
    verdict.division === null
      ? verdict.candidates.map(({ division }) => addressSuggestion('address.candidate', fix(division), null, { path: divisionPath(division) }))
      : [
          addressSuggestion('address.column_shifted', fix(verdict.division), RULE_CONFIDENCE.column_shifted, {
            written: slipped.text,
            path: divisionPath(verdict.division),
          }),
        ];
  return addressFinding('address.column_shifted', slipped.place, { written: slipped.text }, suggestions);
}
