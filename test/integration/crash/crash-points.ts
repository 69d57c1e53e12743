/** Where the syncing process can be killed by name: around every commit, each leg of a change's way there and back, what arrived, and a backup. */
export const CRASH_POINTS = [
  'before_begin',
  'before_commit',
  'after_commit',
  'after_reply',
  'before_mark',
  'after_mark',
  'before_send',
  'while_sending',
  'after_response',
  'before_settle',
  'after_settle',
  'before_integrate',
  'between_records',
  'after_integrate',
  'before_backup',
  'backup_copied',
  'after_backup',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];
