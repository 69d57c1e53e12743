/** The beginning of a message to somebody outside: whole sentences with places to fill. Data an administrator edits. */
export interface MessageTemplate {
  readonly id: string;
  /** An exception kind, or its beginning and an asterisk. */
  readonly kind: string;
  readonly audience: 'customer' | 'merchant' | 'carrier' | 'department';
  readonly channel: 'sms' | 'im' | 'email' | 'call_script' | 'report';
  readonly locale: 'zh-CN' | 'en';
  readonly subject?: string;
  readonly body: string;
  /** Characters the channel takes. */
  readonly length: number;
}

export interface FilledMessage {
  readonly subject: string;
  readonly body: string;
  /** Places nothing is known for; they stand in the text in braces, in words, for a person to fill. */
  readonly missing: readonly string[];
}

export const isForKind = ({ kind }: MessageTemplate, wanted: string): boolean => (kind.endsWith('*') ? wanted.startsWith(kind.slice(0, -1)) : kind === wanted);

const PLURAL = /\{(\w+), plural, one \{([^}]*)\} other \{([^}]*)\}\}/gu;
const PLACE = /\{(\w+)\}/gu;

/** Puts what is known into a template. A text never goes out with a place left open: `missing` says which are. */
export function fillTemplate(template: MessageTemplate, facts: Readonly<Record<string, string | undefined>>, nameOf: (place: string) => string): FilledMessage {
  const missing = new Set<string>();
  const fact = (name: string): string | undefined => (facts[name] === '' ? undefined : facts[name]);
  const fill = (text: string): string =>
    text
      .replace(PLURAL, (_whole: string, name: string, one: string, other: string) => {
        const count = fact(name);
        if (count === undefined) missing.add(nameOf(name));
        return count === undefined ? `{${nameOf(name)}}` : (count === '1' ? one : other).replaceAll('#', count);
      })
      .replace(PLACE, (_whole: string, name: string) => {
        const known = fact(name);
        if (known === undefined) missing.add(nameOf(name));
        return known ?? `{${nameOf(name)}}`;
      });
  return { subject: fill(template.subject ?? ''), body: fill(template.body), missing: [...missing] };
}

/** The places a text opens, and what is left of it without them; a brace in the rest opens nothing. */
export const openPlaces = (text: string): { readonly names: readonly string[]; readonly rest: string } => ({
  names: [...text.matchAll(PLURAL), ...text.replace(PLURAL, '').matchAll(PLACE)].map(([, name = '']) => name),
  rest: text.replace(PLURAL, '').replace(PLACE, ''),
});

/** Whether a text still has a place that nobody filled. */
export const hasOpenPlace = (text: string): boolean => /\{[^{}]+\}/u.test(text);
