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
  ...jobs('queue', 'keyboard', {
    'go to another place': 'G shows the letters of the places that are built, and a letter of another does nothing',
    'do what the palette names': '> in the palette names what this desk can do, with its keys, and does it',
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
  ...jobs('dispatch', 'dispatch', {
    'load a vehicle and close its manifest': 'a vehicle is loaded by scans, a stranger and a double are told apart, and the manifest closes signed',
  }),
  ...jobs('spotCheck', 'spot-check', {
    'draw, check and prove a draw': 'a lot is drawn from a seed shown before, its parcels are checked by keys, and the draw comes out again',
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
];
