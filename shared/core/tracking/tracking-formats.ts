import { luhn, mod10, mod11Then10, mod37_36, mod7, type TrackingChecksum, upuS10 } from './check-digits.ts';

/**
 * The shapes of the world's waybill numbers. Facts from jkeen/tracking_number_data (MIT, (c) Jeff Keen) and, for the S10 countries, the Universal
 * Postal Union's members; written anew. Patterns meet bare upper-case text and name what the check character is computed over.
 */
export interface TrackingFormat {
  readonly carrier: string;
  readonly code: string;
  readonly format: string;
  readonly pattern: RegExp;
  readonly checksum?: TrackingChecksum;
  /** Put before the serial where the number was printed without it. */
  readonly leading?: string;
}

/** Countries whose post takes part in S10; a number from elsewhere is no S10 number, whatever its check digit. */
const S10_COUNTRIES =
  'AF AL DZ AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD CL CN HK CO KM CG CR HR CU CY CZ CI KP CD DK ' +
  'DJ DM DO EC EG SV GQ ER EE ET FJ FI FR GA GM GE DE GH GB GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KR KW KG LA LV LB ' +
  'LS LR LY LI LT LU MG MW MY MV ML MT MR MU MX MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG NO OM PK PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS ' +
  'SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SZ SE CH SY TJ TZ TH MK TL TG TO TT TN TR TM TV UG UA AE US UY UZ VU VA VE VN YE ZM ZW';

const serial = (body: string, check = '\\d'): string => `(?<serial>${body})(?<check>${check})`;
const shape = (body: string): RegExp => new RegExp(`^(?:${body})$`, 'u');

const FEDEX_SHORT = mod11Then10([3, 1, 7]);
const FEDEX_LONG = mod11Then10([1, 7, 3]);
/** The mailer's number begins with 9 when it has nine digits; six digits begin with anything else. */
const USPS_N = '94\\d{3}(?:9\\d{8}(?:\\d{15}|\\d{11}|\\d{7})|[0-8]\\d{5}(?:\\d{14}|\\d{10}))';
const USPS_C_BODY = '(?:9\\d{8}(?:\\d{11}|\\d{7})|[0-8]\\d{5}(?:\\d{14}|\\d{10}))';
const USPS_C = `(?:92\\d{3}(?=9)|93\\d{3}(?=[0-8])|95\\d{3})${USPS_C_BODY}`;
/** Routing in front: 420, five digits of the ZIP code, four more only before a tail of 22. */
const USPS_ROUTING = '(?:420\\d{5}(?:\\d{4}(?=\\d{22}$))?)?';

