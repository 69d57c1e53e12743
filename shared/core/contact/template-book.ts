import { headerLine, linksIn, plainBody } from '../channel/outgoing-text.ts';
import { openPlaces, type MessageTemplate } from './message-template.ts';

/** The words a site puts in the place of the program's own. What a template is for, by which way and in which language stays as it came. */
export interface TemplateVersion {
  readonly subject: string;
  readonly body: string;
  readonly savedAt: number;
  readonly savedBy: string;
}
export interface OwnTemplate {
  readonly id: string;
  readonly locale: MessageTemplate['locale'];
  /** Newest first; the first one counts. */
  readonly versions: readonly TemplateVersion[];
}
export interface TemplateBook {
  readonly own: readonly OwnTemplate[];
}
export const NO_OWN_TEMPLATES: TemplateBook = { own: [] };

/** Older ones stay in the journal. */
const VERSIONS_KEPT = 20;

export type TemplateName = Pick<MessageTemplate, 'id' | 'locale'>;
export type TemplateWords = Pick<TemplateVersion, 'subject' | 'body'>;

const isSame = (one: TemplateName, other: TemplateName): boolean => one.id === other.id && one.locale === other.locale;
export const versionsOf = (book: TemplateBook, name: TemplateName): readonly TemplateVersion[] => book.own.find((one) => isSame(one, name))?.versions ?? [];

/** What messages are filled from: the program's templates, with the site's words where it has its own. */
export const withOwnWords = (shipped: readonly MessageTemplate[], book: TemplateBook): readonly MessageTemplate[] =>
  book.own.length === 0
    ? shipped
    : shipped.map((template) => {
        const [words] = versionsOf(book, template);
        return words === undefined ? template : { ...template, ...(words.subject !== '' && { subject: words.subject }), body: words.body };
      });

export function withVersion(book: TemplateBook, { id, locale }: TemplateName, version: TemplateVersion): TemplateBook {
  const versions = [version, ...versionsOf(book, { id, locale })].slice(0, VERSIONS_KEPT);
  return { own: [...book.own.filter((one) => !isSame(one, { id, locale })), { id, locale, versions }] };
}

export const TEMPLATE_PROBLEMS = ['empty', 'place_unknown', 'brace', 'subject_missing', 'subject_not_wanted', 'subject_line', 'link'] as const;
export interface TemplateProblem {
  readonly code: (typeof TEMPLATE_PROBLEMS)[number];
  /** The words at fault, where some are. */
  readonly what: string;
}

/**
 * What keeps words from becoming a template. A place nobody fills, or a brace that is none, would go out to a customer as it stands;
 * a line end in a subject is a header of its own; a text message never carries a link.
 */
export function templateProblems(template: MessageTemplate, { subject, body }: TemplateWords, isPlace: (name: string) => boolean): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (body.trim() === '') problems.push({ code: 'empty', what: '' });
  for (const text of [subject, body]) {
    const { names, rest } = openPlaces(text);
    for (const name of new Set(names)) if (!isPlace(name)) problems.push({ code: 'place_unknown', what: name });
    const stray = /.{0,8}[{}].{0,8}/u.exec(rest);
    if (stray !== null) problems.push({ code: 'brace', what: stray[0].trim() });
  }
  const hasSubject = template.channel === 'email';
  if (hasSubject && subject.trim() === '') problems.push({ code: 'subject_missing', what: '' });
  if (!hasSubject && subject !== '' && template.subject === undefined) problems.push({ code: 'subject_not_wanted', what: '' });
  if (headerLine(subject) !== subject.trim()) problems.push({ code: 'subject_line', what: '' });
  const [link] = template.channel === 'sms' ? linksIn(plainBody(body)) : [];
  if (link !== undefined) problems.push({ code: 'link', what: link });
  return problems;
}
