/**
 * Every key of the console, in one place: what is printed on a key cap and what is listened for are the same text.
 * Two actions of scopes that are live together may never share a key; `findClashes` is run by a test and when the map is loaded
 * while building. Never bound here, because browser, system or input method own them: see FORBIDDEN in clashes.ts.
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
    pauseClock: ['P'],
    note: ['N'],
    photo: ['V'],
    log: ['L'],
    edit: ['E'],
    dismiss: ['X'],
    copy: ['Ctrl+C'],
  },
  intake: {
    chooseFile: ['O'],
    paste: ['Ctrl+V'],
    mend: ['M'],
    discard: ['X'],
  },
  sync: {
    retry: ['R'],
    lookUp: ['Q'],
    sideOne: ['1'],
    sideTwo: ['2'],
    write: ['E'],
    sideBySide: ['W'],
  },
  /** Inside a note or dialog that has the focus; its letters never meet the list's. */
  dialog: {
    retry: ['R'],
    other: ['O'],
    details: ['I'],
    mend: ['M'],
    void: ['V'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export type KeyScope = keyof typeof KEY_MAP;
export type KeyAction<S extends KeyScope> = keyof (typeof KEY_MAP)[S] & string;

/** Which scopes are live together. A key may stand once in each of these. */
export const DESKS = {
  queue: ['everywhere', 'list', 'row'],
  intake: ['everywhere', 'list', 'intake'],
  sync: ['everywhere', 'list', 'sync'],
  settings: ['everywhere'],
  dialog: ['everywhere', 'dialog'],
} as const satisfies Readonly<Record<string, readonly KeyScope[]>>;

/** After `G`; `U` changes the person, which is two keystrokes from anywhere. Only places that are built: a key of a place that is not there does nothing and is not shown. */
export const GO_KEYS = { queue: 'Q', intake: 'I', sync: 'Y', settings: ',', switchUser: 'U' } as const;
export type GoTarget = keyof typeof GO_KEYS;
export type Place = Exclude<GoTarget, 'switchUser'>;

/** The key printed beside an action: the first one that works for it. */
export const chordOf = <S extends KeyScope>(scope: S, action: KeyAction<S>): string => {
  const actions: Readonly<Record<string, readonly string[]>> = KEY_MAP[scope];
  return actions[action]?.[0] ?? '';
};
