import type { CharactersData } from './divisions-data.ts';

/** What is known of single Chinese characters: their simplified twin, their sounds and their strokes. Each table is read when first asked for. */
export interface HanCharacters {
  /** One character for one character, so that positions in the result are positions in the text. */
  simplify(text: string): string;
  /** Same sound as people type it: 杭 航, and what the south of the country hears as one: 四 是, 林 宁, 金 京. */
  soundAlike(a: string, b: string): boolean;
  /** One in four strokes at most is another: 末 未, 杭 抗, 西 酉. */
  lookAlike(a: string, b: string): boolean;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** zh z, ch c, sh s; ang an, eng en, ing in; n l; f h: the pairs an input method offers to swap. */
const blurred = (sound: string): string =>
  sound
    .replace(/^([zcs])h/u, '$1')
    .replace(/([aei])ng$/u, '$1n')
    .replace(/^n/u, 'l')
    .replace(/^hu(?=[aeo])/u, 'f');

/** Strokes to add, drop or change to make one of the other; stops counting past `most`. */
function strokesApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? most + 1;
}

export function createHanCharacters(data: CharactersData): HanCharacters {
  // A bit per code unit says which have a twin: every character of every address is looked up here, and few have one.
  const twins = once(() => {
    const map = new Map<string, string>();
    const has = new Uint32Array(0x1_0000 / 32);
    for (let n = 0; n + 1 < data.traditional.length; n += 2) {
      const code = data.traditional.charCodeAt(n);
      map.set(data.traditional.charAt(n), data.traditional.charAt(n + 1));
      has[code >>> 5] = (has[code >>> 5] ?? 0) | (1 << (code & 31));
    }
    return { has, map };
  });
  const sounds = once(() => {
    const map = new Map<string, string[]>();
    for (const group of data.sounds.split('|')) {
      const [sound = '', chars = ''] = group.split(' ');
      for (const char of chars) map.set(char, [...(map.get(char) ?? []), blurred(sound)]);
    }
    return map;
  });
  const strokes = once(() => new Map(data.strokes.split('|').map((entry) => [entry.charAt(0), entry.slice(1)])));

  return {
    simplify: (text) => {
      const { has, map } = twins();
      let changed = '';
      let from = 0;
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if ((((has[code >>> 5] ?? 0) >>> (code & 31)) & 1) === 0) continue;
        changed += text.slice(from, at) + (map.get(text.charAt(at)) ?? '');
        from = at + 1;
      }
      return from === 0 ? text : changed + text.slice(from);
    },
    soundAlike: (a, b) => {
      const heard = sounds().get(a);
      return (
        heard !== undefined &&
        (sounds()
          .get(b)
          ?.some((sound) => heard.includes(sound)) ??
          false)
      );
    },
    lookAlike: (a, b) => {
      const [one, other] = [strokes().get(a), strokes().get(b)];
      if (one === undefined || other === undefined) return false;
      const most = Math.max(1, Math.floor(Math.max(one.length, other.length) * 0.4));
      return strokesApart(one, other, most) <= most;
    },
  };
}
