/** New identifiers (UUID version 7: sortable by creation). */
export interface Ids {
  readonly next: () => string;
}
export interface IdsDep {
  readonly ids: Ids;
}