type Row = readonly [format: string, pattern: string, checksum?: TrackingChecksum, leading?: string];
const CARRIERS: readonly (readonly [carrier: string, code: string, rows: readonly Row[]])[] = [
  [
    'Amazon',
    'amazon',
    [
      ['amazon_logistics', 'TB[ACM]\\d{12}'],
      ['amazon_international', '[AFC]\\d{10}'],
    ],
  ],
  ['Canada Post', 'canada_post', [['canada_post', serial('\\d{15}'), mod10(3, 1)]]],
  ['Canpar', 'canpar', [['canpar_22', '[CDKLSUXZ]\\d{21}']]],
  [
    'DHL',
    'dhl',
    [
      ['dhl_express', serial('\\d{9,10}'), mod7],
      ['dhl_express_piece_id', 'J[A-Z]{2,3}\\d{9,10}'],
      ['dhl_ecommerce', '(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)(?=\\d)[0-9A-Z]{10,39}'],
      ['dhl_ecommerce_14', '\\d{14}'],
    ],
  ],
  [
    'DPD',
    'dpd',
    [
      ['dpd', serial('\\d{27}', '[0-9A-Z]'), mod37_36],
      ['dpd_14', serial('\\d{14}', '[0-9A-Z]'), mod37_36],
    ],
  ],
  [
    'FedEx',
    'fedex',
    [
      ['fedex_12', serial('\\d{11}'), FEDEX_SHORT],
      ['fedex_34', `[0-8]\\d{19}${serial('\\d{13}')}`, FEDEX_LONG],
      ['fedex_astra_32', `3\\d{15}${serial('\\d{11}')}\\d{4}`, FEDEX_SHORT],
      ['fedex_ground', serial('\\d{14}'), mod10(1, 3)],
      ['fedex_ground_sscc_18', `\\d{2}${serial('\\d{15}')}`, mod10(3, 1)],
      ['fedex_ground_96', `96\\d{5}${serial('\\d{14}')}`, mod10(1, 3)],
      ['fedex_ground_gsn', `96\\d{18}${serial('\\d{13}')}`, FEDEX_LONG],
    ],
  ],
  ['GOFO Express', 'gofo', [['gofo_us', 'GFUS\\d{14}']]],
  ['Landmark Global LTN', 'landmark', [['landmark_global', 'LTN\\d{8}N1']]],
  [
    'LaserShip',
    'lasership',
    [
      ['lasership_lx', 'L[AIEHNX][1-3]\\d{7}'],
      ['lasership_1ls7', '1LS7[12]\\d{10}'],
      ['LaserShip 1LS7 (18)', '1LS7[12]\\d{2}01[1-4]\\d{6}-1'],
      ['lasership_1lscx', '1LSCX[0-9A-Z]{10}'],
    ],
  ],
  [
    'Old Dominion Freight Line',
    'old_dominion',
    [
      ['Old Dominion', serial('(?:77[78]|072|780)\\d{7}'), luhn],
      ['Old Dominion Guaranteed Shipment', serial('80\\d{8}'), luhn],
    ],
  ],
  [
    'OnTrac',
    'ontrac',
    [
      ['ontrac_c', `C${serial('\\d{13}')}`, mod10(1, 2), '4'],
      ['ontrac_d', `D${serial('\\d{13}')}`, mod10(1, 2), '5'],
    ],
  ],
  [
    'Purolator',
    'purolator',
    [
      ['purolator_numeric', serial('[0-5]\\d{10}'), luhn],
      ['purolator_alpha', '[A-Z]{3}\\d{9}'],
    ],
  ],
  ['S10 International Standard', 's10', [['s10', `[A-Z]{2}${serial('\\d{8}')}(?:${S10_COUNTRIES.replaceAll(' ', '|')})`, upuS10]]],
  ['Spee-Dee Delivery', 'speedee', [['speedee', 'SP\\d{18}']]],
  [
    'UPS',
    'ups',
    [
      ['ups', `1Z${serial('[0-9A-Z]{15}')}`, mod10(1, 2)],
      ['UPS Waybill', `[AHJKTV]${serial('\\d{9}')}`, mod10(1, 2)],
    ],
  ],
  [
    'United States Postal Service',
    'usps',
    [
      ['usps_20', serial('\\d{19}'), mod10(3, 1)],
      ['usps_impb_n', `(?:420\\d{5}(?:(?=\\d{26}$)|(?=\\d{22}$)|\\d{4}(?=\\d{22}$)))?${serial(USPS_N)}`, mod10(3, 1, true)],
      ['usps_legacy', `(?:420\\d{5}(?:\\d{4})?)?${serial('(?:91)?\\d{19}')}`, mod10(3, 1), '91'],
      ['usps_impb_c', `${USPS_ROUTING}${serial(USPS_C)}`, mod10(3, 1)],
    ],
  ],
  ['Yodel', 'yodel', [['yodel', 'JJ?D\\d{16}']]],
  ['YunExpress', 'yunexpress', [['yunexpress', 'YT\\d{16}']]],
];

export const trackingFormats: readonly TrackingFormat[] = CARRIERS.flatMap(([carrier, code, rows]) =>
  rows.map(([format, pattern, checksum, leading]) => ({
    carrier,
    code,
    format,
    pattern: shape(pattern),
    ...(checksum === undefined ? {} : { checksum }),
    ...(leading === undefined ? {} : { leading }),
  })),
);
