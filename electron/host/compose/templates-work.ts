import { createKeptDocument } from '../adapters/sqlite/database/kept-document-store.ts';
import type { Db } from '../adapters/sqlite/database/open-database.ts';
import { createNewestCaseOf, createOrdersByNumber } from '../adapters/sqlite/orders/order-lookups.ts';
import { NO_OWN_TEMPLATES, type TemplateBook } from '../../../shared/core/contact/template-book.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { KeptDocument } from '../../../shared/core/ports/kept-document.ts';
import { createTemplatesHandlers } from '../handlers/templates-handlers.ts';
import type { MessageTexts } from './message-texts.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export const createTemplateBook = (db: Db): KeptDocument<TemplateBook> => createKeptDocument(db, 'message-templates', NO_OWN_TEMPLATES);

export const composeTemplates = (options: {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly clock: Clock;
  readonly texts: MessageTexts;
  readonly personName: (userId: string) => string;
}) => {
  const { storage, work, clock, texts, personName } = options;
  return createTemplatesHandlers({
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    clock,
    texts,
    book: texts.book,
    shipped: texts.shipped,
    places: texts.places,
    orderFiles: work.orderFiles,
    ordersByNumber: createOrdersByNumber(storage.db),
    newestCaseOf: createNewestCaseOf(storage.db),
    personName,
  });
};
