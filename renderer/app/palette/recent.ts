const MOST_REMEMBERED = 6;
const keyOf = (userId: string): string => `sidebay.recent.${userId}`;

/** What this person used last here, newest first. Ids of commands and places, nothing of any order. */
export const recentOf = (userId: string): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST_REMEMBERED) : [];
  } catch {
    return [];
  }
};

export const rememberUse = (userId: string, id: string): void => {
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify([id, ...recentOf(userId).filter((one) => one !== id)].slice(0, MOST_REMEMBERED)));
  } catch {
    // Not remembered: it stands further down next time.
  }
};
