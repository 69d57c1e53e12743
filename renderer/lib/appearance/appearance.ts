/** How this browser profile likes its console. Remembered per machine, not per person; read before first paint by first-paint.js. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['compact', 'regular', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

export interface Appearance {
  readonly language: Language;
  readonly theme: Theme;
  readonly density: Density;
  /** Single-letter keys may be switched off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

export const APPEARANCE_KEY = 'sidebay.appearance';

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined => list.find((item) => item === value);

const remembered = (): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(APPEARANCE_KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

const systemLanguage = (): Language => (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
const darkWanted = () => (typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined);

const read = (): Appearance => {
  const saved = remembered();
  return {
    language: oneOf(LANGUAGES, saved['language']) ?? systemLanguage(),
    theme: oneOf(THEMES, saved['theme']) ?? 'system',
    density: oneOf(DENSITIES, saved['density']) ?? 'regular',
    singleKeys: saved['singleKeys'] !== false,
  };
};

let current: Appearance | undefined;
const listeners = new Set<() => void>();

export const getAppearance = (): Appearance => (current ??= read());

export const subscribeAppearance = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const apply = ({ language, theme, density }: Appearance): void => {
  const root = document.documentElement;
  root.lang = language;
  root.dataset['theme'] = theme === 'system' ? (darkWanted()?.matches === true ? 'dark' : 'light') : theme;
  root.dataset['density'] = density;
};

export const setAppearance = (change: Partial<Appearance>): void => {
  current = { ...getAppearance(), ...change };
  try {
    localStorage.setItem(APPEARANCE_KEY, JSON.stringify(current));
  } catch {
    // A profile that may not store still looks right until it is closed.
  }
  apply(current);
  for (const listener of listeners) listener();
};

/** Applies what is remembered and follows the system's theme while the theme is `system`. */
export const startAppearance = (): void => {
  apply(getAppearance());
  darkWanted()?.addEventListener('change', () => {
    apply(getAppearance());
  });
};
