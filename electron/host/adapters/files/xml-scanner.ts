/**
 * Just enough XML for the parts of a workbook, piece by piece: tags, attributes on demand, text with the five named entities and
 * character numbers. A document type is refused, so there are no entities to expand and nothing outside to fetch.
 */
export interface XmlHandlers {
  /** Local name without its prefix; `attributes` is the raw text between name and `>`. A self-closing tag opens and closes. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

export class XmlRefused extends Error {}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
export const decodeEntities = (text: string): string => {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, reference: string) => {
    if (!reference.startsWith('#')) return NAMED[reference] ?? whole;
    const code = reference.startsWith('#x') ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\uFFFD' : String.fromCodePoint(code);
  });
};

export const attribute = (attributes: string, name: string): string | null => {
  let from = 0;
  for (;;) {
    const at = attributes.indexOf(`${name}=`, from);
    if (at < 0) return null;
    const before = at === 0 ? 32 : attributes.charCodeAt(at - 1);
    const quote = attributes.charAt(at + name.length + 1);
    if (before <= 32 && (quote === '"' || quote === "'")) {
      const end = attributes.indexOf(quote, at + name.length + 2);
      return end < 0 ? null : decodeEntities(attributes.slice(at + name.length + 2, end));
    }
    from = at + name.length;
  }
};

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** A tag or a comment longer than this is no spreadsheet's. */
const LONGEST_TAG = 256 * 1024;

export const createXmlScanner = (handlers: XmlHandlers): { readonly push: (piece: string) => void; readonly end: () => void } => {
  let rest = '';

  const endOf = (buffer: string, mark: string, from: number): number => {
    const at = buffer.indexOf(mark, from);
    if (at < 0 && buffer.length - from > LONGEST_TAG) throw new XmlRefused('tag too long');
    return at;
  };
  const handOver = (text: string): void => {
    handlers.text(decodeEntities(text));
  };

  const scan = (buffer: string): number => {
    let at = 0;
    for (;;) {
      const tag = buffer.indexOf('<', at);
      if (tag < 0) {
        // Text may go on in the next piece; an entity must not be cut.
        if (buffer.length - at <= LONGEST_TAG) return at;
        const safe = Math.max(at, buffer.lastIndexOf('&'));
        const cut = buffer.length - safe > 16 ? buffer.length - 1 : safe;
        handOver(buffer.slice(at, cut));
        return cut;
      }
      if (tag > at) handOver(buffer.slice(at, tag));
      at = tag;
      const next = buffer.charCodeAt(tag + 1);
      if (next === 33) {
        if (buffer.length - tag < 9) return tag;
        if (buffer.startsWith('<!--', tag)) {
          const end = endOf(buffer, '-->', tag + 4);
          if (end < 0) return tag;
          at = end + 3;
        } else if (buffer.startsWith('<![CDATA[', tag)) {
          const end = endOf(buffer, ']]>', tag + 9);
          if (end < 0) return tag;
          handlers.text(buffer.slice(tag + 9, end));
          at = end + 3;
        } else throw new XmlRefused('document type');
        continue;
      }
      const end = endOf(buffer, '>', tag + 1);
      if (end < 0) return tag;
      at = end + 1;
      if (next === 63) continue;
      if (next === 47) {
        handlers.close(localName(buffer.slice(tag + 2, end).trim()));
        continue;
      }
      // A '>' inside a quoted attribute is legal and no spreadsheet program writes it: an odd number of quotes shows it.
      let close = end;
      while (quotesOpen(buffer, tag, close)) {
        close = endOf(buffer, '>', close + 1);
        if (close < 0) return tag;
      }
      at = close + 1;
      const selfClosing = buffer.charCodeAt(close - 1) === 47;
      const body = buffer.slice(tag + 1, selfClosing ? close - 1 : close);
      const space = body.search(/\s/);
      const name = localName(space < 0 ? body : body.slice(0, space));
      handlers.open(name, space < 0 ? '' : body.slice(space));
      if (selfClosing) handlers.close(name);
    }
  };

  return {
    push: (piece) => {
      const buffer = rest === '' ? piece : rest + piece;
      rest = buffer.slice(scan(buffer));
    },
    end: () => {
      if (rest.includes('<')) throw new XmlRefused('cut off');
      rest = '';
    },
  };
};

/** Whether a tag's text so far stands inside an attribute's quotes. */
const quotesOpen = (buffer: string, from: number, to: number): boolean => {
  let quote = 0;
  for (let at = from; at < to; at++) {
    const code = buffer.charCodeAt(at);
    if (quote === 0) {
      if (code === 34 || code === 39) quote = code;
    } else if (code === quote) quote = 0;
  }
  return quote !== 0;
};
