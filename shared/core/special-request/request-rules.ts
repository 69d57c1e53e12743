import type { RequestStrength } from '../finding/finding.ts';

/** What a note can ask for. The ids are those of the phrase data; each is the end of a message key `finding.request.<type>`. */
export const REQUEST_TYPES = [
  'designate_carrier',
  'exclude_carrier',
  'service_level',
  'ship_on',
  'ship_not_before',
  'ship_by',
  'urgent',
  'deliver_on',
  'home_delivery',
  'leave_at',
  'call_first',
  'do_not_call',
  'signature',
  'gift_note',
  'gift_wrap',
  'no_price',
  'plain_pack',
  'sender_name',
  'invoice',
  'insurance',
  'split',
  'merge',
  'change_address',
  'change_item',
  'add_item',
  'cancel',
  'pick_choice',
  'random_choice',
  'free_gift',
  'no_gift',
  'extra_pack',
  'photo_video',
  'test_before_ship',
  'cod',
  'customs',
  'return_aid',
  'pickup',
  'phone_extra',
  'soft_wish',
] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/** Message keys under `finding.`. */
export const REQUEST_FINDING_CODES = [...REQUEST_TYPES.map((type) => `request.${type}` as const), 'request.unread_note'] as const;

type ParamValue = string | number | boolean | readonly string[];

export interface RequestPhrase {
  readonly id: string;
  readonly match: 'contains' | 'regex';
  readonly pattern: string;
  readonly type: RequestType;
  readonly strength: RequestStrength;
  /** A key ending in `_follows` says that what comes after the words is for a person to read, never for a field. */
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly note?: string;
}

interface CarrierPhrases {
  readonly type: RequestType;
  readonly strength: RequestStrength;
  /** `{carrier}` stands for each carrier's names. */
  readonly patterns: readonly string[];
}

/** resources/rules/special-requests.json; an administrator may edit it. */
export interface SpecialRequestData {
  readonly version: number;
  readonly types: ReadonlyArray<{ readonly id: RequestType; readonly seenAgainAt: readonly string[] }>;
  readonly carriers: ReadonlyArray<{ readonly code: string; readonly names: readonly string[] }>;
  readonly carrierPhrases: Readonly<Record<'designate' | 'exclude', CarrierPhrases>>;
  readonly negation: {
    /** Right before a phrase they turn it round. */
    readonly words: readonly string[];
    /** What a negated type means; a type without an entry keeps its name with `want: no`, as a wish. */
    readonly becomes: Readonly<Partial<Record<RequestType, RequestType>>>;
    /** Types that win over anything they overlap. */
    readonly exclusions: readonly RequestType[];
  };
  /** Words that make every demand of a note a condition ("otherwise I cancel"). */
  readonly conditionWords: readonly string[];
  /** Pairs of a traditional and its simplified character. */
  readonly traditional: string;
  readonly phrases: readonly RequestPhrase[];
}
