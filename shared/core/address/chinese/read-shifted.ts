import type { Recipient } from '../../order/recipient.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { rankDivisions, type DivisionVerdict } from './rank-divisions.ts';
import { readRecipient, type PlacedClaim, type RecipientReading } from './read-recipient.ts';

/**
 * A name that no division of its column bears, and that makes sense one column further: an export whose columns slipped.
 *
 *   province 浙江省 │ city 余杭区 │ district 仓前街道     read on as one text: 浙江省 › 余杭区 › 仓前街道
 *
 * Only where that reading takes in every column whole; a name nobody knows stays unknown.
 */
export interface ShiftedReading {
  /** The claim that stands in the wrong column. */
  readonly slipped: PlacedClaim;
  readonly asText: Recipient;
  readonly reading: RecipientReading;
  readonly verdict: DivisionVerdict;
}

export function readShifted(recipient: Recipient, { province, city, district }: RecipientReading, divisions: Divisions): ShiftedReading | null {
  const slipped = [province, city, district].find(
    (claim): claim is PlacedClaim => claim !== null && claim.bearers.length === 0 && claim.place.field !== 'detail',
  );
  // A city without districts has quarters of any name.
  if (slipped === undefined || (slipped === district && city?.bearers.some(({ districtless }) => districtless) === true)) return null;
  const columns = [recipient.province, recipient.city, recipient.district, recipient.town].map((column) => column.trim()).join('');
  const asText: Recipient = { ...recipient, province: '', city: '', district: '', town: '', detail: `${columns}${recipient.detail}` };
  const reading = readRecipient(asText, divisions);
  if (reading.detailAt < columns.length || reading.developmentZone) return null;
  const verdict = rankDivisions(reading, divisions);
  const { status, division } = verdict;
  return (status === 'ok' && division !== null) || status === 'ambiguous' ? { slipped, asText, reading, verdict } : null;
}
