import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportDto } from '../../../../shared/contract/intake.contract.ts';
import { readImport } from '../../../../shared/contract/read-import.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient, useConsoleEvents } from '../../../transport/console-context.ts';

const IMPORTS_KEY = ['imports', 'list'] as const;
const SHOWN = 100;

/** Newest first; what is known already is replaced where it stands. */
const withImport = (imports: readonly ImportDto[], one: ImportDto): readonly ImportDto[] =>
  imports.some(({ importId }) => importId === one.importId) ? imports.map((known) => (known.importId === one.importId ? one : known)) : [one, ...imports];

/** Keeps the list up with what the host tells of running imports. Once in the place. */
export const useImportProgress = (): void => {
  const queries = useQueryClient();
  useConsoleEvents((event) => {
    if (event.name !== 'importProgress') return;
    const told = readImport(event.payload);
    if (told !== undefined) queries.setQueryData<readonly ImportDto[]>(IMPORTS_KEY, (before) => before && withImport(before, told));
  });
};

/** Imports, newest first. */
export const useImports = () => {
  const { intake } = useClient();
  return useQuery<readonly ImportDto[]>({ queryKey: IMPORTS_KEY, queryFn: async () => (await answered(intake.imports({ limit: SHOWN }))).imports });
};
