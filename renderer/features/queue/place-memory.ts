/** Where somebody was in the queue, so that coming back from another place leads there. Gone with the window and with the person. */
interface PlaceMemory {
  readonly userId: string;
  readonly search: string;
  readonly path: string;
  readonly top: number;
}

let memory: PlaceMemory | null = null;

export const rememberPlace = (place: PlaceMemory): void => {
  memory = place;
};
export const rememberedPlace = (userId: string): PlaceMemory | null => (memory?.userId === userId ? memory : null);
