/** One document of settings, kept whole. Reading is from memory; writing needs a unit of work. A field it does not have yet has its default. */
export interface KeptDocument<T extends object> {
  readonly read: () => T;
  readonly save: (value: T) => void;
}
