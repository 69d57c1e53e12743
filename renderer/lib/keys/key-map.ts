import { getOwnKeys, isCharacterKey, type OwnKeys } from './own-keys.ts';

/**
 * Every key of the console, also of desks not built yet: what is printed on a key cap and what is listened for are the same text. Actions of scopes that
 * are live together never share a key (`findClashes` fails the build), and none takes what browser, system, screen reader or input method own (FORBIDDEN
 * in clashes.ts). What a person changed for themselves lies over it in own-keys.ts.
 */
export const KEY_MAP = {
  everywhere: {
    search: ['Ctrl+K', '/'],
    help: ['?'],
    undo: ['Ctrl+Z'],
    save: ['Ctrl+S'],
    print: ['Ctrl+P'],
    confirm: ['Ctrl+Enter'],
    out: ['Escape'],
    nextRegion: ['F6'],
    previousRegion: ['Shift+F6'],
    go: ['G'],
  },
  list: {
    next: ['J', 'ArrowDown'],
    previous: ['K', 'ArrowUp'],
    first: ['Home'],
    last: ['End'],
    pageDown: ['PageDown'],
    pageUp: ['PageUp'],
    select: ['Space'],
    extendDown: ['Shift+ArrowDown'],
    extendUp: ['Shift+ArrowUp'],
    selectAll: ['Ctrl+A'],
    open: ['Enter'],
    filter: ['F'],
    clearFilters: ['Shift+F'],
    group: ['U'],
    columns: ['H'],
    thisView: ['Shift+H'],
    export: ['Shift+E'],
    previousView: ['['],
    nextView: [']'],
    openGroup: ['ArrowRight'],
    closeGroup: ['ArrowLeft'],
    create: ['Shift+N'],
  },
  row: {
    assign: ['A'],
    nextAction: ['D'],
    contact: ['C'],
    answer: ['I'],
    pauseClock: ['P'],
    note: ['N'],
    photo: ['V'],
    camera: ['Shift+V'],
    box: ['B'],
    log: ['L'],
    edit: ['E'],
    dismiss: ['X'],
    copy: ['Ctrl+C'],
    resolve: ['R'],
    hold: ['O'],
    release: ['Shift+O'],
    voidCase: ['Shift+X'],
    quote: ['Q'],
    customerYes: ['Y'],
    customerNo: ['W'],
    sameCode: ['M'],
    openTwin: ['T'],
  },
  intake: {
    chooseFile: ['O'],
    paste: ['Ctrl+V'],
    mend: ['M'],
    discard: ['X'],
  },
  stock: {
    pin: ['T'],
    split: ['S'],
    ruleOrder: ['O'],
    otherWarehouses: ['W'],
    recordAnswer: ['R'],
    answerOne: ['A'],
    takeBackAnswer: ['X'],
    refunded: ['Y'],
    tell: ['M'],
    expect: ['E'],
    answerPlace: ['C'],
  },
  outage: {
    paste: ['Ctrl+V'],
    nextUnsure: ['Enter'],
    pickOne: ['1'],
    pickTwo: ['2'],
    pickThree: ['3'],
    pickFour: ['4'],
    pickFive: ['5'],
    pickSix: ['6'],
    pickSeven: ['7'],
    pickEight: ['8'],
    pickNine: ['9'],
    compareTwins: ['M'],
    saveAndPrint: ['F9'],
    newOrder: ['Shift+N'],
    intoForm: ['E'],
    photo: ['V'],
    previousView: ['['],
    nextView: [']'],
    tickAll: ['A'],
    printPapers: ['P'],
    importBlock: ['I'],
    importFile: ['O'],
    sendWaiting: ['S'],
  },
  outageDesk: {
    declare: ['D'],
    triage: ['A'],
    tell: ['T'],
    recover: ['R'],
    send: ['S'],
    explain: ['E'],
    drill: ['B'],
    copySlip: ['C'],
    check: ['V'],
    sign: ['F9'],
  },
  matching: {
    same: ['M'],
    other: ['N'],
    confirmSure: ['Y'],
    enter: ['I'],
  },
  /** Only while the question has the focus. */
  printQuestion: {
    cameOut: ['Y'],
    didNot: ['N'],
    damaged: ['B'],
  },
  spotCheck: {
    jumpOne: ['1'],
    jumpTwo: ['2'],
    jumpThree: ['3'],
    jumpFour: ['4'],
    jumpFive: ['5'],
    jumpSix: ['6'],
    jumpSeven: ['7'],
    box: ['B'],
    nextOrder: ['J', 'ArrowDown'],
    previousOrder: ['K', 'ArrowUp'],
    right: ['Y'],
    wrong: ['N'],
    photo: ['V'],
    skip: ['S'],
    finish: ['Enter'],
    checkDraw: ['D'],
    draw: ['R'],
    holdRest: ['O'],
    releaseRest: ['Shift+O'],
    previousView: ['['],
    nextView: [']'],
  },
  board: {
    approveOne: ['1'],
    approveTwo: ['2'],
    approveThree: ['3'],
    approveFour: ['4'],
    approveFive: ['5'],
    approveSix: ['6'],
    approveSeven: ['7'],
    approveEight: ['8'],
    approveNine: ['9'],
    reassign: ['A'],
  },
  /** Pack and dispatch: no letters and no Escape; the same things are printed as command barcodes. */
  bench: {
    weighOrCage: ['F2'],
    undoScan: ['F4'],
    typeAnswer: ['Ctrl+Y'],
    tickDemand: ['F6'],
    callSupervisor: ['F8'],
    setAside: ['F9'],
    closeShort: ['Delete'],
    nextList: ['PageDown'],
    tickDemands: ['PageUp'],
    close: ['Ctrl+Enter'],
    sheet: ['Ctrl+P'],
    help: ['Ctrl+/'],
    camera: ['Ctrl+B'],
    photo: ['Home'],
    film: ['End'],
    printPapers: ['Shift+F2'],
    paperOut: ['Shift+F4'],
    paperNot: ['Shift+F8'],
    paperDamaged: ['Shift+F9'],
    leave: ['Ctrl+Backspace'],
  },
  sync: {
    retry: ['R'],
    lookUp: ['Q'],
    sideOne: ['1'],
    sideTwo: ['2'],
    write: ['E'],
    sideBySide: ['W'],
  },
  people: {
    add: ['N'],
    edit: ['E'],
    test: ['T'],
    remove: ['X'],
    again: ['R'],
    arrived: ['Y'],
    notArrived: ['B'],
  },
  /** Pages of the settings that keep lists of their own: copies of the data, codes, carriers, days. */
  upkeep: {
    add: ['N'],
    backUp: ['B'],
    rehearse: ['R'],
    goBack: ['O'],
    approve: ['Y'],
    decline: ['X'],
  },
  /** Inside a note or dialog that has the focus; its letters never meet the list's. */
  dialog: {
    retry: ['R'],
    other: ['O'],
    details: ['I'],
    mend: ['M'],
    void: ['V'],
    yes: ['Y'],
    no: ['N'],
    damaged: ['B'],
    one: ['1'],
    two: ['2'],
    three: ['3'],
    write: ['E'],
    before: ['ArrowLeft'],
    after: ['ArrowRight'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export type KeyScope = keyof typeof KEY_MAP;
export type KeyAction<S extends KeyScope> = keyof (typeof KEY_MAP)[S] & string;

/** Which scopes are live together. A key may stand once in each of these. */
export const DESKS = {
  queue: ['everywhere', 'list', 'row'],
  intake: ['everywhere', 'list', 'intake'],
  stock: ['everywhere', 'list', 'stock'],
  outage: ['everywhere', 'outage'],
  outageDesk: ['everywhere', 'list', 'outageDesk', 'matching'],
  printQuestion: ['everywhere', 'printQuestion'],
  spotCheck: ['everywhere', 'spotCheck'],
  board: ['everywhere', 'list', 'board'],
  pack: ['bench'],
  dispatch: ['bench'],
  sync: ['everywhere', 'list', 'sync'],
  settings: ['everywhere', 'list', 'people'],
  upkeep: ['everywhere', 'list', 'upkeep'],
  dialog: ['everywhere', 'dialog'],
} as const satisfies Readonly<Record<string, readonly KeyScope[]>>;

/** After `G`; `U` changes the person, which is two keystrokes from anywhere. A letter answers once its place is built, and is shown only then. */
export const GO_KEYS = {
  queue: 'Q',
  intake: 'I',
  stock: 'T',
  requests: 'R',
  outage: 'O',
  manual: 'M',
  pack: 'P',
  dispatch: 'D',
  spotCheck: 'S',
  deliveries: 'E',
  board: 'B',
  weeklyReport: 'W',
  sync: 'Y',
  closed: 'C',
  settings: ',',
  switchUser: 'U',
  notices: 'N',
} as const;
export type GoTarget = keyof typeof GO_KEYS;
export type Place = Exclude<GoTarget, 'switchUser' | 'notices'>;

/** The keys that work for an action as this person has them; those with Ctrl and the named ones always stay. */
export const chordsOf = (scope: KeyScope, action: string, { letters, changed }: OwnKeys = getOwnKeys()): readonly string[] => {
  const built = (KEY_MAP[scope] as Readonly<Record<string, readonly string[]>>)[action] ?? [];
  const own = changed[`${scope}.${action}`];
  if (letters && own === undefined) return built;
  const named = built.filter((chord) => !isCharacterKey(chord));
  return letters && typeof own === 'string' ? [own, ...named] : named;
};

/** The key printed beside an action: the first one that works for it, or nothing where it was switched off. */
export const chordOf = <S extends KeyScope>(scope: S, action: KeyAction<S>): string => chordsOf(scope, action)[0] ?? '';

/** The keys that lead to a place, as they are printed. */
export const goChordOf = (target: GoTarget): string => {
  const go = chordsOf('everywhere', 'go')[0];
  return go === undefined ? '' : `${go}+${GO_KEYS[target]}`;
};
