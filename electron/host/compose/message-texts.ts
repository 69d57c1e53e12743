import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MessageTemplate } from '../../../shared/core/contact/message-template.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { merchantOf } from '../../../shared/core/site/site.ts';
import type { MessageTextDeps } from '../handlers/message-texts.ts';

export interface MessageTextOptions extends Pick<MessageTextDeps, 'say' | 'timeZone'> {
  readonly settings: SiteSettings;
  readonly resourcesFolder: string;
}

interface MessageResource {
  readonly templates: readonly MessageTemplate[];
  readonly placeholders: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

/** Where messages get their words from; the templates are read when the first one is asked for. */
export function composeMessageTexts({ settings, resourcesFolder, say, timeZone }: MessageTextOptions): MessageTextDeps {
  let read: MessageResource | null = null;
  const resource = (): MessageResource => (read ??= JSON.parse(readFileSync(path.join(resourcesFolder, 'messages/templates.json'), 'utf8')) as MessageResource);
  return {
    say,
    timeZone,
    templates: () => resource().templates,
    placeName: (place, language) => resource().placeholders[place]?.[language === 'en' ? 'en' : 'zh'] ?? place,
    siteName: (language) => settings.site()[language === 'en' ? 'nameEn' : 'nameZh'],
    merchantName: (code, language) => merchantOf(settings.site(), code)?.[language === 'en' ? 'nameEn' : 'nameZh'] ?? code,
  };
}
