import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { importOptionsSchema, intakeContract } from '../../../../shared/contract/intake.contract.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export type ImportOptions = z.output<typeof importOptionsSchema>;
export type Preview = z.output<typeof intakeContract.preview.output>;
export type FilePreview = Preview['files'][number];
export type IntakeVocabulary = z.output<typeof intakeContract.presets.output>;

export const NO_OPTIONS: ImportOptions = { preset: null, mapping: null, merchant: null, platform: null, country: null };

/** Known layouts and the fields a column can mean: the same as long as the program runs. */
export const useVocabulary = () => {
  const { intake } = useClient();
  return useQuery<IntakeVocabulary>({ queryKey: ['intake', 'vocabulary'], queryFn: () => answered(intake.presets({})), staleTime: Infinity });
};

/** Looks into files that were sent; a changed option looks again, and what was seen stays until then. */
export const useFilePreview = (uploadIds: readonly string[], options: ImportOptions) => {
  const { intake } = useClient();
  return useQuery<Preview>({
    queryKey: ['intake', 'preview', uploadIds, options],
    queryFn: () => answered(intake.preview({ uploadIds: [...uploadIds], options })),
    enabled: uploadIds.length > 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
};
