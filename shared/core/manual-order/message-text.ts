import type { HanCharacters } from '../address/divisions/han-characters.ts';
import { plainText } from '../address/divisions/plain-text.ts';

/** A chat message or a platform page; what is longer is no order, and reading it would keep a clerk waiting. */
export const LONGEST_MESSAGE = 8_000;

const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}]|\uFE0E|\uFE0F|\u20E3/gu;
/** Bullets, arrows, boxes and rules that chats and pages put around words. */
const ORNAMENT = /[•·▪■□◆◇★☆→➜✔✓─━│┃┆~～]{1}(?=\s|$)|(?<=^|\n)\s*[•▪■□◆◇★☆➜✔✓>-]+(?=\s)/gu;

const blank = (found: string): string => ' '.repeat(found.length);

/**
 * A message to be read piece by piece. Every character stays in its place, so that a position here is a position in what was pasted;
 * line feeds stay too, and what was read is crossed out by line feeds, which part what stands beside it.
 */
export class MessageText {
  readonly written: string;
  readonly cut: boolean;
  #rest: string;

  constructor(written: string, characters: HanCharacters) {
    this.cut = written.length > LONGEST_MESSAGE;
    this.written = this.cut ? written.slice(0, LONGEST_MESSAGE) : written;
    const lines = this.written.split(/(?<=\n)/u).map((line) => {
      const plain = plainText(line, characters);
      return line.endsWith('\n') ? `${plain.slice(0, -1)}\n` : plain;
    });
    this.#rest = lines.join('').replace(PICTURE, blank).replace(ORNAMENT, blank);
  }

  /** What nobody has read yet. */
  get rest(): string {
    return this.#rest;
  }

  /** The words as pasted. */
  said(start: number, end: number): string {
    return this.written.slice(start, end).trim();
  }

  take(start: number, end: number): string {
    this.#rest = this.#rest.slice(0, start) + '\n'.repeat(end - start) + this.#rest.slice(end);
    return this.said(start, end);
  }
}
