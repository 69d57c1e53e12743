import type { MessageTemplate } from '../../contact/message-template.ts';
import { templateProblems, versionsOf, withVersion, type TemplateBook, type TemplateName, type TemplateWords } from '../../contact/template-book.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { KeptDocument } from '../../ports/kept-document.ts';
import { ok, type Result } from '../../../kernel/result.ts';

export interface KeepTemplateDeps extends UnitOfWorkDep, JournalWriterDep, ClockDep {
  readonly book: KeptDocument<TemplateBook>;
  readonly shipped: () => readonly MessageTemplate[];
  readonly places: () => readonly string[];
}

/** Keeps new words of a template as its newest version. Messages that wait already have their words. */
export function keepTemplate(name: TemplateName, words: TemplateWords, actor: Actor, deps: KeepTemplateDeps): Result<null, Refusal> {
  const template = deps.shipped().find(({ id, locale }) => id === name.id && locale === name.locale);
  if (template === undefined) return refuse('template_not_found');
  const places = new Set(deps.places());
  const [problem] = templateProblems(template, words, (place) => places.has(place));
  if (problem !== undefined) return refuse(`template_${problem.code}`, { what: problem.what });
  deps.unitOfWork.run(() => {
    const at = deps.clock.now();
    const book = deps.book.read();
    const [before] = versionsOf(book, name);
    const { subject, body } = words;
    deps.book.save(withVersion(book, name, { subject, body, savedAt: at, savedBy: actor.kind === 'person' ? actor.userId : '' }));
    deps.journal.append({
      type: 'template.changed',
      at,
      actor,
      orderId: null,
      caseId: null,
      data: {
        id: name.id,
        locale: name.locale,
        before: before === undefined ? null : { subject: before.subject, body: before.body },
        after: { subject, body },
      },
      personal: null,
    });
  });
  return ok(null);
}
