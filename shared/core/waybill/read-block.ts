/** A block of waybill numbers as a carrier hands it over: one number a line, alone or in the first column of a CSV. */
export interface WaybillBlock {
  readonly numbers: readonly string[];
  readonly faults: readonly BlockFault[];
}

export const BLOCK_FAULTS = ['not_a_number', 'twice_in_file', 'too_many'] as const;
export interface BlockFault {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly fault: (typeof BLOCK_FAULTS)[number];
}

/** A day of a large site; more is a mistake in the file. */
export const MOST_NUMBERS = 20_000;
const MOST_FAULTS = 50;
const NUMBER = /^(?=.*\d)[A-Z0-9]{6,30}$/u;
const HEADING = /^(?:\uFEFF)?"?(?:waybills?|numbers?|tracking(?: numbers?)?|运单号?|单号|面单号|快递单号)"?(?:[,;\t].*)?$/iu;

export function readWaybillBlock(text: string): WaybillBlock {
  const numbers = new Set<string>();
  const faults: BlockFault[] = [];
  const fault = (line: number, said: string, what: BlockFault['fault']): void => {
    if (faults.length < MOST_FAULTS) faults.push({ line, text: said.slice(0, 60), fault: what });
  };
  let line = 0;
  for (const written of text.split(/\r\n|\n|\r/u)) {
    line += 1;
    const said = written.replace(/^\uFEFF/u, '').trim();
    if (said === '' || (numbers.size === 0 && HEADING.test(said))) continue;
    const [cell = ''] = said.split(/[,;\t]/u);
    const number = cell
      .replaceAll(/["'\s-]/gu, '')
      .normalize('NFKC')
      .toUpperCase();
    if (!NUMBER.test(number)) fault(line, said, 'not_a_number');
    else if (numbers.has(number)) fault(line, said, 'twice_in_file');
    else if (numbers.size >= MOST_NUMBERS) {
      fault(line, said, 'too_many');
      break;
    } else numbers.add(number);
  }
  return { numbers: [...numbers], faults };
}

export interface PoolFigures {
  readonly carrier: string;
  readonly free: number;
  readonly used: number;
  /** At this many left, or fewer, the pool is low. */
  readonly lowMark: number;
}
export const isLow = ({ free, lowMark }: Pick<PoolFigures, 'free' | 'lowMark'>): boolean => free <= lowMark;
/** Without a figure of its own a carrier warns at what an hour of a normal day needs. */
export const DEFAULT_LOW_MARK = 50;
