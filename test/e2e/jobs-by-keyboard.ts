import type { Place } from '../../renderer/lib/keys/key-map.ts';

/** One job of the program: at which place, and which test does it in a window that meets nothing but the keyboard. */
export interface Job {
  readonly place: Place | 'signIn';
  readonly job: string;
  readonly spec: string;
  /** The test's title as it stands in the file, a part that changes left as it is written there. */
  readonly test: string;
}

const jobs = (place: Job['place'], spec: string, told: Readonly<Record<string, string>>): readonly Job[] =>
  Object.entries(told).map(([job, test]) => ({ place, job, spec, test }));

/** Everything people come to do, desk by desk as the README tells it. */
export const JOBS: readonly Job[] = [
  ...jobs('signIn', 'sign-in', {
    'sign in with a PIN': 'wrong PINs are counted in words, outlive a host that was killed, and the right one still works',
    'hand the window to somebody else': 'two keystrokes and a PIN hand the window to somebody else; Escape gives it back',
    'sign out': 'signing out leaves nobody; a call without anybody is refused',
  }),
  ...jobs('signIn', 'empty-warehouse', {
    'choose a language before anybody is here': 'a new database asks for its administrator, in either language',
    'set up the administrator': 'the administrator is set up by keys: what is missing is said, and the window is theirs',
  }),
  ...jobs('queue', 'keyboard', {
    'go to another place': 'G shows the letters of the places that are built, and a letter of another does nothing',
    'do what the palette names': '> in the palette names what this desk can do, with its keys, and does it',
  }),
  ...jobs('queue', 'languages', {
    'change language and theme': 'language and theme change while working: what is open and written stays, and is there after a reload',
  }),
  ...jobs('queue', 'queue', {
    'find an order by anything that is known of it': 'Ctrl K finds an order by ${by}, and Enter opens the first',
    'narrow, group and sort what is seen': 'F narrows by kind, U groups, a header sorts, Shift F takes all filters off',
    'search within the queue': 'what is searched narrows the queue itself when that is chosen',
    'go through exceptions one by one': 'J and K walk the list and the panel follows; Escape closes it and the list keeps the place',
  }),
  ...jobs('queue', 'bulk', {
    'assign many at once': 'all in view are assigned as one decision and taken back as one, by keyboard alone',
    'choose a whole group': 'a group is closed, ticked whole by its header and opened again, without a mouse',
    'save a view, find it again and remove it': 'a view is saved with what was chosen, found again by ] and its address, and removed',
  }),
  ...jobs('queue', 'decisions', {
    'accept a suggestion, resolve, reopen': 'a suggestion is accepted with Enter, the checks pass, and the exception is resolved and reopened',
    'correct an address, a phone, a SKU, a quantity': 'a wrong ${what} is corrected with E, checked again and sent to the WMS',
    'hold an order and let it go': 'an order is held by hand and released with a reason',
    'assign, note, show a photo, record a contact': 'A assigns with a next action, N notes, V takes a photo, C records a contact',
    'take a photo with the camera': 'Shift V takes a photo with the camera, and where it may not be used the window says so and offers another way',
    'raise an exception': 'somebody raises an exception on an order by hand; the second report of the same kind joins it',
    'take a decision back': 'Ctrl Z cancels a change that was not sent, and sends the opposite of one that was',
  }),
  ...jobs('queue', 'codes', {
    'settle a wrong code on all its orders': 'a wrong code is settled on all its open orders by keyboard, remembered for approval, and taken back as one',
  }),
  ...jobs('queue', 'fifty', { 'clear a morning’s bad orders': 'fifty bad orders are cleared one after another by the keyboard alone' }),
  ...jobs('queue', 'requests', {
    'offer, accept and tick a special request': 'a special request is offered, accepted by the customer, and blocks the bench until it is ticked',
  }),
  ...jobs('queue', 'named', { 'hear of a note and go there': 'who is named in a note hears of it, and Enter behind the bell opens the exception' }),
  ...jobs('intake', 'intake', {
    'take a file in': 'of a known layout takes one Enter, and the same file again changes nothing',
    'mend a row or leave it out': 'sets doubtful rows aside; one is mended by keyboard, one left out',
  }),
  ...jobs('stock', 'stock', {
    'come from an order to its shortage': 'the panel of an order that is short leads to its shortage on the stock desk, and back',
    'settle a shortage': 'a stock incident is settled by keyboard alone: looked at, shared otherwise, told once, answered once',
  }),
  ...jobs('stock', 'asked-place', { 'count what a packer did not find': 'a unit that is not on the shelf asks for a count, and the count ends it' }),
  ...jobs('outage', 'outage', {
    'declare an outage, send, sign and export':
      'the story of an outage: noticed, declared, worked through by hand, sent when asked, explained, signed and checked',
  }),
  ...jobs('outage', 'outage-by-hand', {
    'match orders by hand with the WMS’s':
      'orders by hand after an outage: one known by its number, one by content, one entered anew, shipped while offline and told once',
  }),
  ...jobs('outage', 'drill', {
    'rehearse an outage': 'a drill opens in a window of its own that nobody can take for the warehouse, and is gone when it is ended',
  }),
  ...jobs('manual', 'manual', {
    'enter an order by hand and print its papers':
      'an order by hand, by keys alone: pasted, looked at, kept through a reload, saved for the outage, printed and answered for',
    'type a message and have it read':
      'a message that is typed is kept with the draft at every keystroke, a scan into it stays typing, and it is read when asked',
  }),
  ...jobs('pack', 'pack', { 'pack an order': 'an order is packed by scans alone: a wrong item is refused, a reload loses nothing, and the parcel is closed' }),
  ...jobs('pack', 'unit-facts', {
    'give a serial, a lot, a date': 'a serial is asked for and typed, a GS1 code answers lot and date at once, and what is too old stays here',
  }),
  ...jobs('pack', 'bench-words', {
    'let a serial go again': 'a serial that left is refused, and goes again on a word with a reason',
    'say how many a case holds, and weigh': 'a kit, a case that is learned, and a weight that names what is missing',
  }),
  ...jobs('pack', 'roles', { 'open an order without a scanner': 'an accessibility checker finds nothing at the bench, whatever was scanned and asked' }),
  ...jobs('pack', 'box-pictures', {
    'take pictures of the open box': 'a photo and a film of the open box are taken while packing goes on, and lie with the order',
  }),
  ...jobs('dispatch', 'dispatch', {
    'load a vehicle and close its manifest': 'a vehicle is loaded by scans, a stranger and a double are told apart, and the manifest closes signed',
  }),
  ...jobs('dispatch', 'pull-back', {
    'take out what may not go': 'a hold that comes after the cage is named with its parcel, keeps the manifest open, and the scan takes the parcel out',
  }),
  ...jobs('spotCheck', 'spot-check', {
    'draw, check and prove a draw': 'a lot is drawn from a seed shown before, its parcels are checked by keys, and the draw comes out again',
  }),
  ...jobs('spotCheck', 'refused-lot', {
    'hold the rest of a refused lot and let it go': 'one fault under a zero plan refuses the lot; the rest is held on a word, and let go on another',
  }),
  ...jobs('sync', 'arrival', {
    'go on after a pause': 'a decision waits, arrives and is acknowledged, and the strip says so',
    'send again now': 'with the WMS down work goes on: the count grows and the screen says it is cut off; back up, everything arrives once',
    'have everything read again': 'whoever doubts the WMS has everything read again by a key, and hears what came of it',
  }),
  ...jobs('settings', 'keyboard', {
    'change one’s own keys': 'a changed letter works, is shown and is remembered for the person; the old one is free',
  }),
  ...jobs('settings', 'settings', {
    'change a deadline': 'a deadline is changed by keys alone, saved with Ctrl S, seen by another window and written in the journal',
    'back up and rehearse': 'a backup is taken and rehearsed, and the build says whose work is in it',
    'go back to a backup': 'going back to a backup names what would be missing, and the program begins a new life with it',
  }),
  ...jobs('settings', 'people', { 'look after people': 'the administrator adds a person, gives roles and a PIN, and stops another from signing in' }),
  ...jobs('settings', 'weighed-goods', {
    'say how weighed goods are labelled':
      'a layout set in Settings is read at the bench: an unknown article is explained and learned once, whatever the next piece weighs',
  }),
  ...jobs('settings', 'channels', {
    'set up a message channel': 'a merchant’s system that reads a folder is told by a file: set up, tried out, written to from an exception, proved',
  }),
];
