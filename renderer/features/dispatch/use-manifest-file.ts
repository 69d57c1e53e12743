import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { saveMade } from '../../lib/save-download.ts';
import { useSend } from '../../lib/use-send.ts';
import { useClient } from '../../transport/console-context.ts';

export type ManifestFormat = 'csv' | 'pdf';

export interface ManifestFile {
  /** False while one is being made: a second press is no second file. */
  readonly save: (loadId: string, format: ManifestFormat) => false | void;
  readonly saving: { readonly loadId: string; readonly format: ManifestFormat } | null;
  readonly failure: CallError | null;
}

/** A closed manifest as a file for the carrier. */
export function useManifestFile(): ManifestFile {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const client = useClient();
  const { busy, failure, send } = useSend(() => undefined);
  const [last, setLast] = useState<ManifestFile['saving']>(null);
  return {
    save: (loadId, format) => {
      if (busy) return false;
      setLast({ loadId, format });
      void send(saveMade(client, client.loads.export({ loadId, language, format })), ({ fileName }) => t('loads.export.done', { file: fileName }));
    },
    saving: busy ? last : null,
    failure,
  };
}
