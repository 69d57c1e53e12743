import { useState } from 'react';

/** The value as it was, while each new one says the same: what is drawn from it stays. For what came from the host as JSON. */
export function useAlike<T>(value: T): T {
  const [kept, keep] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  keep(value);
  return value;
}
