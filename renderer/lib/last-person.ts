const KEY = 'sidebay.lastPerson';

/** Who signed in at this computer last: offered first, nothing more. An id, never a name. */
export const lastPerson = (): string | undefined => {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
};

export const rememberPerson = (id: string): void => {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Not remembered: one more press next time.
  }
};
