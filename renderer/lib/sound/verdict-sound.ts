/** A tone of its own for each verdict (Hz, ms, times); every one has a visible twin. */
const TONES = {
  counted: [[880, 60]],
  complete: [
    [660, 80],
    [880, 80],
    [1175, 140],
  ],
  refused: [
    [220, 180],
    [220, 180],
  ],
  lookAgain: [
    [440, 120],
    [440, 120],
  ],
  unknown: [
    [520, 110],
    [330, 160],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [hz: number, ms: number])[]>>;
export type VerdictSound = keyof typeof TONES;

const VOLUME_KEY = 'sidebay.benchVolume';
const GAP_SECONDS = 0.05;
const FADE_SECONDS = 0.008;

let context: AudioContext | null = null;

/** 0 to 1; loudspeakers stand at this computer, so it is kept on it. */
export const benchVolume = (): number => {
  const kept = Number(localStorage.getItem(VOLUME_KEY) ?? Number.NaN);
  return kept >= 0 && kept <= 1 ? kept : 0.6;
};

/** Plays it, or stays silent where there is no sound: nothing at a bench may fail for want of a loudspeaker. */
export const playVerdict = (sound: VerdictSound): void => {
  const volume = benchVolume();
  if (volume === 0 || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  let at = context.currentTime;
  for (const [hz, ms] of TONES[sound]) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hz;
    // Cut off at full height a tone clicks.
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(volume, at + FADE_SECONDS);
    gain.gain.setValueAtTime(volume, at + ms / 1000 - FADE_SECONDS);
    gain.gain.linearRampToValueAtTime(0, at + ms / 1000);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + ms / 1000);
    at += ms / 1000 + GAP_SECONDS;
  }
};
