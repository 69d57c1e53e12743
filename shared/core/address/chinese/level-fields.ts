import type { Recipient } from '../../order/recipient.ts';
import { cityOf, isMunicipality, provinceOf, type Division } from '../divisions/division.ts';
import type { RecipientReading } from './read-recipient.ts';

/**
 * The recipient's level fields for a division. Where the levels stand in front of the detail they are cut from it, so that the label does not
 * print the old ones too.
 */
export function levelFields(recipient: Recipient, reading: RecipientReading, division: Division): Partial<Recipient> {
  const province = provinceOf(division);
  const city = cityOf(division);
  const cityName = city === null ? '' : city.unwritten ? (isMunicipality(province) ? province.name : '') : city.name;
  const cut = [reading.province, reading.city, reading.district, reading.town, reading.rival].some((claim) => claim?.place.field === 'detail');
  const town = reading.town?.text ?? recipient.town;
  return {
    province: province.name,
    ...(cityName !== '' || division.level === 'district' ? { city: cityName } : {}),
    ...(division.level === 'district' ? { district: division.name } : {}),
    ...(cut ? { town, detail: reading.detail } : {}),
  };
}
