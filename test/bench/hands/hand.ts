import type { Page } from '@playwright/test';

/*
 * The keystroke-level model (Card, Moran and Newell 1980) with its usual figures: a key at 60 words a minute, a thought before a
 * decision, a hand that points with the mouse, clicks it, and moves between mouse and keys. Times of machines are left out on both
 * sides: they are measured elsewhere.
 */
export const SECONDS = { key: 0.2, think: 1.35, point: 1.1, click: 0.2, home: 0.4 } as const;

export interface Effort {
  /** Presses as a person counts them: Ctrl+A is one. */
  readonly strokes: number;
  readonly seconds: number;
}

/** A hand on the real keyboard of a real page, which counts what it does. */
export interface Hand {
  readonly press: (...chords: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Reads what is there before the next press. */
  readonly think: () => void;
  readonly effort: () => Effort;
}

export const createHand = (page: Page): Hand => {
  let strokes = 0;
  let seconds = 0;
  const press = async (chord: string): Promise<void> => {
    strokes += 1;
    seconds += SECONDS.key * (chord.length > 1 ? chord.split('+').length : 1);
    await page.keyboard.press(chord);
  };
  return {
    press: async (...chords) => {
      for (const chord of chords) await press(chord);
    },
    type: async (text) => {
      strokes += text.length;
      seconds += SECONDS.key * text.length;
      await page.keyboard.type(text);
    },
    think: () => {
      seconds += SECONDS.think;
    },
    effort: () => ({ strokes, seconds }),
  };
};

/** The same job elsewhere, written down as its steps: `keys` typed, `points` at things with the mouse (each with its click), thoughts, changes of hand. */
export interface Elsewhere {
  readonly how: string;
  readonly keys: number;
  readonly points: number;
  readonly thoughts: number;
  readonly homings: number;
}
export const secondsOf = ({ keys, points, thoughts, homings }: Elsewhere): number =>
  keys * SECONDS.key + points * (SECONDS.point + SECONDS.click) + thoughts * SECONDS.think + homings * SECONDS.home;
