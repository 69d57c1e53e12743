import type { ManualForm } from '../../../../shared/core/manual-order/manual-form.ts';
import type { ReadField, ReadReason } from '../../../../shared/core/manual-order/read-field.ts';
import type { ReadMessageDto as ReadMessage } from '../../../../shared/contract/manual.contract.ts';

/** What was read of a message, and the form that is filled with it. Fields go by the names a draft keeps its unsure ones under. */
const PLAIN = ['merchant', 'platform', 'platformOrderNo', 'note'] as const;
const PERSONAL = ['name', 'phone', 'email'] as const;

/** The order in which they stand in the form, and in which Enter walks those that are unsure. */
export const unsureInOrder = ({ unsure, lines }: Pick<ManualForm, 'unsure' | 'lines'>): readonly string[] =>
  ['platform', 'platformOrderNo', 'merchant', 'name', 'phone', 'email', 'place', ...lines.map((_, n) => `lines.${n}`), 'note'].filter((name) =>
    unsure.includes(name),
  );

/** Nothing was said of it: what stands in the form stays. */
const isSaid = ({ value, why }: ReadField<string>): boolean => value !== '' || why !== 'nothing_said';

/** A message is read into the form. What it says nothing about stays as it was; goods it names replace those that stood there. */
export function formOfReading(reading: ReadMessage, pasted: string, before: ManualForm): ManualForm {
  const plain = Object.fromEntries(PLAIN.filter((name) => reading[name].value !== '').map((name) => [name, reading[name].value]));
  const personal = Object.fromEntries(PERSONAL.filter((name) => reading[name].value !== '').map((name) => [name, reading[name].value]));
  const said = [...PLAIN, ...PERSONAL].filter((name) => isSaid(reading[name]) && !reading[name].sure && !(name === 'email' && reading.email.value === ''));
  const lines = reading.lines.map(({ sku, name, text, quantity }) => ({ sku, name: sku === '' ? text : name, quantity: String(quantity) }));
  return {
    ...before,
    ...plain,
    pasted,
    recipient: { ...before.recipient, ...(reading.place.value.detail === '' && reading.place.value.province === '' ? {} : reading.place.value), ...personal },
    lines: lines.length === 0 ? before.lines : lines,
    unsure: [...said, ...(reading.place.sure ? [] : ['place']), ...reading.lines.flatMap(({ sure }, n) => (sure ? [] : [`lines.${n}`]))],
  };
}

export interface Choosable {
  readonly why: ReadReason;
  /** What it can be, as people say it; the one that stands in the form first. */
  readonly texts: readonly string[];
  /** The form with the reading of that place. */
  readonly choose: (at: number, form: ManualForm) => ManualForm;
}

const without = (form: ManualForm, name: string): ManualForm => ({ ...form, unsure: form.unsure.filter((one) => one !== name) });
const placeText = ({ province, city, district, town, detail, postcode, country }: ReadMessage['place']['value']): string =>
  country === 'CN' || country === ''
    ? [province, city, district, town, detail].filter((part) => part !== '').join('')
    : [detail, town, district, city, province, postcode, country].filter((part) => part !== '').join(', ');

/** The readings an unsure field offers, or null where it has none to offer: then a person types. */
export function choicesOf(name: string, reading: ReadMessage): Choosable | null {
  if (name === 'place') {
    const { value, alternatives, why } = reading.place;
    const all = [value, ...alternatives].filter((place) => placeText(place) !== '');
    return offer(name, why, all, placeText, (place, form) => ({ ...form, recipient: { ...form.recipient, ...place } }));
  }
  const line = /^lines\.(\d+)$/u.exec(name);
  if (line !== null) {
    const n = Number(line[1]);
    const read = reading.lines[n];
    if (read === undefined) return null;
    const all = [{ merchant: read.merchant, sku: read.sku, name: read.name }, ...read.alternatives].filter(({ sku }) => sku !== '');
    return offer(
      name,
      read.why,
      all,
      (goods) => `${goods.sku} ${goods.name}`,
      (goods, form) => ({
        ...form,
        merchant: form.merchant === '' ? goods.merchant : form.merchant,
        lines: form.lines.map((one, at) => (at === n ? { ...one, sku: goods.sku, name: goods.name } : one)),
      }),
    );
  }
  const plain = PLAIN.find((one) => one === name);
  const personal = PERSONAL.find((one) => one === name);
  const key = plain ?? personal;
  if (key === undefined) return null;
  const { value, alternatives, why } = reading[key];
  const all = [value, ...alternatives].filter((text) => text !== '');
  return offer(
    name,
    why,
    all,
    (text) => text,
    (text, form) => (plain === undefined ? { ...form, recipient: { ...form.recipient, [key]: text } } : { ...form, [key]: text }),
  );
}

function offer<T>(
  name: string,
  why: ReadReason,
  values: readonly T[],
  textOf: (value: T) => string,
  put: (value: T, form: ManualForm) => ManualForm,
): Choosable {
  const distinct = values.filter((value, at) => values.findIndex((other) => textOf(other) === textOf(value)) === at);
  return {
    why,
    texts: distinct.map(textOf),
    choose: (at, form) => {
      const value = distinct[at];
      return value === undefined ? form : without(put(value, form), name);
    },
  };
}

/** A person looked at it. */
export const looked = without;

/** Pieces of the message as pasted: what was read surely, unsurely, and what nothing was made of. */
export interface MessagePiece {
  readonly text: string;
  readonly mark: 'sure' | 'unsure' | null;
}

export function piecesOf(pasted: string, reading: ReadMessage, unsure: readonly string[]): readonly MessagePiece[] {
  const spans = [
    ...[...PLAIN, ...PERSONAL, 'place' as const].map((name) => ({ span: reading[name].span, name: name as string })),
    ...reading.lines.map(({ span }, n) => ({ span, name: `lines.${n}` })),
  ]
    .flatMap(({ span, name }) => (span === null ? [] : [{ from: span[0], to: span[1], mark: unsure.includes(name) ? ('unsure' as const) : ('sure' as const) }]))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const pieces: MessagePiece[] = [];
  let at = 0;
  for (const { from, to, mark } of spans) {
    if (from < at || to <= from) continue;
    if (from > at) pieces.push({ text: pasted.slice(at, from), mark: null });
    pieces.push({ text: pasted.slice(from, to), mark });
    at = to;
  }
  if (at < pasted.length) pieces.push({ text: pasted.slice(at), mark: null });
  return pieces;
}
