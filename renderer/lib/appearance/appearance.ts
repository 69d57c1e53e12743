import { applyZoom } from './zoom.ts';

/** How this browser profile likes its console. Remembered per machine, not per person; read before first paint by first-paint.js. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['compact', 'regular', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

export const ZOOMS = [90, 100, 110, 125, 150, 200] as const;

export interface Appearance {
  readonly language: Language;
  readonly theme: Theme;
  readonly density: Density;
  /** The size of everything, in percent, where the window can set it. */
  readonly zoom: number;
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
    zoom: ZOOMS.find((size) => size === saved['zoom']) ?? 100,
  };
};

let current: Appearance | undefined;
const listeners = new Set<() => void>();

export const getAppearance = (): Appearance => (current ??= read());

export const subscribeAppearance = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const apply = ({ language, theme, density, zoom }: Appearance): void => {
  const root = document.documentElement;
  root.lang = language;
  root.dataset['theme'] = theme === 'system' ? (darkWanted()?.matches === true ? 'dark' : 'light') : theme;
  root.dataset['density'] = density;
  applyZoom(zoom);
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

/** Applies what is remembered, follows the system's theme while the theme is `system`, and the other windows of this computer. */
export const startAppearance = (): void => {
  apply(getAppearance());
  darkWanted()?.addEventListener('change', () => {
    apply(getAppearance());
  });
  // Told to every other window of the same profile, never to the one that wrote.
  window.addEventListener('storage', ({ key }) => {
    if (key !== APPEARANCE_KEY) return;
    current = read();
    apply(current);
    for (const listener of listeners) listener();
  });
};
