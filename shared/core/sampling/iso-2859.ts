/**
 * ISO 2859-1:1999 (GB/T 2828.1), single sampling for inspection by attributes.
 *
 * The master tables are diagonals: from one code letter to the next the sample grows by the same factor by which the AQL columns step, so a plan's
 * acceptance number depends only on letter + column. Written as the diagonals they are, with their edges, a wrong cell cannot hide in 1,200 of them.
 *
 *              … 0.65  1.0  1.5  2.5  4.0  6.5 …        ⇧ the plan above,  ⇩ the plan below; its sample size goes with it
 *    G (32)       ⇩ →   …
 *    H (50)       ⇩     1    2    3    5    7
 *    J (80)       1     2    3    5    7   10
 *    K (125)      2     3    5    7   10   14
 */
export const CODE_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R'] as const;
export type CodeLetter = (typeof CODE_LETTERS)[number];
export const INSPECTION_LEVELS = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const;
export type InspectionLevel = (typeof INSPECTION_LEVELS)[number];
export const SEVERITIES = ['normal', 'tightened', 'reduced'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Acceptance quality limits: per cent up to 10, faults per 100 units above. */
export const AQLS = [
  0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10, 15, 25, 40, 65, 100, 150, 250, 400, 650, 1000,
] as const;
export type Aql = (typeof AQLS)[number];

/** Largest lot of each row of table 1, and the letters of its levels in the order of INSPECTION_LEVELS. */
const LOT_ROWS: readonly (readonly [largestLot: number, letters: string])[] = [
  [8, 'AAAAAAB'],
  [15, 'AAAAABC'],
  [25, 'AABBBCD'],
  [50, 'ABBCCDE'],
  [90, 'BBCCCEF'],
  [150, 'BBCDDFG'],
  [280, 'BCDEEGH'],
  [500, 'BCDEFHJ'],
  [1200, 'CCEFGJK'],
  [3200, 'CDEGHKL'],
  [10_000, 'CDFGJLM'],
  [35_000, 'CDFHKMN'],
  [150_000, 'DEGJLNP'],
  [500_000, 'DEGJMPQ'],
  [Number.POSITIVE_INFINITY, 'DEHKNQR'],
];

export const codeLetter = (lot: number, level: InspectionLevel): CodeLetter => {
  const [, letters = ''] = LOT_ROWS.find(([largest]) => lot <= largest) ?? [];
  return letters.charAt(INSPECTION_LEVELS.indexOf(level)) as CodeLetter;
};

/** An acceptance number, or the arrow that stands in its place. */
type Cell = 'up' | 'down' | number;

interface MasterTable {
  /** Sample size by letter. The last of the tightened table is the letter S, there for one cell only. */
  readonly sizes: readonly number[];
  /** Letter + column of the plans with Ac 0. */
  readonly zeroAt: number;
  /** What stands along the diagonals from there. */
  readonly diagonals: readonly Cell[];
  /** The last acceptance number letter F and larger ones reach; the smaller letters go on to the end of the diagonals. */
  readonly largestFromF: number;
  /** Cells outside the diagonals' rule, `A25` = letter A, AQL 25. */
  readonly exceptions: Readonly<Record<string, Cell>>;
}

const TABLES: Readonly<Record<Severity, MasterTable>> = {
  normal: {
    sizes: [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000],
    zeroAt: 14,
    diagonals: [0, 'up', 'down', 1, 2, 3, 5, 7, 10, 14, 21, 30, 44],
    largestFromF: 21,
    exceptions: {},
  },
  tightened: {
    sizes: [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150],
    zeroAt: 15,
    diagonals: [0, 'down', 'down', 1, 2, 3, 5, 8, 12, 18, 27, 41],
    largestFromF: 18,
    // The smallest sample is not taken for tightened inspection with nothing to find.
    exceptions: { A10: 'down' },
  },
  /*
   * Table 2-C. The 1999 edition closed the gap between Ac and Re that MIL-STD-105E has here: where the older table says 0 and 2, it has an arrow, and
   * elsewhere its Ac lies between the older Ac and Re. Sample sizes, arrows and edges are those of MIL-STD-105E table II-C (US government, public
   * domain), whose cells a test holds against these; IS 2500 (Part 1):2000 and GB/T 2828.1 are identical with ISO 2859-1:1999.
   */
  reduced: {
    sizes: [2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800],
    zeroAt: 14,
    diagonals: [0, 'up', 'down', 'down', 1, 2, 3, 5, 6, 8, 10, 14, 21],
    largestFromF: 10,
    // A and B have the sample of A's normal inspection, and must not be stricter than that.
    exceptions: {
      A25: 1,
      A40: 2,
      A65: 3,
      A100: 5,
      A150: 7,
      A250: 10,
      A400: 14,
      A650: 21,
      A1000: 30,
      B150: 7,
      B250: 10,
      B400: 14,
      B650: 21,
      B1000: 30,
    },
  },
};

/** Row of letter E: the last whose acceptance numbers go on to the end. */
const LAST_LONG_ROW = 4;

function cellAt(table: MasterTable, row: number, column: number): Cell {
  const exception = table.exceptions[`${CODE_LETTERS[row] ?? 'S'}${AQLS[column] ?? ''}`];
  if (exception !== undefined) return exception;
  const step = row + column - table.zeroAt;
  // Where there is no smaller letter, the plan above is not to be had.
  if (step < 0) return 'down';
  const cell = table.diagonals[step] ?? 'up';
  if (row > LAST_LONG_ROW && typeof cell === 'number' && cell > table.largestFromF) return 'up';
  return cell === 'up' && row === 0 ? 'down' : cell;
}

/** Follows the arrows from a cell to a plan; an arrow that leads out of the table turns round. */
function follow(table: MasterTable, row: number, column: number): { readonly row: number; readonly ac: number } {
  const walk = (from: number, towards: 1 | -1): { readonly row: number; readonly ac: number } | undefined => {
    for (let at = from; at >= 0 && at < table.sizes.length; at += towards) {
      const cell = cellAt(table, at, column);
      if (typeof cell === 'number') return { row: at, ac: cell };
    }
    return undefined;
  };
  const first = cellAt(table, row, column) === 'up' ? -1 : 1;
  const found = walk(row, first) ?? walk(row, first === 1 ? -1 : 1);
  if (found === undefined) throw new Error('a column of the table without a plan');
  return found;
}

export interface SamplingPlan {
  /** The letter the lot and the level ask for; arrows may lead to another letter's sample size. */
  readonly letter: CodeLetter;
  readonly n: number;
  /** Accept with so many faults, refuse with `re`, always one more. */
  readonly ac: number;
  readonly re: number;
  /** The sample would be as large as the lot: every unit is looked at. */
  readonly inspectAll: boolean;
}

export function planForLetter(letter: CodeLetter, aql: Aql, severity: Severity): Pick<SamplingPlan, 'n' | 'ac' | 're'> {
  const table = TABLES[severity];
  const { row, ac } = follow(table, CODE_LETTERS.indexOf(letter), AQLS.indexOf(aql));
  return { n: table.sizes[row] ?? 0, ac, re: ac + 1 };
}

/** The plan for a lot of so many units. */
export function samplingPlan(lot: number, level: InspectionLevel, aql: Aql, severity: Severity): SamplingPlan {
  const letter = codeLetter(lot, level);
  const plan = planForLetter(letter, aql, severity);
  return { letter, ...plan, inspectAll: plan.n >= lot };
}

export const aqlOf = (value: number): Aql | undefined => AQLS.find((aql) => Math.abs(aql - value) < 1e-9);
