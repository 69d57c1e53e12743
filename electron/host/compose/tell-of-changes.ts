export type Told = (topics: readonly string[]) => void;

/** Every window hears what changed, and so does one part of the house that keeps up with orders; it comes later than the first who tells. */
export function tellOfChanges(publish: Told): { readonly changed: Told; readonly follow: (follower: Told) => void } {
  let follower: Told = () => {};
  return {
    changed: (topics) => {
      publish(topics);
      follower(topics);
    },
    follow: (next) => void (follower = next),
  };
}
