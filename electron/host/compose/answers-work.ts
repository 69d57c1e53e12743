import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { learnFromCorrection } from '../../../shared/core/usecases/cases/learn-address.ts';
import { createAnswersHandlers } from '../handlers/answers-handlers.ts';
import type { ViewDeps } from '../handlers/order-dto.ts';
import type { OrderWork } from './order-work.ts';

/** Reading what customers write back, with the rules the order's own checks use. */
export const composeAnswers = ({ work, settings, view }: { readonly work: OrderWork; readonly settings: SiteSettings; readonly view: ViewDeps }) =>
  createAnswersHandlers({
    orderFiles: work.orderFiles,
    recorder: work.recorder,
    check: work.check,
    divisions: work.divisions,
    settings,
    mask: view.mask,
    learnAddress: (before, after) => learnFromCorrection(before, after, work.learning),
  });
