import type { Finding } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import type { AddressContext } from './address-context.ts';
import { addressFinding, addressSuggestion, changesTo, whole } from './address-finding.ts';
import { placeInDetail } from './check-levels.ts';
import {
  findRemark,
  type Remark,
  withoutRemark,
  isCampusWithoutRoom,
  isVague,
  LOCKER_OR_STATION,
  PO_BOX,
  startsWithNumber,
  UNIT_ADDRESS,
} from '../detail/detail-patterns.ts';
import type { RecipientReading } from '../chinese/read-recipient.ts';

const MASK = /[*＊]{2,}|(?<=\p{Script=Han})[xX]{2,}/u;

/** What follows the divisions of a Chinese address: is it a place, can a driver go there, and is it only a place? */
export function checkDetail(recipient: Recipient, reading: RecipientReading, context: AddressContext): readonly Finding[] {
  const { detail } = reading;
  if (detail === '') return [addressFinding('address.detail_missing', whole('detail'))];
  const findings: Finding[] = [];
  const mask = MASK.exec(detail);
  if (mask !== null) findings.push(addressFinding('address.masked', placeInDetail(reading, mask.index, mask[0].length)));

  const remark = findRemark(detail);
  const place = withoutRemark(detail, remark);
  if (remark !== null && place !== '') findings.push(remarkFinding(recipient, reading, context, remark));

  const at = (expression: RegExp): readonly [number, number] | null => {
    const found = expression.exec(place);
    return found === null ? null : [found.index, found[0].length];
  };
  const unit = at(UNIT_ADDRESS);
  const box = at(PO_BOX);
  const locker = at(LOCKER_OR_STATION);
  if (unit !== null) findings.push(addressFinding('address.unit_address', placeInDetail(reading, ...unit)));
  else if (box !== null) findings.push(addressFinding('address.po_box', placeInDetail(reading, ...box)));
  else if (mask === null && (place === '' || isVague(place)))
    findings.push(addressFinding('address.vague', placeInDetail(reading, 0, detail.length), { detail: place || detail }));
  else if (startsWithNumber(place)) findings.push(...roadMissing(reading, place));
  else if (isCampusWithoutRoom(place)) findings.push(addressFinding('address.campus_room_missing', placeInDetail(reading, 0, place.length)));
  if (locker !== null) findings.push(addressFinding('address.locker_or_station', placeInDetail(reading, ...locker), {}, [], 'hint'));
  return findings;
}

/** In a small town the number alone is an address; under a street office somebody may still know; with nothing before it, nobody does. */
function roadMissing(reading: RecipientReading, place: string): readonly Finding[] {
  const town = reading.town?.text ?? '';
  if (/[镇乡]$/u.test(town)) return [];
  return [addressFinding('address.road_missing', placeInDetail(reading, 0, place.length), {}, [], town === '' ? 'stop' : 'hint')];
}

export function remarkFinding(recipient: Recipient, reading: Pick<RecipientReading, 'detail' | 'detailAt'>, context: AddressContext, found: Remark): Finding {
  const { buyerNote } = context;
  const { text: remark } = found;
  const [start, end] = [reading.detailAt + found.at, reading.detailAt + found.end];
  const cut = changesTo(recipient, { detail: `${recipient.detail.slice(0, start).trimEnd()}${recipient.detail.slice(end)}`.trimEnd() });
  // Never deleted, only moved: without the note at hand the words stay in the suggestion's params and in the journal of the change.
  const note =
    buyerNote === undefined || buyerNote.includes(remark)
      ? []
      : [{ field: 'buyerNote' as const, from: buyerNote, to: buyerNote === '' ? remark : `${buyerNote} ${remark}` }];
  return addressFinding('address.remark_in_address', { field: 'detail', span: [start, end] }, { remark }, [
    addressSuggestion('address.remark_cut', [...cut, ...note], 0.9, { remark }),
  ]);
}
