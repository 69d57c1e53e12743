/** Where a start that migrates can be killed by name: on the way through its backup, and around the moment in which a step writes its version. */
export const MIGRATION_POINTS = ['while_copying', 'backup_copied', 'before_first_step', 'step_done', 'version_written', 'between_steps', 'all_steps'] as const;
export type MigrationPoint = (typeof MIGRATION_POINTS)[number];
/** The database is from before the first of these steps. */
export const FIRST_STEP = 940;
