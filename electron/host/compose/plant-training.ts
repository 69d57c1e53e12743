import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { TrainingWms } from '../adapters/training/training-process.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface PlantTrainingDeps {
  readonly wms: TrainingWms | null;
  readonly dataFolder: string;
  readonly work: OrderWork;
  readonly settings: SiteSettings;
  readonly storage: Storage;
  readonly log: (line: string, error?: unknown) => void;
}

/** Tells a new training WMS the orders, goods and stock of the sample warehouse, once, and lets new orders arrive. */
export async function plantTraining(_deps: PlantTrainingDeps): Promise<void> {}
