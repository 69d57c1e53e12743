import type { AddressLesson } from '../address/chinese/address-lesson.ts';

export interface NewAddressLesson {
  readonly merchant: string;
  readonly key: string;
  readonly adcode: string;
  readonly at: number;
}

export interface KeptLesson extends AddressLesson {
  readonly merchant: string;
  readonly key: string;
  readonly lastAt: number;
}

/** What people taught this site about addresses, a merchant at a time. Writing needs a unit of work: it is learned with the decision that taught it. */
export interface AddressLessons {
  /** The most accepted first. */
  readonly recall: (merchant: string, key: string) => readonly AddressLesson[];
  /** The latest first, at most `most`. */
  readonly list: (most: number) => readonly KeptLesson[];
  readonly learn: (lesson: NewAddressLesson) => void;
  /** Takes one acceptance back, as its correction is taken back; nothing where it was forgotten meanwhile. */
  readonly unlearn: (lesson: Omit<NewAddressLesson, 'at'>) => void;
  /** One lesson, however often it was taught; false where it is not there. */
  readonly forgetOne: (lesson: Omit<NewAddressLesson, 'at'>) => boolean;
  /** All of one merchant, or all there is; answers how many. */
  readonly forget: (merchant: string | null) => number;
}
