import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { templatesContract } from '../../../shared/contract/templates.contract.ts';
import { fillTemplate, isForKind, type MessageTemplate } from '../../../shared/core/contact/message-template.ts';
import { templateProblems, versionsOf, type TemplateName } from '../../../shared/core/contact/template-book.ts';
import { isActiveState, type ExceptionCase } from '../../../shared/core/exception-case/exception-case.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import { keepTemplate, type KeepTemplateDeps } from '../../../shared/core/usecases/messages/keep-template.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { factsFor, type MessageTextDeps } from './message-texts.ts';

export interface TemplatesHandlerDeps extends KeepTemplateDeps {
  readonly texts: MessageTextDeps;
  readonly orderFiles: Pick<OrderFiles, 'load' | 'loadByCase'>;
  readonly ordersByNumber: (platformOrderNo: string) => readonly string[];
  /** The newest open exception of a kind, or of kinds that begin so. */
  readonly newestCaseOf: (kind: string) => string | null;
  readonly personName: (userId: string) => string;
}

interface Example {
  readonly file: OrderFile;
  readonly one: ExceptionCase;
}

export function createTemplatesHandlers(deps: TemplatesHandlerDeps): GroupHandlers<typeof templatesContract, Acting> {
  const { texts } = deps;
  const find = (name: TemplateName): MessageTemplate | undefined => deps.shipped().find(({ id, locale }) => id === name.id && locale === name.locale);
  const isPlace = (place: string): boolean => deps.places().includes(place);
  const exampleIn = (file: OrderFile | null, template: MessageTemplate): Example | null => {
    const fitting = file?.cases.filter(({ kind }) => isForKind(template, kind)) ?? [];
    const one = fitting.find(({ state }) => isActiveState(state)) ?? fitting[0] ?? file?.cases[0];
    return file === null || one === undefined ? null : { file, one };
  };
  const exampleFor = (template: MessageTemplate, platformOrderNo: string): Example | null => {
    if (platformOrderNo !== '') {
      const [orderId] = deps.ordersByNumber(platformOrderNo);
      return orderId === undefined ? null : exampleIn(deps.orderFiles.load(orderId), template);
    }
    const caseId = deps.newestCaseOf(template.kind);
    return caseId === null ? null : exampleIn(deps.orderFiles.loadByCase(caseId), template);
  };
  return {
    list: () =>
      ok({
        templates: texts.templates().map((template) => {
          const shipped = find(template);
          const { id, locale, kind, audience, channel, length, body } = template;
          const versions = versionsOf(deps.book.read(), template).map((version) => ({ ...version, savedBy: deps.personName(version.savedBy) }));
          return {
            id,
            locale,
            kind,
            audience,
            channel,
            length,
            body,
            versions,
            subject: template.subject ?? '',
            shipped: { subject: shipped?.subject ?? '', body: shipped?.body ?? body },
          };
        }),
        places: deps.places().map((place) => ({ name: place, zh: texts.placeName(place, 'zh-CN'), en: texts.placeName(place, 'en') })),
      }),
    preview: ({ id, locale, subject, body, platformOrderNo }) => {
      const template = find({ id, locale });
      if (template === undefined) return err({ code: 'template_not_found' });
      const example = exampleFor(template, platformOrderNo.trim());
      if (example === null && platformOrderNo.trim() !== '') return err({ code: 'order_not_found' });
      const facts = example === null ? { site: texts.siteName(locale), sign: texts.siteName(locale) } : factsFor(example.one, example.file, locale, texts);
      const filled = fillTemplate({ ...template, subject, body }, facts, (place) => texts.placeName(place, locale));
      return ok({
        subject: filled.subject,
        body: filled.body,
        missing: [...filled.missing],
        platformOrderNo: example?.file.order.platformOrderNo ?? '',
        problems: [...templateProblems(template, { subject, body }, isPlace)],
      });
    },
    save: ({ id, locale, subject, body }, { actor }) => {
      const kept = keepTemplate({ id, locale }, { subject, body }, actingToActor(actor), deps);
      return kept.ok ? ok({}) : kept;
    },
  };
}
