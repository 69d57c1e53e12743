import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MessageTemplate } from '../../../shared/core/contact/message-template.ts';
import { withOwnWords, type TemplateBook } from '../../../shared/core/contact/template-book.ts';
import type { KeptDocument } from '../../../shared/core/ports/kept-document.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { merchantOf, UNNAMED_MERCHANT } from '../../../shared/core/site/site.ts';
import type { MessageTextDeps } from '../handlers/message-texts.ts';

export interface MessageTextOptions extends Pick<MessageTextDeps, 'say' | 'timeZone'> {
  readonly settings: SiteSettings;
  readonly resourcesFolder: string;
  readonly book: KeptDocument<TemplateBook>;
}

/** Beside the words: what the page on which they are edited has to know. */
export interface MessageTexts extends MessageTextDeps {
  readonly book: KeptDocument<TemplateBook>;
  readonly shipped: () => readonly MessageTemplate[];
  readonly places: () => readonly string[];
}

interface MessageResource {
  readonly templates: readonly MessageTemplate[];
  readonly placeholders: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

/** Where messages get their words from; the templates are read when the first one is asked for. */
export function composeMessageTexts({ settings, resourcesFolder, say, timeZone, book }: MessageTextOptions): MessageTexts {
  const siteName: MessageTexts['siteName'] = (language) => settings.site()[language === 'en' ? 'nameEn' : 'nameZh'];
  let read: MessageResource | null = null;
  const resource = (): MessageResource => (read ??= JSON.parse(readFileSync(path.join(resourcesFolder, 'messages/templates.json'), 'utf8')) as MessageResource);
  return {
    say,
    timeZone,
    book,
    shipped: () => resource().templates,
    places: () => Object.keys(resource().placeholders),
    templates: () => withOwnWords(resource().templates, book.read()),
    placeName: (place, language) => resource().placeholders[place]?.[language === 'en' ? 'en' : 'zh'] ?? place,
    siteName,
    // Who reads it knows a shop, or else the house that sends.
    merchantName: (code, language) =>
      merchantOf(settings.site(), code)?.[language === 'en' ? 'nameEn' : 'nameZh'] ?? (code === UNNAMED_MERCHANT ? siteName(language) : code),
  };
}
