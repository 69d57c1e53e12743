import type { Finding, Suggestion } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import type { AddressContext } from '../check/address-context.ts';
import { reachOf, type Carrier, type Destination, type Reach } from './carrier-reach.ts';
import { LOCKER_OR_STATION, PO_BOX, UNIT_ADDRESS } from '../detail/detail-patterns.ts';
import type { AddressFindingCode, AddressReasonCode } from '../check/finding-codes.ts';
import { adcodeOf } from '../chinese/parse-chinese.ts';
import { rankDivisions } from '../chinese/rank-divisions.ts';
import { countryOf, readRecipient } from '../chinese/read-recipient.ts';

/**
 * Can the carrier somebody asked for go there? Told when the order comes in, when it is corrected and when a note asks for another carrier, always
 * before a label is paid for. `stored` is the order's own carrier, which a suggestion changes.
 */
export function checkReach(
  written: string,
  recipient: Recipient,
  carriers: readonly Carrier[],
  context: AddressContext,
  stored: string = written,
): readonly Finding[] {
  const carrier = carrierOf(written, carriers);
  if (carrier?.reach === undefined) return [];
  const { reading, country, destination } = destinationOf(recipient, context);

  const text = recipient.detail;
  const isBox = PO_BOX.test(text) || UNIT_ADDRESS.test(text);
  const isLocker = LOCKER_OR_STATION.test(text);
  const goes = ({ reach }: Carrier): boolean =>
    reachOf(reach, destination) !== 'unserved' && (!isBox || reach?.takesBoxes === true) && (!isLocker || reach?.takesLockers !== false);
  const name = carrier.nameZh;
  const others = carriers
    .filter((one) => one !== carrier && goes(one))
    .map((one): Suggestion => suggestion('address.carrier_serves', { carrier: one.nameZh }, [{ field: 'carrier', from: stored, to: one.code }]));
  const where = [reading.province, reading.city, reading.district, reading.town].flatMap((claim) => (claim === null ? [] : [claim.text])).join('') || country;

  const reach = reachOf(carrier.reach, destination);
  if (reach === 'unserved') return [finding('address.carrier_unserved', { carrier: name, place: where }, others)];
  if (isBox && !carrier.reach.takesBoxes) return [finding('address.carrier_no_boxes', { carrier: name }, others)];
  if (isLocker && !carrier.reach.takesLockers) return [finding('address.carrier_no_lockers', { carrier: name }, others)];
  return reach === 'remote' ? [{ ...finding('address.carrier_remote', { carrier: name, place: where }, []), severity: 'hint' }] : [];
}

type Place = Pick<AddressContext, 'divisions' | 'siteCountry'>;

function destinationOf(recipient: Recipient, { divisions, siteCountry }: Place) {
  const reading = readRecipient(recipient, divisions);
  const { status, division } = rankDivisions(reading, divisions);
  const country = countryOf(recipient, reading, siteCountry);
  // What is not sure yet is asked first; the check runs again on the answer.
  const isSure = division !== null && (status === 'ok' || status === 'incomplete');
  const destination: Destination = { country, adcode: country === 'CN' && isSure ? adcodeOf(division) : '', town: reading.town?.text ?? '' };
  return { reading, country, destination };
}

/** Whether a carrier goes to an address; null for one nobody set up here. */
export function carrierReach(written: string, recipient: Recipient, carriers: readonly Carrier[], place: Place): Reach | null {
  const carrier = carrierOf(written, carriers);
  return carrier === undefined ? null : reachOf(carrier.reach, destinationOf(recipient, place).destination);
}

/** By its code or by a name of it: 圆通, 圆通速递, YTO Express. */
export function carrierOf(written: string, carriers: readonly Carrier[]): Carrier | undefined {
  const said = written.trim().toLowerCase();
  if (said === '') return undefined;
  return carriers.find(
    ({ code, nameZh, nameEn }) => [code, nameZh, nameEn].some((name) => name.toLowerCase() === said) || said.startsWith(nameZh.toLowerCase()),
  );
}

const finding = (code: AddressFindingCode, params: Finding['params'], suggestions: readonly Suggestion[]): Finding => ({
  kind: 'bad_address',
  code,
  field: 'carrier',
  span: null,
  params,
  severity: 'stop',
  suggestions,
});

const suggestion = (reason: AddressReasonCode, params: Suggestion['params'], changes: Suggestion['changes']): Suggestion => ({
  rule: reason,
  changes,
  confidence: null,
  reason,
  params,
});
