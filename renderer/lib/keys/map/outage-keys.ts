import type { KeyScopes } from './key-scopes.ts';

/** While the WMS is away: the form for orders by hand, the desk of the outage, and matching afterwards. */
export const OUTAGE_KEYS = {
  outage: {
    paste: ['Ctrl+V'],
    nextUnsure: ['Enter'],
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
    giveUp: ['Q'],
    recover: ['R'],
    send: ['S'],
    explain: ['E'],
    drill: ['B'],
    endDrill: ['X'],
    copySlip: ['C'],
    check: ['V'],
    exportPdf: ['Shift+P'],
    sign: ['F9'],
  },
  matching: {
    same: ['M'],
    other: ['N'],
    confirmSure: ['Y'],
    enter: ['I'],
  },
} as const satisfies KeyScopes;
