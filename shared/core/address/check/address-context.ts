import type { TrainingNumber } from '../../phone/training-numbers.ts';
import type { AddressLesson } from '../chinese/address-lesson.ts';
import type { Divisions } from '../divisions/divisions.ts';

/** What an address check may lean on besides the address. */
export interface AddressContext {
  readonly divisions: Divisions;
  readonly trainingNumbers: readonly TrainingNumber[];
  /** ISO 3166 alpha-2: the country of an address that names none. */
  readonly siteCountry: string;
  /** Epoch ms; only to tell an expired virtual number from a living one. */
  readonly nowAt?: number;
  /** Until when the platform lets the virtual number live, where it says so. */
  readonly virtualUntilAt?: number;
  /** The order's note: a remark cut out of the address is offered to be moved here. */
  readonly buyerNote?: string;
  /** Pinyin of Chinese text, tones and blanks do not matter. Without it a romanised address gets no suggestion. */
  readonly romanise?: (han: string) => string;
  /** What people taught about these words and this road, for the order's merchant. */
  readonly lessons?: (key: string) => readonly AddressLesson[];
  /** Roads seen in accepted addresses of a district, so that Tingyu Lu can become 听雨路. */
  readonly roadsIn?: (districtPath: string) => readonly string[];
}
