import { createContext, useContext } from 'react';
import type { Names } from '../../../lib/names/use-names.ts';

/** Asked once for the place and not once for each of its rows. */
export const NamesContext = createContext<Names>({
  merchant: (_code, fallback) => fallback,
  platform: (code) => code,
  carrier: (code) => code,
  person: (_id, fallback) => fallback,
  personCalled: (name) => name,
});
export const useKnownNames = (): Names => useContext(NamesContext);
